#include "titania/eigen.hpp"

#include "support/catch.hpp"

using namespace titania;

TEST_CASE("matrices go to Eigen without a copy and come back equal") {
  Matrix m(2, 3);
  for (std::size_t k = 0; k < m.size(); ++k) m.values()[k] = static_cast<double>(k);
  const auto e = as_eigen(m);
  CHECK(e.data() == m.data());
  CHECK(e(1, 0) == 3);
  CHECK(from_eigen(e) == m);
  CHECK(from_eigen(e.transpose()).rows() == 3);
  CHECK(from_eigen(e.transpose())(0, 1) == 3);
}
