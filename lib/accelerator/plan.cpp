#include "accelerator/plan.hpp"

#include <algorithm>
#include <cmath>

#include "core/number.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

// Arrays fill cores, tiles and chips one after the other, first along the rows of a matrix, so that
// partial sums meet as early as they can.

namespace titania::accelerator::detail {

namespace {

constexpr double kMaxChips = 1e9;
constexpr int kBisections = 64;
constexpr double kSwitchRadix = 32;  // ports of a switch [choice]

using titania::detail::number;

double stored(const LayerShape& layer) { return number(layer.experts) * number(layer.count); }

/// How the accelerator holds and reads numbers of so many bits; part of a bit takes a whole one.
mapping::NumberFormat format_of(const Accelerator& accelerator,
                                double weight_bits,
                                std::int64_t input_bits) {
  mapping::NumberFormat format = accelerator.format;
  format.weight_bits = static_cast<int>(std::ceil(weight_bits));
  format.input_bits = static_cast<int>(input_bits);
  return format;
}

Placed place(const Accelerator& accelerator,
             const mapping::NumberFormat& format,
             const LayerShape& shape) {
  Placed p;
  p.shape = shape;
  p.product = product(accelerator, format, shape.out_features, shape.in_features);
  const mapping::Layout& layout = p.product.layout;
  p.matrix_arrays = layout.arrays();
  p.place.name = shape.name;
  p.place.row_blocks = number(layout.row_blocks());
  p.place.col_blocks = number(layout.col_blocks());
  p.place.arrays = p.matrix_arrays * stored(shape);
  p.place.cells = layout.cells() * stored(shape);
  p.place.weight_slices = format.slices();
  const double tile = accelerator.arrays_per_tile();
  p.row_tiles = std::ceil(p.place.row_blocks / tile);
  p.column_tiles = std::ceil(std::ceil(p.matrix_arrays / tile) / p.row_tiles);
  return p;
}

/// Bytes of inputs that one tile takes in for a product, with its share of the outputs.
double tile_bytes(const Accelerator& accelerator, const Placed& p) {
  const double in =
      std::min(number(p.shape.in_features), accelerator.arrays_per_tile() * accelerator.rows);
  const double out = number(p.shape.out_features) / p.column_tiles;
  return (in + out) * p.product.layout.format.input_bits / 8;
}

/// A product is as slow as its reads and conversions, its tile's bus and memory, or the link that
/// brings its inputs to the chip.
ProductTime time_of(const Accelerator& accelerator, const Placed& p) {
  ProductTime t = product_time(accelerator, p.product);
  const double bytes = tile_bytes(accelerator, p);
  const double link = p.crossings > 0 ? p.in_bytes() / accelerator.chip_link_bandwidth : 0;
  t.interval = std::max(
      {t.interval, bytes / accelerator.link_bandwidth, bytes / accelerator.memory_bandwidth, link});
  t.latency = std::max(t.latency, t.interval);
  return t;
}

/// Copies of a layer that let it finish an inference within t; 0 if none do.
double copies_within(const Placed& p, double t) {
  const double rounds = std::floor(t / p.time.interval);
  return rounds < 1 ? 0 : std::ceil(number(p.shape.repeats) / rounds);
}

/// Gives the free arrays to the slowest layers: the smallest time of the slowest layer that they
/// are enough for, by bisection.
void copy(std::vector<Placed>& layers, double free) {
  double low = 0;
  double high = 0;
  for (const Placed& p : layers) {
    low = std::max(low, p.time.interval);
    high = std::max(high, p.time.interval * number(p.shape.repeats));
  }
  const auto enough = [&](double t) {
    double needed = 0;
    for (const Placed& p : layers) {
      const double copies = copies_within(p, t);
      if (copies < 1) return false;
      needed += (copies - 1) * p.place.arrays;
    }
    return needed <= free;
  };
  for (int k = 0; k < kBisections; ++k) {
    const double middle = low + (high - low) / 2;
    (enough(middle) ? high : low) = middle;
  }
  if (!enough(high)) return;
  for (Placed& p : layers) {
    p.place.copies = std::max(copies_within(p, high), 1.0);
    p.place.arrays *= p.place.copies;
    p.place.cells *= p.place.copies;
  }
}

Deployment summary(const Accelerator& accelerator, const std::vector<Placed>& layers) {
  Deployment d;
  for (const Placed& p : layers) {
    d.arrays += p.place.arrays;
    d.cells += p.place.cells;
    d.layers.push_back(p.place);
  }
  d.cores = std::ceil(d.arrays / accelerator.arrays_per_core);
  d.tiles = std::ceil(d.arrays / accelerator.arrays_per_tile());
  d.chips = std::ceil(d.arrays / accelerator.arrays_per_chip());
  d.boards = std::ceil(d.chips / accelerator.chips_per_board);
  d.utilisation = d.cells / (d.arrays * accelerator.rows * accelerator.cols);
  return d;
}

void require_layers(const Workload& workload) {
  validate(workload);
  if (!workload.layers.empty()) return;
  throw ArgumentError("workload.layers is empty: '" + workload.name +
                      "' has no weights to store in arrays");
}

double total_arrays(const std::vector<Placed>& layers) {
  double sum = 0;
  for (const Placed& p : layers) sum += p.place.arrays;
  return sum;
}

}  // namespace

double Placed::in_bytes() const {
  return number(shape.in_features) * product.layout.format.input_bits / 8;
}

double Placed::rounds() const { return std::ceil(number(shape.repeats) / place.copies); }

Plan plan(const Accelerator& accelerator, const Workload& workload) {
  validate(accelerator);
  require_layers(workload);
  Plan result;
  for (const LayerShape& layer : workload.layers) {
    const auto format =
        format_of(accelerator, workload.weight_bits_of(layer), workload.activation_bits);
    result.layers.push_back(place(accelerator, format, layer));
  }
  const double arrays = total_arrays(result.layers);
  const double chip = accelerator.arrays_per_chip();
  const double chips = std::ceil(arrays / chip);
  if (!(chips <= kMaxChips)) {
    throw ArgumentError("workload '" + workload.name + "' needs " + three_digits(chips) +
                        " chips of '" + accelerator.name + "': must be at most " +
                        to_text(kMaxChips));
  }
  for (Placed& p : result.layers) {
    if (chips > 1) {
      const double experts = std::min(1.0, number(p.shape.experts) * p.matrix_arrays / chip);
      p.crossings = std::max(p.matrix_arrays / chip, experts);
    }
    p.time = time_of(accelerator, p);
    p.place.interval = p.time.interval;
  }
  copy(result.layers, chips * chip - arrays);
  result.deployment = summary(accelerator, result.layers);
  result.deployment.input_phases = static_cast<int>(result.layers.front().product.readout.reads);
  result.hardware = hardware_of(accelerator, chips);
  return result;
}

double switches_passed(const Accelerator& accelerator, double chips) {
  const double boards = std::ceil(chips / accelerator.chips_per_board);
  if (boards <= 1) return 0;
  return 2 * std::ceil(std::log(boards) / std::log(kSwitchRadix)) - 1;
}

Hardware hardware_of(const Accelerator& accelerator, double chips) {
  const mapping::Layout full = full_product(accelerator).layout;
  Hardware h;
  h.chips = chips;
  h.boards = chips / accelerator.chips_per_board;  // a chip pays its share of a host, as a GPU does
  h.switch_ports = std::ceil(h.boards) * switches_passed(accelerator, chips);
  h.tiles = chips * accelerator.tiles_per_chip;
  h.cores = h.tiles * accelerator.cores_per_tile;
  h.arrays = h.cores * accelerator.arrays_per_core;
  h.cells = h.arrays * accelerator.rows * accelerator.cols;
  h.columns = h.arrays * accelerator.cols;
  h.dacs = h.arrays * accelerator.rows;
  h.adcs = h.arrays * accelerator.adcs_per_array;
  h.digital_lanes = h.arrays * full.outputs_per_array();
  h.buffer_bytes =
      h.arrays * (accelerator.rows + full.outputs_per_array()) * full.format.input_bits / 8;
  h.memory_bytes = h.tiles * accelerator.memory_bytes;
  h.vector_lanes = h.tiles * accelerator.vector_lanes;
  return h;
}

}  // namespace titania::accelerator::detail
