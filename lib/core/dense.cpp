#include "core/dense.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/kernel.hpp"
#include "core/parallel.hpp"

// One kernel does the work: tiles of eight rows of the left operand, packed column after column,
// pass over a panel of eight columns of the right one, packed row after row.  Blocks of a panel's
// rows stay in the first-level cache meanwhile.  The factorisation is by blocks, with the diagonal
// blocks inverted, so that solving is made of the same products.

namespace titania::detail {

namespace {

constexpr std::size_t kTile = 8;           // rows in registers together
constexpr std::size_t kPanel = kLanes;     // columns
constexpr std::size_t kDepth = 192;        // rows of a panel in the cache
constexpr std::size_t kRowsAtOnce = 96;    // per work item
constexpr std::size_t kPanelsAtOnce = 16;  // per work item
constexpr std::size_t kSolvedPanels = 8;   // per work item of a solve
constexpr std::size_t kBlock = 6 * kTile;  // of a factorisation

constexpr std::size_t parts(std::size_t count, std::size_t size) {
  return (count + size - 1) / size;
}

/// Where the product of some tiles with one panel goes, and what it is added to.
struct Target {
  double* data;
  const double* base;  // null for zero
  std::size_t base_down;
  std::size_t rows;  // that exist, of the tiles'
  std::size_t cols;  // that exist, of the panel's
  std::size_t down;
  std::size_t right;
};

/// Writes a tile of which only some rows and columns exist.
TITANIA_INLINE void write_some(const Lanes (&tile)[kTile],
                               std::size_t rows,
                               const Target& to,
                               double* out,
                               const double* base) {
  for (std::size_t b = 0; b < rows; ++b) {
    double values[kPanel];
    store(values, tile[b]);
    for (std::size_t j = 0; j < to.cols; ++j) {
      double value = values[j];
      if (base) value += base[b * to.base_down + j * to.right];
      out[b * to.down + j * to.right] = value;
    }
  }
}

/// to = base + sign * tiles panel, for tiles `stride` apart.
TITANIA_CLONES void multiply_panel(const double* tiles,
                                   std::size_t stride,
                                   const double* panel,
                                   std::size_t depth,
                                   double sign,
                                   const Target& to) {
  for (std::size_t i = 0; i < to.rows; i += kTile) {
    const double* tile = tiles + i / kTile * stride;
    Lanes sum[kTile] = {};
    for (std::size_t k = 0; k < depth; ++k) {
      const auto row = load<Lanes>(panel + k * kPanel);
      for (std::size_t b = 0; b < kTile; ++b) sum[b] += tile[k * kTile + b] * row;
    }
    for (Lanes& row : sum) row *= sign;
    double* out = to.data + i * to.down;
    const double* base = to.base ? to.base + i * to.base_down : nullptr;
    const bool is_whole = to.cols == kPanel && i + kTile <= to.rows;
    if (!is_whole || (to.right != 1 && to.down != 1)) {
      write_some(sum, to.rows - i < kTile ? to.rows - i : kTile, to, out, base);
      continue;
    }
    const bool is_transposed = to.right != 1;
    if (is_transposed) transpose(sum);
    const std::size_t step = is_transposed ? to.right : to.down;
    const std::size_t base_step = is_transposed ? to.right : to.base_down;
    for (std::size_t b = 0; b < kTile; ++b) {
      if (base) sum[b] += load<Lanes>(base + b * base_step);
      store(out + b * step, sum[b]);
    }
  }
}

/// x -= tiles panel, for x of `rows` rows of a panel.
void reduce_panel(const double* tiles,
                  std::size_t stride,
                  const double* panel,
                  std::size_t depth,
                  double* x,
                  std::size_t rows) {
  for (std::size_t k = 0; k < depth; k += kDepth) {
    multiply_panel(tiles + k * kTile, stride, panel + k * kPanel, std::min(kDepth, depth - k), -1,
                   {x, x, kPanel, rows, kPanel, kPanel, 1});
  }
}

/// Packs `width` lines of a matrix (lines, depth) at a time, place by place.
template <std::size_t width>
TITANIA_INLINE void pack_lines(ConstView lines, double* out) {
  const std::size_t depth = lines.cols;
  if (depth == 0) return;
  std::size_t first = 0;
  for (; first + width <= lines.rows; first += width) {
    const double* in = lines.data + first * lines.down;
    if (lines.down == 1) {
      for (std::size_t k = 0; k < depth; ++k) {
        for (std::size_t b = 0; b < width; ++b) out[k * width + b] = in[k * lines.right + b];
      }
    } else {
      for (std::size_t k = 0; k < depth; ++k) {
        for (std::size_t b = 0; b < width; ++b) {
          out[k * width + b] = in[b * lines.down + k * lines.right];
        }
      }
    }
    out += depth * width;
  }
  if (first == lines.rows) return;
  const std::size_t left = lines.rows - first;
  for (std::size_t k = 0; k < depth; ++k) {
    for (std::size_t b = 0; b < width; ++b) out[k * width + b] = b < left ? lines(first + b, k) : 0;
  }
}

TITANIA_CLONES void pack_tiles(const ConstView& rows, double* out) { pack_lines<kTile>(rows, out); }
TITANIA_CLONES void pack_panels(const ConstView& cols, double* out) {
  pack_lines<kPanel>(cols, out);
}

// Packing in parallel, so many lines per work item.
constexpr std::size_t kLinesAtOnce = 64 * kTile;

/// Calls pack(lines, out) for parts of the lines of a matrix (lines, depth).
void pack_in_parts(ConstView lines, double* out, void (*pack)(const ConstView&, double*)) {
  const double operations = 4.0 * static_cast<double>(lines.rows * lines.cols);
  parallel_for(parts(lines.rows, kLinesAtOnce), operations, [&](std::size_t item) {
    const std::size_t first = item * kLinesAtOnce;
    pack(lines.block(first, 0, std::min(kLinesAtOnce, lines.rows - first), lines.cols),
         out + first * lines.cols);
  });
}

/// Gauss-Jordan elimination without pivoting, in place.
TITANIA_INLINE void eliminate_all(double* matrix, std::size_t n) {
  for (std::size_t k = 0; k < n; ++k) {
    double pivot[kBlock];  // not to be read again for every row
    const double scale = 1 / matrix[k * n + k];
    matrix[k * n + k] = 1;
    for (std::size_t j = 0; j < n; ++j) pivot[j] = matrix[k * n + j] *= scale;
    for (std::size_t i = 0; i < n; ++i) {
      if (i == k) continue;
      double* row = matrix + i * n;
      const double factor = row[k];
      row[k] = 0;
      for (std::size_t j = 0; j < n; ++j) row[j] -= factor * pivot[j];
    }
  }
}

/// The inverse (n, n) of a small matrix, n <= kBlock.
TITANIA_CLONES void invert_block(const View& matrix, double* inverse) {
  const std::size_t n = matrix.rows;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) inverse[i * n + j] = matrix(i, j);
  }
  if (n == kBlock) {
    eliminate_all(inverse, kBlock);  // whole rows in registers
  } else {
    eliminate_all(inverse, n);
  }
}

}  // namespace

Left::Left(ConstView matrix)
    : rows_(matrix.rows), depth_(matrix.cols), values_(parts(rows_, kTile) * kTile * depth_) {
  pack_in_parts(matrix, values_.data(), pack_tiles);
}

Left::Left(Right&& transposed)
    : rows_(transposed.cols_), depth_(transposed.depth_), values_(std::move(transposed.values_)) {
  static_assert(kTile == kPanel);
}

const double* Left::tile(std::size_t i, std::size_t k) const {
  return values_.data() + i * depth_ + k * kTile;
}

Right::Right(std::size_t depth, std::size_t cols)
    : depth_(depth), cols_(cols), values_(parts(cols, kPanel) * kPanel * depth) {}

Right::Right(ConstView matrix) : Right(matrix.rows, matrix.cols) {
  pack_in_parts(matrix.transposed(), values_.data(), pack_panels);
}

std::size_t Right::panels() const { return parts(cols_, kPanel); }

double* Right::panel(std::size_t p, std::size_t k) {
  return values_.data() + (p * depth_ + k) * kPanel;
}

const double* Right::panel(std::size_t p, std::size_t k) const {
  return values_.data() + (p * depth_ + k) * kPanel;
}

namespace {

/// Writes base + sign * left right to target(panel, row).
template <class TargetAt>
void multiply(
    double sign, const Left& left, const Right& right, Part part, const TargetAt& target) {
  const std::size_t depth = left.depth();
  const std::size_t blocks = parts(left.rows(), kRowsAtOnce);
  const std::size_t strips = parts(right.panels(), kPanelsAtOnce);
  const double operations = static_cast<double>(left.rows() * right.cols()) *
                            static_cast<double>(depth) / (part == Part::lower ? 2 : 1);
  parallel_for(blocks * strips, operations, [&](std::size_t item) {
    const std::size_t first_row = item % blocks * kRowsAtOnce;
    const std::size_t last_row = std::min(first_row + kRowsAtOnce, left.rows());
    const std::size_t first_panel = item / blocks * kPanelsAtOnce;
    const std::size_t last_panel = std::min(first_panel + kPanelsAtOnce, right.panels());
    std::size_t k = 0;
    do {  // once even for no depth, to write the base
      const std::size_t size = std::min(kDepth, depth - k);
      for (std::size_t p = first_panel; p < last_panel; ++p) {
        std::size_t row = first_row;
        if (part == Part::lower) row = std::max(row, p * kPanel / kTile * kTile);
        if (row >= last_row) break;
        Target to = target(p, row);
        to.rows = last_row - row;
        if (k > 0) {
          to.base = to.data;
          to.base_down = to.down;
        }
        multiply_panel(left.tile(row, k), depth * kTile, right.panel(p, k), size, sign, to);
      }
      k += size;
    } while (k < depth);
  });
}

}  // namespace

void set_product(
    double sign, const Left& left, const Right& right, ConstView base, View out, Part part) {
  multiply(sign, left, right, part, [&](std::size_t p, std::size_t row) {
    const std::size_t column = p * kPanel;
    const double* from = base.data ? &base(row, column) : nullptr;
    return Target{&out(row, column), from,     base.down, 0, std::min(kPanel, out.cols - column),
                  out.down,          out.right};
  });
}

void set_product(double sign, const Left& left, const Right& right, View out) {
  set_product(sign, left, right, {}, out, Part::all);
}

Right product(const Left& left, const Right& right) {
  Right out(left.rows(), right.cols());
  multiply(1, left, right, Part::all, [&](std::size_t p, std::size_t row) {
    return Target{out.panel(p, row), nullptr, 0, 0, kPanel, kPanel, 1};
  });
  return out;
}

void mirror_lower(View square) {
  constexpr std::size_t kSide = 16;  // squares that fit the cache both ways
  const double operations = 4.0 * static_cast<double>(square.rows * square.rows);
  parallel_for(parts(square.rows, kSide), operations, [&](std::size_t strip) {
    const std::size_t i0 = strip * kSide;
    for (std::size_t j0 = 0; j0 <= i0; j0 += kSide) {
      for (std::size_t i = i0; i < std::min(i0 + kSide, square.rows); ++i) {
        for (std::size_t j = j0; j < std::min(j0 + kSide, i); ++j) square(j, i) = square(i, j);
      }
    }
  });
}

Factor::Factor(View matrix) {
  const std::size_t n = matrix.rows;
  Buffer buffer(kBlock * kBlock);
  for (std::size_t k = 0; k < n; k += kBlock) {
    const std::size_t size = std::min(kBlock, n - k);
    const View inverse{buffer.data(), size, size, size};
    invert_block(matrix.block(k, k, size, size), inverse.data);
    inverses_.emplace_back(inverse);

    const std::size_t rest = n - k - size;
    if (rest == 0) break;
    const View below = matrix.block(k + size, k, rest, size);
    const View corner = matrix.block(k + size, k + size, rest, rest);
    set_product(1, Left(below), Right(inverse), below);
    set_product(-1, Left(below), Right(matrix.block(k, k + size, size, rest)), corner, corner);
  }
  packed_ = Left(matrix);
}

void Factor::solve(Right& rhs) const {
  const std::size_t n = packed_.rows();
  const std::size_t stride = n * kTile;
  // x = inverse of a diagonal block times x.
  const auto apply = [](const Left& inverse, double* x) {
    double before[kBlock * kPanel];
    const std::size_t size = inverse.rows();
    std::copy_n(x, size * kPanel, before);
    multiply_panel(inverse.tile(0), size * kTile, before, size, 1,
                   {x, nullptr, 0, size, kPanel, kPanel, 1});
  };
  const double operations =
      static_cast<double>(n) * static_cast<double>(n) * static_cast<double>(rhs.cols());
  parallel_for(parts(rhs.panels(), kSolvedPanels), operations, [&](std::size_t item) {
    const std::size_t first = item * kSolvedPanels;
    const std::size_t last = std::min(first + kSolvedPanels, rhs.panels());
    for (std::size_t k = kBlock; k < n; k += kBlock) {  // L
      for (std::size_t p = first; p < last; ++p) {
        reduce_panel(packed_.tile(k), stride, rhs.panel(p), k, rhs.panel(p, k),
                     std::min(kBlock, n - k));
      }
    }
    for (std::size_t k = parts(n, kBlock) * kBlock; k > 0;) {  // U
      k -= kBlock;
      const std::size_t end = std::min(k + kBlock, n);
      for (std::size_t p = first; p < last; ++p) {
        reduce_panel(packed_.tile(k, end), stride, rhs.panel(p, end), n - end, rhs.panel(p, k),
                     end - k);
        apply(inverses_[k / kBlock], rhs.panel(p, k));
      }
    }
  });
}

}  // namespace titania::detail
