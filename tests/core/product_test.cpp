#include "core/product.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "support/generate.hpp"
#include "titania/core/execution.hpp"

using namespace titania;

namespace {

/// The definition: every element summed over the rows in order.
Matrix plain_product(MatrixView v, MatrixView g) {
  Matrix out(v.rows(), g.cols());
  for (std::size_t b = 0; b < v.rows(); ++b) {
    for (std::size_t j = 0; j < g.cols(); ++j) {
      double sum = 0;
      for (std::size_t i = 0; i < g.rows(); ++i) {
        const double term = v(b, i) * g(i, j);
        sum += term;
      }
      out(b, j) = sum;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("the product is the plain sum in order, to the bit, for every shape") {
  test::Generate generate(1);
  for (const std::size_t batch : {1, 2, 3, 4, 5, 7, 8, 131}) {
    for (const std::size_t rows : {1, 3, 64, 200, 600}) {
      for (const std::size_t cols : {1, 7, 8, 9, 48, 65}) {
        CAPTURE(batch, rows, cols);
        const Matrix v = generate.matrix(batch, rows, -1, 1);
        const Matrix g = generate.matrix(rows, cols, 0, 1e-4);
        REQUIRE(detail::product(v, g) == plain_product(v, g));
      }
    }
  }
}

TEST_CASE("in single precision the product is as exact as single precision is") {
  test::Generate generate(3);
  for (const std::size_t batch : {1, 3, 4, 9}) {
    for (const std::size_t cols : {1, 15, 16, 40, 130}) {
      const std::size_t rows = 300;  // more than one block
      const Matrix v = generate.matrix(batch, rows, 0, 1);
      const Matrix g = generate.matrix(rows, cols, 0, 1e-12);
      const Matrix exact = plain_product(v, g);
      const std::vector<float> inputs(v.values().begin(), v.values().end());
      std::vector<float> out(batch * cols);
      detail::product(inputs, detail::pack_single(g, 1e-12), out);
      for (std::size_t k = 0; k < out.size(); ++k) {
        REQUIRE(out[k] * 1e-12 == Approx(exact.values()[k]).epsilon(rows * 6e-8));
      }
    }
  }
}

TEST_CASE("a row of the product does not depend on its batch or on the threads") {
  test::Generate generate(2);
  const Matrix v = generate.matrix(300, 120, -1, 1);
  const Matrix g = generate.matrix(120, 90, 0, 1);
  const Matrix whole = detail::product(v, g);
  for (const int threads : {1, 2, 4}) {
    const ThreadLimit limit(threads);
    REQUIRE(detail::product(v, g) == whole);
  }
  for (std::size_t b = 0; b < v.rows(); b += 37) {
    const Matrix alone = detail::product(v.view().rows(b, 1), g);
    for (std::size_t j = 0; j < g.cols(); ++j) REQUIRE(alone(0, j) == whole(b, j));
  }
}
