#include <regex>

#include "support/catch.hpp"
#include "support/workloads.hpp"
#include "titania/accelerator/inference.hpp"
#include "titania/core/error.hpp"
#include "titania/energy/converters.hpp"
#include "titania/io/accelerator.hpp"
#include "titania/io/json.hpp"

using namespace titania;
using accelerator::Accelerator;

namespace {

const energy::Component& row(const std::vector<energy::Component>& rows, const std::string& item) {
  const auto found = std::ranges::find(rows, item, &energy::Component::item);
  REQUIRE(found != rows.end());
  return *found;
}

Accelerator read(std::string text, const std::string& from, const std::string& to) {
  const auto place = text.find(from);
  REQUIRE(place != std::string::npos);
  text.replace(place, from.size(), to);
  return io::from_json<Accelerator>(text);
}

}  // namespace

TEST_CASE("an accelerator is found in any case, and with either dash") {
  CHECK(io::accelerator("TIO2-Edge") == io::accelerator("tio2_edge"));
  CHECK_THROWS_WITH(io::accelerator("isac"), Catch::Contains("did you mean 'isaac'?"));
}

TEST_CASE("every figure of every accelerator has a source and a range around it") {
  for (const auto& name : io::accelerator_names()) {
    const Accelerator a = io::accelerator(name);
    CAPTURE(name);
    CHECK(a.name == name);
    CHECK_FALSE(a.citations.empty());
    for (const auto& c : accelerator::components(a)) {
      CAPTURE(c.item);
      for (const energy::Figure& f : {c.energy, c.area, c.static_power}) {
        CHECK_NOTHROW(validate(f));
        CHECK(f.low <= f.value);
        CHECK(f.value <= f.high);
        if (f.high > 0) CHECK_FALSE(f.source.empty());
      }
    }
    CHECK(io::from_json<Accelerator>(io::to_json(a)) == a);
  }
}

TEST_CASE("a preset with a wrong unit, without a source or with a row twice is refused") {
  const std::string text = io::to_json(io::accelerator("tio2_edge"));
  CHECK_THROWS_WITH(read(text, R"("unit": "J")", R"("unit": "pJ")"),
                    Catch::Contains(".unit = 'pJ': must be 'J'"));
  CHECK_THROWS_WITH(read(text, R"("unit": "S")", R"("unit": "uS")"),
                    Catch::Contains("Accelerator.cell_read.conductance.unit = 'uS'"));
  CHECK_THROWS_WITH(read(text, "\"dac_8b: Chen VLSI 2018 (x2)\"", "\"\""),
                    Catch::Contains("needs a source"));
  CHECK_THROWS_WITH(read(text, R"("item": "amplifier")", R"("item": "DAC")"),
                    Catch::Contains(".item = 'DAC'") && Catch::Contains("is there already"));
  CHECK_THROWS_WITH(read(text, R"("per": "dac_conversions")", R"("per": "dac_conversion")"),
                    Catch::Contains("did you mean 'dac_conversions'?"));
  CHECK_THROWS_WITH(read(text, R"("rows": 128)", R"("rows": 0)"),
                    Catch::Contains("Accelerator.rows = 0: must be in [1, 65536]"));
  CHECK_THROWS_WITH(read(text, R"("arrays_per_core": 4)", R"("arrays_per_core": 0)"),
                    Catch::Contains("Accelerator.arrays_per_core = 0"));
  CHECK_THROWS_WITH(read(text, R"("hops": 2.0)", R"("hop": 2.0)"),
                    Catch::Contains("did you mean 'hops'?"));
  CHECK_THROWS_WITH(read(text, R"("adc_model": "survey")", R"("adc_model": "surveys")"),
                    Catch::Contains("did you mean 'survey'?"));
}

TEST_CASE("the converter follows its bits and its node") {
  Accelerator a = io::accelerator("tio2_edge");
  const auto adc = [&] { return row(accelerator::components(a), "ADC"); };
  CHECK(adc().energy.value == Approx(energy::adc_energy(8, 1e8, 65e-9)));
  a.adc_bits = 6;
  CHECK(adc().energy.value == Approx(energy::adc_energy(6, 1e8, 65e-9)));
  a.node = 28e-9;
  CHECK(adc().energy.value == Approx(energy::adc_energy(6, 1e8, 28e-9)));
  a.adc_model = energy::AdcModel::isaac;
  a.adc_bits = 12;
  CHECK_THROWS_AS(adc(), ArgumentError);  // its figures end at 10 bits
  a.t_conversion = 0;
  CHECK_THROWS_WITH(adc(), Catch::Contains("t_conversion = 0 s"));
}

TEST_CASE("a smaller node makes logic cheaper, and leaves the cells as they are") {
  Accelerator a = io::accelerator("tio2_edge");
  const auto before = accelerator::components(a);
  a.node = 28e-9;
  const auto after = accelerator::components(a);
  CHECK(row(after, "DAC").energy.value < row(before, "DAC").energy.value);
  CHECK(row(after, "adders").area.value < row(before, "adders").area.value);
  CHECK(row(after, "cells") == row(before, "cells"));
  CHECK(row(after, "amplifier") == row(before, "amplifier"));
}

TEST_CASE("a smaller array reads fewer cells at a time, converts more often, and is smaller") {
  Accelerator a = io::accelerator("tio2_edge");
  const Workload work = test::perceptron();
  const auto large = accelerator::inference(a, work);
  a.rows = 32;
  const auto small = accelerator::inference(a, work);
  CHECK(small.activity.cell_energy == Approx(large.activity.cell_energy));
  CHECK(small.activity.adc_conversions > 3 * large.activity.adc_conversions);
  CHECK(accelerator::peak(a).area < accelerator::peak(io::accelerator("tio2_edge")).area);
}
