// The ratio with the crossbar built otherwise.
#include "titania/comparison/choices.hpp"

#include <algorithm>
#include <string>

#include "support/catch.hpp"
#include "titania/core/error.hpp"
#include "titania/io/accelerator.hpp"
#include "titania/zoo/zoo.hpp"

using namespace titania;
using accelerator::Accelerator;
using comparison::Comparison;

namespace {

Comparison compared(const Accelerator& a) {
  return {zoo::workload("bert-base"), a, {comparison::baseline_of_name("h100-sxm")}, {8, 512}};
}

Accelerator with_two_choices() {
  Accelerator a = io::accelerator("isaac");
  a.alternatives = {{"vector_lanes", {16, 64}, "[choice]"}, {"chips_per_board", {4}, "[choice]"}};
  return a;
}

}  // namespace

TEST_CASE("a choice is the comparison of an accelerator that has it") {
  const Accelerator a = with_two_choices();
  const Comparison c = compared(a);
  const auto list = comparison::choices(c, 1);
  REQUIRE(list.size() == 3);
  CHECK(list[1].field == "vector_lanes");
  CHECK(list[1].chosen == "2");
  CHECK(list[1].value == "64");
  CHECK(list[1].ratio == Approx(compared(with_number(a, "vector_lanes", 64)).ratio(1)));
  CHECK(list[2].ratio == Approx(compared(with_number(a, "chips_per_board", 4)).ratio(1)));
  CHECK(list[2].ratio != Approx(c.ratio(1)));
}

TEST_CASE("a choice that turns the verdict is said in it") {
  const Comparison c = compared(with_two_choices());
  REQUIRE(c.ratio(1) < 1);
  for (const auto& choice : comparison::choices(c, 1)) CHECK(choice.turns == (choice.ratio > 1));
  CHECK_THAT(c.verdict(1), Catch::Contains("the other side would win with vector_lanes = 64"));
  CHECK_THAT(c.to_text(), Catch::Contains("vector_lanes = 64, not 2"));
  CHECK_THAT(c.to_text(), Catch::Contains("all 6 combinations: ratio"));
}

TEST_CASE("the range goes over all combinations") {
  const Accelerator a = with_two_choices();
  const auto range = comparison::choice_range(compared(a), 1);
  double low = 1e9;
  double high = 0;
  for (const double lanes : {2.0, 16.0, 64.0}) {
    for (const double chips : {16.0, 4.0}) {
      const auto other =
          with_number(with_number(a, "vector_lanes", lanes), "chips_per_board", chips);
      const double ratio = compared(other).ratio(1);
      low = std::min(low, ratio);
      high = std::max(high, ratio);
    }
  }
  CHECK(range.combinations == 6);
  CHECK(range.left_out == 0);
  CHECK(range.low == Approx(low));
  CHECK(range.high == Approx(high));
  CHECK(range.at_low == std::vector<std::string>{"chips_per_board = 4"});
  CHECK(range.at_high == std::vector<std::string>{"vector_lanes = 64"});
}

TEST_CASE("a supply adds the other kinds of driver; a digital unit follows the crossbar") {
  Accelerator a = io::accelerator("tio2_edge");
  a.alternatives.clear();
  const Comparison c(zoo::workload("bert-base"), a, {baseline::DigitalUnit{}}, {8});
  const auto list = comparison::choices(c, 0);
  REQUIRE(list.size() == 2);
  CHECK(list[0].value == "low_rail");
  CHECK(list[0].ratio > c.ratio(0));
  CHECK(comparison::choice_range(c, 0).combinations == 3);
}

TEST_CASE("what cannot run the workload is left out and counted") {
  Accelerator a = with_two_choices();
  a.dram_bandwidth = std::nullopt;
  a.alternatives = {{"memory_bytes", {1}, "[choice]"}};  // no room for its keys and values
  const Comparison c(zoo::workload("llama-2-7b", {.context = 64}), a,
                     {comparison::baseline_of_name("h100-sxm")}, {1});
  CHECK(comparison::choices(c, 0).empty());
  const auto range = comparison::choice_range(c, 0);
  CHECK(range.combinations == 1);
  CHECK(range.left_out == 1);
  CHECK(range.low == range.high);
}

TEST_CASE("alternatives that are no numbers, out of range or too many are refused") {
  Accelerator a = with_two_choices();
  const auto refusal = [&](accelerator::Alternative alternative) {
    a.alternatives = {std::move(alternative)};
    return [&] { validate(a); };
  };
  CHECK_THROWS_WITH(
      refusal({"vector_lane", {1}, "x"})(),
      Catch::Contains("alternatives[0].field") && Catch::Contains("did you mean 'vector_lanes'?"));
  CHECK_THROWS_WITH(refusal({"title", {1}, "x"})(), Catch::Contains("expected one of"));
  CHECK_THROWS_WITH(refusal({"adc_bits", {99}, "x"})(), Catch::Contains("adc_bits = 99"));
  CHECK_THROWS_WITH(refusal({"adc_bits", {7.5}, "x"})(), Catch::Contains("whole number"));
  CHECK_THROWS_WITH(refusal({"adc_bits", {}, "x"})(), Catch::Contains("must not be empty"));
  CHECK_THROWS_WITH(refusal({"adc_bits", {7}, ""})(), Catch::Contains("needs a source"));

  a.alternatives.clear();
  for (const char* field : {"vector_lanes", "dram_bandwidth", "host_bandwidth", "hops"}) {
    a.alternatives.push_back({field, {1, 2, 3, 4, 5, 6, 7, 8}, "[choice]"});
  }
  CHECK_THROWS_WITH(comparison::choice_range(compared(a), 0),
                    Catch::Contains("6561 ways: must be at most 4096"));
}

TEST_CASE("every preset names alternatives of what its publication does not fix") {
  for (const char* name :
       {"isaac", "puma", "hermes", "ibm_64core", "neurram", "neurosim_rram22", "tio2_edge"}) {
    CAPTURE(name);
    const Accelerator a = io::accelerator(name);
    for (const std::string field :
         {"vector_lanes", "dram_bandwidth", "chips_per_board", "chip_link_bandwidth"}) {
      CAPTURE(field);
      CHECK(std::ranges::count(a.alternatives, field, &accelerator::Alternative::field) == 1);
    }
    CHECK(comparison::choice_range(compared(a), 1).combinations > 1);
  }
  // Nobody built it: what is a default or a choice of ours in the others is one of its own too.
  const Accelerator edge = io::accelerator("tio2_edge");
  for (const std::string field : {"adcs_per_array", "t_read", "tiles_per_chip"}) {
    CHECK(std::ranges::count(edge.alternatives, field, &accelerator::Alternative::field) == 1);
  }
}
