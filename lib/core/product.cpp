#include "core/product.hpp"

#include <algorithm>

#include "core/kernel.hpp"
#include "core/parallel.hpp"

// Inputs are packed in groups, row after row, so that the inner loop reads two streams: a group and
// a panel.  A block of a panel's rows stays in the first-level cache while the groups pass over it,
// and the same rows of the groups stay in the second-level cache while they pass over a strip of
// panels; partial sums rest in a buffer between the blocks, and adding the next block's terms to
// them one by one keeps the order of the plain sum.

namespace titania::detail {

namespace {

constexpr std::size_t kGroup = 6;          // inputs held in registers together
constexpr std::size_t kRowBlock = 256;     // rows of a panel in the cache
constexpr std::size_t kGroupsAtOnce = 16;  // per work item
constexpr std::size_t kStrip = 8;          // panels per work item
constexpr std::size_t kPanelsAtOnce = 8;   // for a single input
constexpr double kPackingOperations = 4;   // per value

template <class T>
inline constexpr std::size_t kPanel = kLanes * sizeof(double) / sizeof(T);  // columns

constexpr std::size_t parts(std::size_t count, std::size_t size) {
  return (count + size - 1) / size;
}

/// Adds the products of groups, `stride` apart, with a block of a panel to their sums, which lie
/// group after group, input after input.
template <class T>
TITANIA_INLINE void add_products(const T* groups,
                                 std::size_t count,
                                 std::size_t stride,
                                 const T* panel,
                                 std::size_t rows,
                                 T* sums) {
  using Vector = VectorOf<T>;
  for (std::size_t k = 0; k < count; ++k) {
    const T* group = groups + k * stride;
    T* here = sums + k * kGroup * kPanel<T>;
    Vector sum[kGroup];
    for (std::size_t b = 0; b < kGroup; ++b) sum[b] = load<Vector>(here + b * kPanel<T>);
    for (std::size_t i = 0; i < rows; ++i) {
      const auto g = load<Vector>(panel + i * kPanel<T>);
      for (std::size_t b = 0; b < kGroup; ++b) sum[b] += group[i * kGroup + b] * g;
    }
    for (std::size_t b = 0; b < kGroup; ++b) store(here + b * kPanel<T>, sum[b]);
  }
}

/// One input through `Count` neighbouring panels.
template <std::size_t Count, class T>
TITANIA_INLINE void through_panels(const T* v, const T* panels, std::size_t rows, T* out) {
  using Vector = VectorOf<T>;
  Vector sum[Count] = {};
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t p = 0; p < Count; ++p) {
      sum[p] += v[i] * load<Vector>(panels + (p * rows + i) * kPanel<T>);
    }
  }
  for (std::size_t p = 0; p < Count; ++p) store(out + p * kPanel<T>, sum[p]);
}

template <class T>
TITANIA_INLINE void multiply_one(const T* v, const Panels<T>& g, T* out) {
  const std::size_t panels = parts(g.cols, kPanel<T>);
  T last[kPanel<T>];
  std::size_t p = 0;
  for (; (p + kPanelsAtOnce) * kPanel<T> <= g.cols; p += kPanelsAtOnce) {
    const std::size_t column = p * kPanel<T>;
    through_panels<kPanelsAtOnce>(v, g.values.data() + column * g.rows, g.rows, out + column);
  }
  for (; p < panels; ++p) {
    const std::size_t column = p * kPanel<T>;
    through_panels<1>(v, g.values.data() + column * g.rows, g.rows, last);
    std::copy_n(last, std::min(kPanel<T>, g.cols - column), out + column);
  }
}

TITANIA_CLONES void block_product(const double* groups,
                                  std::size_t count,
                                  std::size_t stride,
                                  const double* panel,
                                  std::size_t rows,
                                  double* sums) {
  add_products(groups, count, stride, panel, rows, sums);
}
TITANIA_CLONES void block_product(const float* groups,
                                  std::size_t count,
                                  std::size_t stride,
                                  const float* panel,
                                  std::size_t rows,
                                  float* sums) {
  add_products(groups, count, stride, panel, rows, sums);
}
TITANIA_CLONES void vector_product(const double* v, const Panels<double>& g, double* out) {
  multiply_one(v, g, out);
}
TITANIA_CLONES void vector_product(const float* v, const Panels<float>& g, float* out) {
  multiply_one(v, g, out);
}

/// Groups of inputs; the last one is padded with zeros.
template <class T>
std::vector<T> pack_inputs(std::span<const T> v, std::size_t inputs, std::size_t rows) {
  std::vector<T> packed(parts(inputs, kGroup) * rows * kGroup);
  const double operations = kPackingOperations * static_cast<double>(v.size());
  parallel_for(parts(inputs, kGroup), operations, [&](std::size_t group) {
    T* out = packed.data() + group * rows * kGroup;
    const std::size_t used = std::min(kGroup, inputs - group * kGroup);
    for (std::size_t b = 0; b < used; ++b) {
      const T* in = v.data() + (group * kGroup + b) * rows;
      for (std::size_t i = 0; i < rows; ++i) out[i * kGroup + b] = in[i];
    }
  });
  return packed;
}

template <class T>
void multiply(std::span<const T> v, const Panels<T>& g, std::span<T> out) {
  const std::size_t inputs = v.size() / g.rows;
  if (inputs < kGroup) {
    for (std::size_t b = 0; b < inputs; ++b) {
      vector_product(v.data() + b * g.rows, g, out.data() + b * g.cols);
    }
    return;
  }
  const std::vector<T> groups = pack_inputs(v, inputs, g.rows);
  const std::size_t panels = parts(g.cols, kPanel<T>);
  const std::size_t blocks = parts(inputs, kGroupsAtOnce * kGroup);
  const double operations = static_cast<double>(v.size()) * static_cast<double>(g.cols);
  parallel_for(parts(panels, kStrip) * blocks, operations, [&](std::size_t item) {
    const std::size_t first_panel = item / blocks * kStrip;
    const std::size_t last_panel = std::min(first_panel + kStrip, panels);
    const std::size_t first_input = item % blocks * kGroupsAtOnce * kGroup;
    const std::size_t last_input = std::min(first_input + kGroupsAtOnce * kGroup, inputs);
    const std::size_t count = parts(last_input - first_input, kGroup);

    constexpr std::size_t panel_size = kGroupsAtOnce * kGroup * kPanel<T>;
    alignas(64) T sums[kStrip * panel_size];  // panel by panel
    std::fill_n(sums, (last_panel - first_panel) * panel_size, T{0});
    for (std::size_t row = 0; row < g.rows; row += kRowBlock) {
      for (std::size_t p = first_panel; p < last_panel; ++p) {
        block_product(groups.data() + first_input * g.rows + row * kGroup, count, g.rows * kGroup,
                      g.values.data() + (p * g.rows + row) * kPanel<T>,
                      std::min(kRowBlock, g.rows - row), sums + (p - first_panel) * panel_size);
      }
    }
    for (std::size_t b = first_input; b < last_input; ++b) {
      for (std::size_t p = first_panel; p < last_panel; ++p) {
        const std::size_t column = p * kPanel<T>;
        std::copy_n(sums + (p - first_panel) * panel_size + (b - first_input) * kPanel<T>,
                    std::min(kPanel<T>, g.cols - column), out.data() + b * g.cols + column);
      }
    }
  });
}

template <class T>
Panels<T> pack_as(MatrixView g, double unit) {
  constexpr std::size_t width = kPanel<T>;
  Panels<T> packed{g.rows(), g.cols(), std::vector<T>(parts(g.cols(), width) * width * g.rows())};
  for (std::size_t i = 0; i < g.rows(); ++i) {
    for (std::size_t j = 0; j < g.cols(); ++j) {
      const std::size_t at = (j / width * g.rows() + i) * width + j % width;
      packed.values[at] = static_cast<T>(g(i, j) / unit);
    }
  }
  return packed;
}

}  // namespace

Panels<double> pack(MatrixView g) { return pack_as<double>(g, 1); }
Panels<float> pack_single(MatrixView g, double unit) { return pack_as<float>(g, unit); }

void replace(Panels<double>& g, std::size_t row, std::size_t col, double value) {
  const std::size_t first = col - col % kPanel<double>;
  g.values[first * g.rows + row * kPanel<double> + col % kPanel<double>] = value;
}

void product(MatrixView v, const Panels<double>& g, std::span<double> out) {
  multiply(v.values(), g, out);
}

void product(std::span<const float> v, const Panels<float>& g, std::span<float> out) {
  multiply(v, g, out);
}

Matrix product(MatrixView v, MatrixView g) {
  Matrix out(v.rows(), g.cols());
  product(v, pack(g), out.values());
  return out;
}

}  // namespace titania::detail
