#include "core/product.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

#include "core/kernel.hpp"
#include "core/parallel.hpp"

namespace titania::detail {

namespace {

constexpr std::size_t kRowsAtOnce = 4;    // inputs held in registers together
constexpr std::size_t kInputBlock = 128;  // inputs per work item

/// Products of `inputs` rows of v with a packed panel of kLanes columns of g.
template <int Inputs>
TITANIA_INLINE void panel_rows(const double* v,
                               std::size_t rows,
                               const double* panel,
                               double* out,
                               std::size_t cols,
                               std::size_t width) {
  Lanes sum[Inputs] = {};
  for (std::size_t i = 0; i < rows; ++i) {
    const auto g = load<Lanes>(panel + i * kLanes);
    for (int b = 0; b < Inputs; ++b) sum[b] += v[b * rows + i] * g;
  }
  for (int b = 0; b < Inputs; ++b) std::memcpy(out + b * cols, &sum[b], width * sizeof(double));
}

TITANIA_CLONES void panel_product(const double* v,
                                  std::size_t inputs,
                                  std::size_t rows,
                                  const double* panel,
                                  double* out,
                                  std::size_t cols,
                                  std::size_t width) {
  std::size_t b = 0;
  for (; b + kRowsAtOnce <= inputs; b += kRowsAtOnce) {
    panel_rows<kRowsAtOnce>(v + b * rows, rows, panel, out + b * cols, cols, width);
  }
  for (; b < inputs; ++b) panel_rows<1>(v + b * rows, rows, panel, out + b * cols, cols, width);
}

/// One input: the same sums in the same order, streaming g row by row instead of packing it.
TITANIA_CLONES void vector_product(
    const double* v, std::size_t rows, const double* g, std::size_t cols, double* out) {
  std::fill_n(out, cols, 0.0);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < cols; ++j) out[j] += v[i] * g[i * cols + j];
  }
}

void pack_panel(MatrixView g, std::size_t first, std::size_t width, double* panel) {
  for (std::size_t i = 0; i < g.rows(); ++i) {
    const double* row = g.data() + i * g.cols() + first;
    for (std::size_t j = 0; j < kLanes; ++j) panel[i * kLanes + j] = j < width ? row[j] : 0.0;
  }
}

}  // namespace

void product(MatrixView v, MatrixView g, std::span<double> out) {
  const std::size_t inputs = v.rows();
  const std::size_t rows = g.rows();
  const std::size_t cols = g.cols();
  if (inputs < kRowsAtOnce) {
    for (std::size_t b = 0; b < inputs; ++b) {
      vector_product(v.data() + b * rows, rows, g.data(), cols, out.data() + b * cols);
    }
    return;
  }
  const std::size_t panels = (cols + kLanes - 1) / kLanes;
  const std::size_t blocks = (inputs + kInputBlock - 1) / kInputBlock;
  const double operations = static_cast<double>(inputs) * static_cast<double>(g.size());
  parallel_for(panels * blocks, operations, [&](std::size_t item) {
    thread_local std::vector<double> panel;
    const std::size_t first = item / blocks * kLanes;
    const std::size_t width = std::min<std::size_t>(kLanes, cols - first);
    panel.resize(rows * kLanes);
    pack_panel(g, first, width, panel.data());
    const std::size_t b = item % blocks * kInputBlock;
    panel_product(v.data() + b * rows, std::min(kInputBlock, inputs - b), rows, panel.data(),
                  out.data() + b * cols + first, cols, width);
  });
}

Matrix product(MatrixView v, MatrixView g) {
  Matrix out(v.rows(), g.cols());
  product(v, g, out.values());
  return out;
}

}  // namespace titania::detail
