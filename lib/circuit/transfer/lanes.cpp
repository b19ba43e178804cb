#include "circuit/transfer/lanes.hpp"

#include <algorithm>

namespace titania::circuit {

namespace {

using detail::Lanes;

TITANIA_INLINE Lanes get(const Eight& value) { return detail::load<Lanes>(value.lane); }
TITANIA_INLINE void put(Eight& to, Lanes value) { detail::store(to.lane, value); }

struct Product {
  double sign;
  EightConstView a;
  EightConstView b;
  EightConstView base;  // no data for zero
  EightView out;
};

/// A tile of rows x cols of out = base + sign a b.
template <std::size_t rows, std::size_t cols>
TITANIA_INLINE void multiply_tile(const Product& p, std::size_t i, std::size_t j) {
  Lanes sum[rows][cols] = {};
  for (std::size_t k = 0; k < p.a.cols; ++k) {
    Lanes row[cols];
    for (std::size_t c = 0; c < cols; ++c) row[c] = get(p.b(k, j + c));
    for (std::size_t r = 0; r < rows; ++r) {
      const Lanes factor = get(p.a(i + r, k));
      for (std::size_t c = 0; c < cols; ++c) sum[r][c] += factor * row[c];
    }
  }
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < cols; ++c) {
      Lanes value = p.sign * sum[r][c];
      if (p.base.data) value += get(p.base(i + r, j + c));
      put(p.out(i + r, j + c), value);
    }
  }
}

// Columns of a tile: with four rows, as many as the registers hold.
constexpr std::size_t kCols = 3;

/// Columns [j, end) of some rows.
template <std::size_t rows>
TITANIA_INLINE void multiply_rows(const Product& p, std::size_t i, std::size_t end) {
  std::size_t j = 0;
  for (; j + kCols <= end; j += kCols) multiply_tile<rows, kCols>(p, i, j);
  for (; j < end; ++j) multiply_tile<rows, 1>(p, i, j);
}

TITANIA_CLONES void multiply(const Product& p, bool only_lower) {
  const auto end = [&](std::size_t rows) {
    return only_lower && rows < p.out.cols ? rows : p.out.cols;
  };
  std::size_t i = 0;
  for (; i + 4 <= p.out.rows; i += 4) multiply_rows<4>(p, i, end(i + 4));
  for (; i < p.out.rows; ++i) multiply_rows<1>(p, i, end(i + 1));
}

TITANIA_CLONES void copy(const EightConstView& from, const EightView& to) {
  for (std::size_t i = 0; i < from.rows; ++i) {
    for (std::size_t j = 0; j < from.cols; ++j) put(to(i, j), get(from(i, j)));
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

/// Some columns of x = m^-1 x.
template <std::size_t cols>
TITANIA_INLINE void substitute_columns(const EightView& m, const EightView& x, std::size_t j) {
  Lanes value[cols];
  const auto reduce = [&](std::size_t i, std::size_t begin, std::size_t end) TITANIA_INLINE_LAMBDA {
    for (std::size_t c = 0; c < cols; ++c) value[c] = get(x(i, j + c));
    for (std::size_t k = begin; k < end; ++k) {
      const Lanes factor = get(m(i, k));
      for (std::size_t c = 0; c < cols; ++c) value[c] -= factor * get(x(k, j + c));
    }
  };
  for (std::size_t i = 0; i < m.rows; ++i) {
    reduce(i, 0, i);
    for (std::size_t c = 0; c < cols; ++c) put(x(i, j + c), value[c]);
  }
  for (std::size_t i = m.rows; i-- > 0;) {
    reduce(i, i + 1, m.rows);
    const Lanes inverse = get(m(i, i));
    for (std::size_t c = 0; c < cols; ++c) put(x(i, j + c), Lanes(inverse * value[c]));
  }
}

TITANIA_CLONES void substitute(const EightView& m, const EightView& x) {
  std::size_t j = 0;
  for (; j + 4 <= x.cols; j += 4) substitute_columns<4>(m, x, j);
  for (; j < x.cols; ++j) substitute_columns<1>(m, x, j);
}

}  // namespace

EightRight::EightRight(std::size_t depth, std::size_t cols)
    : depth_(depth), cols_(cols), values_(depth * cols * detail::kLanes) {}

EightRight::EightRight(EightConstView matrix) : EightRight(matrix.rows, matrix.cols) {
  copy(matrix, view());
}

void set_product(double sign,
                 const EightLeft& left,
                 const EightRight& right,
                 EightConstView base,
                 EightView out,
                 detail::Part part) {
  multiply({sign, left.view, right.view(), base, out}, part == detail::Part::lower);
}

void set_product(double sign, const EightLeft& left, const EightRight& right, EightView out) {
  set_product(sign, left, right, {}, out);
}

EightRight product(const EightLeft& left, const EightRight& right) {
  EightRight out(left.view.rows, right.view().cols);
  set_product(1, left, right, out.view());
  return out;
}

void mirror_lower(EightView square) {
  for (std::size_t i = 0; i < square.rows; ++i) {
    for (std::size_t j = 0; j < i; ++j) square(j, i) = square(i, j);
  }
}

EightFactor::EightFactor(EightView matrix) : factors_(matrix) { factorise(matrix); }

void EightFactor::solve(EightRight& rhs) const { substitute(factors_, rhs.view()); }

}  // namespace titania::circuit
