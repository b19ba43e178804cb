#include "circuit/transfer_lanes.hpp"

#include <algorithm>

namespace titania::circuit {

namespace {

using detail::Lanes;

TITANIA_INLINE Lanes get(const Eight& value) { return detail::load<Lanes>(value.lane); }
TITANIA_INLINE void put(Eight& to, Lanes value) { detail::store(to.lane, value); }

/// A tile of rows x cols of out += sign a b.
template <std::size_t rows, std::size_t cols>
TITANIA_INLINE void multiply_tile(double sign,
                                  const EightView& a,
                                  const EightView& b,
                                  std::size_t i,
                                  std::size_t j,
                                  const EightView& out) {
  Lanes sum[rows][cols] = {};
  for (std::size_t k = 0; k < a.cols; ++k) {
    Lanes row[cols];
    for (std::size_t c = 0; c < cols; ++c) row[c] = get(b(k, j + c));
    for (std::size_t r = 0; r < rows; ++r) {
      const Lanes factor = get(a(i + r, k));
      for (std::size_t c = 0; c < cols; ++c) sum[r][c] += factor * row[c];
    }
  }
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < cols; ++c) {
      Eight& to = out(i + r, j + c);
      put(to, get(to) + sign * sum[r][c]);
    }
  }
}

TITANIA_CLONES void multiply(
    double sign, const EightView& a, const EightView& b, const EightView& out, bool only_lower) {
  for (std::size_t i = 0; i < out.rows; i += 4) {
    const std::size_t end = only_lower && i + 4 < out.cols ? i + 4 : out.cols;
    for (std::size_t j = 0; j < end; j += 2) {
      if (i + 4 <= out.rows && j + 2 <= out.cols) {
        multiply_tile<4, 2>(sign, a, b, i, j, out);
        continue;
      }
      for (std::size_t r = i; r < out.rows && r < i + 4; ++r) {
        for (std::size_t c = j; c < out.cols && c < j + 2; ++c) {
          multiply_tile<1, 1>(sign, a, b, r, c, out);
        }
      }
    }
  }
}

TITANIA_CLONES void factorise(const EightView& m) {
  for (std::size_t k = 0; k < m.rows; ++k) {
    const Lanes inverse = 1 / get(m(k, k));
    put(m(k, k), inverse);  // kept for solve()
    for (std::size_t i = k + 1; i < m.rows; ++i) {
      const Lanes factor = get(m(i, k)) * inverse;
      put(m(i, k), factor);
      for (std::size_t j = k + 1; j < m.cols; ++j) {
        put(m(i, j), get(m(i, j)) - factor * get(m(k, j)));
      }
    }
  }
}

TITANIA_CLONES void substitute(const EightView& m, const EightView& x) {
  for (std::size_t i = 0; i < m.rows; ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const Lanes factor = get(m(i, k));
      for (std::size_t j = 0; j < x.cols; ++j) put(x(i, j), get(x(i, j)) - factor * get(x(k, j)));
    }
  }
  for (std::size_t i = m.rows; i-- > 0;) {
    for (std::size_t k = i + 1; k < m.rows; ++k) {
      const Lanes factor = get(m(i, k));
      for (std::size_t j = 0; j < x.cols; ++j) put(x(i, j), get(x(i, j)) - factor * get(x(k, j)));
    }
    const Lanes inverse = get(m(i, i));
    for (std::size_t j = 0; j < x.cols; ++j) put(x(i, j), inverse * get(x(i, j)));
  }
}

}  // namespace

EightRight::EightRight(std::size_t depth, std::size_t cols, detail::Workspace& home)
    : values_(home, depth * cols * detail::kLanes),
      view_{reinterpret_cast<Eight*>(values_.data()), depth, cols, cols, 1} {}

EightRight::EightRight(EightView matrix, detail::Workspace& home)
    : EightRight(matrix.rows, matrix.cols, home) {
  for (std::size_t i = 0; i < matrix.rows; ++i) {
    for (std::size_t j = 0; j < matrix.cols; ++j) view_(i, j) = matrix(i, j);
  }
}

void add_product(
    double sign, const EightLeft& left, const EightRight& right, EightView out, detail::Part part) {
  multiply(sign, left.view, right.view(), out, part == detail::Part::lower);
}

EightRight product(const EightLeft& left, const EightRight& right, detail::Workspace& home) {
  EightRight out(left.view.rows, right.view().cols, home);
  std::fill_n(out.view().data, out.view().rows * out.view().cols, Eight{});
  add_product(1, left, right, out.view());
  return out;
}

void mirror_lower(EightView square) {
  for (std::size_t i = 0; i < square.rows; ++i) {
    for (std::size_t j = 0; j < i; ++j) square(j, i) = square(i, j);
  }
}

EightFactor::EightFactor(EightView matrix, detail::Workspace& /*home*/) : factors_(matrix) {
  factorise(matrix);
}

void EightFactor::solve(EightRight& rhs) const { substitute(factors_, rhs.view()); }

}  // namespace titania::circuit
