#include "core/csv.hpp"

#include <cmath>
#include <stdexcept>

#include "support/catch.hpp"

using titania::detail::CsvTable;

TEST_CASE("a table has quoted commas, doubled quotes and empty fields") {
  const CsvTable table("a,b\n1.5,\"x, \"\"y\"\"\"\n,z\n");
  CHECK(table.rows() == 2);
  CHECK(table.number(0, "a") == 1.5);
  CHECK(table.text(0, "b") == "x, \"y\"");
  CHECK(std::isnan(table.number(1, "a")));
  CHECK_THROWS_AS(table.number(1, "b"), std::logic_error);
  CHECK_THROWS_AS(table.text(0, "c"), std::logic_error);
  CHECK_THROWS_AS(CsvTable("a,b\n1\n"), std::logic_error);
}
