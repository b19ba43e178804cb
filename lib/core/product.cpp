#include "core/product.hpp"

#include <algorithm>

#include "core/kernel.hpp"
#include "core/parallel.hpp"

// Inputs are packed in groups, row after row, so that the inner loop reads two streams: a group and
// a panel.  A block of a panel's rows stays in the first-level cache while the groups pass over it;
// partial sums rest in `out` between the blocks, and adding the next block's terms to them one by
// one keeps the order of the plain sum.

namespace titania::detail {

namespace {

constexpr std::size_t kGroup = 4;          // inputs held in registers together
constexpr std::size_t kRowBlock = 256;     // rows of a panel in the cache
constexpr std::size_t kGroupsAtOnce = 32;  // per work item
constexpr std::size_t kPanelsAtOnce = 8;   // for a single input

template <class T>
inline constexpr std::size_t kPanel = kLanes * sizeof(double) / sizeof(T);  // columns

constexpr std::size_t parts(std::size_t count, std::size_t size) {
  return (count + size - 1) / size;
}

/// `inputs` rows and `width` columns of the result.
template <class T>
struct Target {
  T* data;
  std::size_t stride;
  std::size_t inputs;
  std::size_t width;
};

/// Adds the products of one group with a block of a panel to a whole tile of the result.
template <class T>
TITANIA_INLINE void add_group(
    const T* group, const T* panel, std::size_t rows, T* out, std::size_t stride) {
  using Vector = VectorOf<T>;
  Vector sum[kGroup];
  for (std::size_t b = 0; b < kGroup; ++b) sum[b] = load<Vector>(out + b * stride);
  for (std::size_t i = 0; i < rows; ++i) {
    const auto g = load<Vector>(panel + i * kPanel<T>);
    for (std::size_t b = 0; b < kGroup; ++b) sum[b] += group[i * kGroup + b] * g;
  }
  for (std::size_t b = 0; b < kGroup; ++b) store(out + b * stride, sum[b]);
}

/// The same for a tile at the edge of the result.
template <class T>
TITANIA_INLINE void add_group_at_edge(const T* group,
                                      const T* panel,
                                      std::size_t rows,
                                      Target<T> out) {
  T tile[kGroup * kPanel<T>] = {};
  for (std::size_t b = 0; b < out.inputs; ++b) {
    std::copy_n(out.data + b * out.stride, out.width, tile + b * kPanel<T>);
  }
  add_group(group, panel, rows, tile, kPanel<T>);
  for (std::size_t b = 0; b < out.inputs; ++b) {
    std::copy_n(tile + b * kPanel<T>, out.width, out.data + b * out.stride);
  }
}

/// The same for several groups, `stride` apart.
template <class T>
TITANIA_INLINE void add_groups(
    const T* groups, std::size_t stride, const T* panel, std::size_t rows, Target<T> out) {
  for (std::size_t b = 0; b < out.inputs; b += kGroup) {
    const T* group = groups + b / kGroup * stride;
    T* here = out.data + b * out.stride;
    const std::size_t inputs = std::min(kGroup, out.inputs - b);
    if (inputs == kGroup && out.width == kPanel<T>) {
      add_group(group, panel, rows, here, out.stride);
    } else {
      add_group_at_edge(group, panel, rows, Target<T>{here, out.stride, inputs, out.width});
    }
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
                                  std::size_t stride,
                                  const double* panel,
                                  std::size_t rows,
                                  Target<double> out) {
  add_groups(groups, stride, panel, rows, out);
}
TITANIA_CLONES void block_product(const float* groups,
                                  std::size_t stride,
                                  const float* panel,
                                  std::size_t rows,
                                  Target<float> out) {
  add_groups(groups, stride, panel, rows, out);
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
  for (std::size_t b = 0; b < inputs; ++b) {
    T* out = packed.data() + b / kGroup * rows * kGroup + b % kGroup;
    for (std::size_t i = 0; i < rows; ++i) out[i * kGroup] = v[b * rows + i];
  }
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
  constexpr std::size_t at_once = kGroupsAtOnce * kGroup;
  const std::size_t blocks = parts(inputs, at_once);
  const double operations = static_cast<double>(v.size()) * static_cast<double>(g.cols);
  parallel_for(parts(g.cols, kPanel<T>) * blocks, operations, [&](std::size_t item) {
    const std::size_t column = item / blocks * kPanel<T>;
    const std::size_t input = item % blocks * at_once;
    const Target<T> target{out.data() + input * g.cols + column, g.cols,
                           std::min(at_once, inputs - input), std::min(kPanel<T>, g.cols - column)};
    for (std::size_t b = 0; b < target.inputs; ++b) {
      std::fill_n(target.data + b * g.cols, target.width, T{0});
    }
    for (std::size_t row = 0; row < g.rows; row += kRowBlock) {
      block_product(groups.data() + input * g.rows + row * kGroup, g.rows * kGroup,
                    g.values.data() + column * g.rows + row * kPanel<T>,
                    std::min(kRowBlock, g.rows - row), target);
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
