#include "titania/network/accuracy.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "titania/core/config.hpp"
#include "titania/core/error.hpp"

using namespace titania;

TEST_CASE("accuracy is the share of rows whose largest element is at the label") {
  const Matrix y({0.1, 0.9, 0.9, 0.1, 0.5, 0.5}, 3, 2);
  CHECK(accuracy(y, std::vector<std::int64_t>{1, 0, 0}) == 1.0);
  CHECK(accuracy(y, std::vector<std::int64_t>{1, 1, 1}) == Approx(1.0 / 3));
  CHECK_THROWS_AS(accuracy(y, std::vector<std::int64_t>{1, 0}), ShapeError);
  CHECK_THROWS_AS(accuracy(y, std::vector<std::int64_t>{1, 0, 2}), ArgumentError);
  CHECK_THROWS_AS(accuracy(Matrix(0, 2), {}), ShapeError);
}

TEST_CASE("the product error is its formulas") {
  const Matrix reference({1, -1, 2, -2}, 2, 2);
  const Matrix outputs({1.1, -1.1, 2.1, -1.9}, 2, 2);
  const ProductError e = product_error(outputs, reference);
  CHECK(e.nrms == Approx(0.1 / std::sqrt(2.5)));
  CHECK(e.effective_bits == Approx(std::log2(4 / (std::sqrt(12.0) * 0.1))));
  CHECK(product_error(reference, reference).nrms == 0);
  CHECK(product_error(reference, reference).effective_bits == inf);
  CHECK_THROWS_AS(product_error(outputs, Matrix(1, 2)), ShapeError);
}
