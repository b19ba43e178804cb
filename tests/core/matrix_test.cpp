#include "titania/core/matrix.hpp"

#include "support/catch.hpp"

using namespace titania;

TEST_CASE("a transposed matrix has rows for columns") {
  Matrix m(2, 3);
  for (std::size_t k = 0; k < m.size(); ++k) m.values()[k] = static_cast<double>(k);
  const Matrix t = transposed(m);
  REQUIRE(t.rows() == 3);
  REQUIRE(t.cols() == 2);
  CHECK(t(2, 0) == m(0, 2));
  CHECK(t(0, 1) == m(1, 0));
  CHECK(transposed(t) == m);
}
