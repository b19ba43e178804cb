#include "titania/core/names.hpp"

#include "support/catch.hpp"
#include "titania/core/error.hpp"

using namespace titania;

namespace {

const std::vector<std::string> kNames = {"tio2_edge", "h100-sxm", "Llama 2"};

}  // namespace

TEST_CASE("a name is the same in any case, with any of its separators") {
  CHECK(same_name("tio2_edge", "TiO2 Edge"));
  CHECK(same_name("tio2_edge", "tio2-edge"));
  CHECK_FALSE(same_name("tio2_edge", "tio2edge"));
  CHECK_FALSE(same_name("a", "ab"));
  CHECK_FALSE(same_name("ab", "a"));
  CHECK_FALSE(same_name("", "a"));
  CHECK(same_name("", ""));
}

TEST_CASE("a name has a place among others, the first of two alike") {
  CHECK(place_of_name("gpu", "H100_SXM", kNames) == 1);
  CHECK(place_of_name("gpu", "llama-2", kNames) == 2);
  CHECK(place_of_name("gpu", "A", {"b", "a", "A"}) == 1);
}

TEST_CASE("an unknown name is refused with those there are and a near one") {
  CHECK_THROWS_WITH(
      place_of_name("gpu", "H100 SMX", kNames),
      "gpu = 'H100 SMX': expected one of {tio2_edge, h100-sxm, Llama 2}; did you mean "
      "'h100-sxm'?");
  CHECK_THROWS_WITH(place_of_name("gpu", "edge", kNames), Catch::EndsWith("'tio2_edge'?"));
  CHECK_THROWS_WITH(place_of_name("gpu", "zzzzzzzz", kNames), Catch::EndsWith("Llama 2}"));
  CHECK_THROWS_AS(place_of_name("gpu", "zzzzzzzz", {}), ArgumentError);
}

TEST_CASE("an item is found by any of its members") {
  struct Item {
    std::string name;
    int value;
  };
  const std::vector<Item> list = {{"one", 1}, {"two-and-a-half", 2}};
  CHECK(item_of_name("name", "Two_and a half", list, &Item::name).value == 2);
}
