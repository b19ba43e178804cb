#include "titania/io/json.hpp"

#include <limits>

#include "support/catch.hpp"
#include "titania/baseline/gpu.hpp"
#include "titania/core/error.hpp"
#include "titania/core/workload.hpp"
#include "titania/energy/report.hpp"
#include "titania/io/preset.hpp"
#include "titania/tile/tile_config.hpp"

using namespace titania;

namespace {

template <class Config>
void round_trip(const Config& config) {
  CHECK(io::from_json<Config>(io::to_json(config)) == config);
}

std::string refusal(std::string_view text) {
  try {
    (void)io::from_json<ArrayConfig>(text);
  } catch (const ConfigError& e) {
    return e.what();
  }
  return "accepted";
}

std::string with(const std::string& fields) {
  return R"({"schema": 1, "type": "ArrayConfig", )" + fields + "}";
}

}  // namespace

TEST_CASE("configs survive JSON, whatever they hold") {
  TileConfig config = io::preset("tio2_passive");
  round_trip(config);
  config.array.device = device::Vteam{.r_on = 33.3};
  config.adc = {.bits = std::nullopt, .range = 1e-5};
  config.array.wires.r_word_line = inf;
  config.array.wires.r_source = std::vector<double>{0.1, 0.2, 0.3};
  config.array.wires.r_bit_line = Matrix({1, 2, 3, 4, 5, 6}, 3, 2);
  config.array.wires.drive = Drive::both;
  config.array.rows = 3;
  config.array.cols = 2;
  config.array.t_read = std::numeric_limits<double>::denorm_min();
  config.array.wires.r_word_line = 0.1 + 0.2;
  round_trip(config);
  round_trip(baseline::gpu("h100-sxm"));
  energy::EnergyReport report;
  report.terms = {{"a", "b", "c", {1, 0.5, 2}, {}, {}, "\"quoted\" µ\n"}};
  report.boundary = energy::Boundary::wall;
  round_trip(report);
  round_trip(Workload{"w", {{"one", 3, 4, 5}}, 4, 16});
}

TEST_CASE("missing fields take their defaults") {
  CHECK(io::from_json<ArrayConfig>(R"({"schema": 1, "type": "ArrayConfig"})") == ArrayConfig{});
}

TEST_CASE("unknown names are refused at any depth, with the path and the known names") {
  CHECK_THAT(refusal(with(R"("row": 3)")),
             Catch::StartsWith("ArrayConfig.row: unknown field; expected one of {rows, cols,"));
  CHECK_THAT(refusal(with(R"("wires": {"r_word_lin": 1})")),
             Catch::StartsWith("ArrayConfig.wires.r_word_lin: unknown field") &&
                 Catch::Contains("did you mean 'r_word_line'?"));
  CHECK_THAT(refusal(with(R"("device": {"type": "vtem"})")),
             Catch::StartsWith(
                 "ArrayConfig.device.type = 'vtem': expected one of {Ideal, Tio2Passive, Vteam}"));
  CHECK_THAT(
      refusal(with(R"("nonidealities": [{"type": "ReadNoise"}, {"type": "StuckCells", "p": 1}])")),
      Catch::StartsWith("ArrayConfig.nonidealities[1].p: unknown field"));
  CHECK_THAT(refusal(with(R"("wires": {"drive": "right"})")),
             Catch::StartsWith("ArrayConfig.wires.drive = 'right': expected one of {left, both}"));
  CHECK_THAT(refusal(with(R"("device": {"g_min": 1})")), Catch::Contains("needs a \"type\""));
  CHECK_THAT(refusal(with(R"("device": {"type": "Custom"})")), Catch::Contains("expected one of"));
}

TEST_CASE("wrong types and values are refused with the path") {
  CHECK(refusal(with(R"("rows": 1.5)")) == "ArrayConfig.rows = 1.5: expected an integer");
  CHECK(refusal(with(R"("rows": "3")")) == "ArrayConfig.rows = \"3\": expected an integer");
  CHECK_THAT(refusal(with(R"("rows": 99999999999999999999)")), Catch::Contains("ArrayConfig.rows"));
  CHECK_THAT(refusal(with(R"("rows": 9999999999)")), Catch::Contains("too large"));
  CHECK(refusal(with(R"("t_read": true)")) == "ArrayConfig.t_read = true: expected a number");
  CHECK(refusal(with(R"("t_read": "inf")")) == "ArrayConfig.t_read = inf s: must be in (0, 1] s");
  CHECK_THAT(refusal(with(R"("wires": 3)")), Catch::Contains("expected an object"));
  CHECK_THAT(refusal(with(R"("nonidealities": {})")), Catch::Contains("expected a list"));
  CHECK_THAT(refusal(with(R"("wires": {"r_source": [[1, 2], [3]]})")),
             Catch::Contains("a row of 2"));
  CHECK(refusal(with(R"("wires": {"r_word_line": -1})")) ==
        "ArrayConfig.wires.r_word_line = -1 ohm: must be in [0, inf] ohm");
}

TEST_CASE("what is no document of this schema is refused") {
  CHECK_THAT(refusal(""), Catch::StartsWith("not valid JSON"));
  CHECK_THAT(refusal("{"), Catch::StartsWith("not valid JSON"));
  CHECK_THAT(refusal("[1]"), Catch::Contains("expected an object"));
  CHECK_THAT(refusal("{}"), Catch::Contains("schema: must be 1"));
  CHECK_THAT(refusal(R"({"schema": 2, "type": "ArrayConfig"})"), Catch::Contains("schema"));
  CHECK_THAT(refusal(R"({"schema": 1, "type": "TileConfig"})"), Catch::Contains("type: must be"));
  CHECK_THAT(refusal(with(R"("rows": 3, "rows": 4)")), Catch::Contains("'rows' appears twice"));
  CHECK_THAT(refusal(with(R"("t_read": NaN)")), Catch::StartsWith("not valid JSON"));
  CHECK_THAT(refusal(std::string(100000, '[')), Catch::StartsWith("not valid JSON"));
}

TEST_CASE("every preset loads, validates and says where its numbers come from") {
  CHECK(io::preset_names() == std::vector<std::string>{"ideal", "tio2_passive"});
  for (const auto& name : io::preset_names()) {
    CHECK_NOTHROW(validate(io::preset(name)));
    CHECK_FALSE(io::preset_citations(name).empty());
  }
  CHECK_THROWS_WITH(io::preset("tio2"), Catch::Contains("expected one of {ideal, tio2_passive}"));
  const TileConfig config = io::preset("tio2_passive");
  CHECK(config.array.nonidealities.size() == 5);
  CHECK(config.array.wires.r_word_line.at(0) == 2.5);
  CHECK(config.v_read == 0.1);
  CHECK(config.array.t_read == 100e-9);
}
