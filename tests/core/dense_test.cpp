#include "core/dense.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "support/catch.hpp"
#include "support/generate.hpp"
#include "titania/core/execution.hpp"

using namespace titania;
using detail::ConstView;
using detail::Factor;
using detail::Left;
using detail::Part;
using detail::Right;
using detail::View;

namespace {

View view(Matrix& m) { return {m.data(), m.rows(), m.cols(), m.cols(), 1}; }

Matrix plain_product(MatrixView a, MatrixView b) {
  Matrix c(a.rows(), b.cols());
  for (std::size_t i = 0; i < a.rows(); ++i) {
    for (std::size_t j = 0; j < b.cols(); ++j) {
      long double sum = 0;
      for (std::size_t k = 0; k < a.cols(); ++k) sum += static_cast<long double>(a(i, k)) * b(k, j);
      c(i, j) = static_cast<double>(sum);
    }
  }
  return c;
}

double largest_difference(MatrixView a, MatrixView b) {
  REQUIRE(a.rows() == b.rows());
  REQUIRE(a.cols() == b.cols());
  double x = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    const double difference = std::fabs(a.values()[k] - b.values()[k]);
    x = std::isnan(difference) ? 1e300 : std::max(x, difference);
  }
  return x;
}

/// I + Y Z for matrices of the kind that merging meets: an M-matrix and the inverse of one.
Matrix well_posed(test::Generate& generate, std::size_t n) {
  Matrix m = generate.matrix(n, n, -1, 0);
  for (std::size_t j = 0; j < n; ++j) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += i == j ? 0 : m(i, j);
    m(j, j) = 1 - sum;
  }
  return m;
}

}  // namespace

TEST_CASE("a dense product of any shape is the sum of its terms") {
  test::Generate generate(1);
  for (const std::size_t m : {1, 5, 6, 13, 100}) {
    for (const std::size_t n : {1, 8, 19, 70}) {
      for (const std::size_t depth : {0, 1, 7, 300}) {
        CAPTURE(m, n, depth);
        Matrix a = generate.matrix(m, depth, -1, 1);
        Matrix b = generate.matrix(depth, n, -1, 1);
        Matrix c = generate.matrix(m, n, -1, 1);
        const Matrix ab = plain_product(a, b);
        Matrix expected = c;
        for (std::size_t k = 0; k < c.size(); ++k) expected.values()[k] -= 2 * ab.values()[k];
        set_product(-2, Left(view(a)), Right(view(b)), view(c), view(c));
        CHECK(largest_difference(c, expected) <= 1e-13);

        // The same of transposed operands into a transposed result, with nothing below it.
        Matrix d(m, n, 7.0);
        Matrix at(depth, m);
        for (std::size_t i = 0; i < m; ++i) {
          for (std::size_t k = 0; k < depth; ++k) at(k, i) = a(i, k);
        }
        Matrix dt(n, m, 7.0);
        set_product(1, Left(view(at).transposed()), Right(view(b)), view(dt).transposed());
        for (std::size_t i = 0; i < m; ++i) {
          for (std::size_t j = 0; j < n; ++j) d(i, j) = dt(j, i);
        }
        CHECK(largest_difference(d, ab) <= 1e-13);
      }
    }
  }
}

TEST_CASE("the lower part of a symmetric product, mirrored, is all of it") {
  test::Generate generate(2);
  for (const std::size_t n : {1, 7, 40, 131}) {
    Matrix a = generate.matrix(n, 20, -1, 1);
    Matrix c(n, n, std::nan(""));
    set_product(1, Left(view(a)), Right(view(a).transposed()), {}, view(c), Part::lower);
    mirror_lower(view(c));
    Matrix all(n, n);
    set_product(1, Left(view(a)), Right(view(a).transposed()), view(all));
    CHECK(largest_difference(c, all) <= 1e-13);
  }
}

TEST_CASE("a factored matrix solves for any number of right-hand sides") {
  test::Generate generate(3);
  for (const std::size_t n : {1, 6, 47, 48, 49, 200}) {
    for (const std::size_t count : {1, 9, 64}) {
      CAPTURE(n, count);
      const Matrix matrix = well_posed(generate, n);
      Matrix x = generate.matrix(n, count, -1, 1);
      Matrix b = plain_product(matrix, x);
      Matrix factors = matrix;
      const Factor factor(view(factors));
      Right solved(view(b));
      factor.solve(solved);
      Matrix found(n, count);
      Matrix identity(n, n);
      for (std::size_t i = 0; i < n; ++i) identity(i, i) = 1;
      set_product(1, Left(view(identity)), solved, view(found));
      CHECK(largest_difference(found, x) <= 1e-11);
    }
  }
}

TEST_CASE("dense algebra has the same bits for any number of threads") {
  test::Generate generate(4);
  const std::size_t n = 300;
  Matrix a = generate.matrix(n, n, -1, 1);
  const Matrix matrix = well_posed(generate, n);
  std::vector<Matrix> results;
  for (const int threads : {1, 2, 4}) {
    const ThreadLimit limit(threads);
    Matrix factors = matrix;
    Right x(view(a));
    Factor(view(factors)).solve(x);
    Matrix& result = results.emplace_back(n, n);
    set_product(1, Left(view(a)), x, view(result));
  }
  CHECK(results[0] == results[1]);
  CHECK(results[0] == results[2]);
}
