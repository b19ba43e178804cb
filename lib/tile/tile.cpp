#include "titania/tile/tile.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <utility>
#include <variant>

#include "core/checks.hpp"
#include "core/counter.hpp"
#include "core/kernel.hpp"
#include "core/magnitude.hpp"
#include "core/parallel.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"
#include "titania/mapping/events.hpp"

namespace titania {

namespace {

using detail::shape_text;

constexpr double kMaxWeights = 1 << 28;
constexpr double kOperationsPerConversion = 10;
constexpr double kClippedShare = 0.01;  // the tail that a range cuts off on purpose
constexpr double kBent = 0.01;          // deviation from i = g v that is worth a word

TITANIA_CLONES void add_scaled(double* out, const double* x, double factor, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) out[k] += x[k] * factor;
}

}  // namespace

class Tile::Impl {
 public:
  Impl(MatrixView weight, const TileConfig& config, std::uint64_t seed, std::string_view name)
      : config_(config), seed_(seed), name_(name) {
    validate(config_);
    if (weight.size() == 0) {
      throw ShapeError("weight has shape " + shape_text(weight) + ": must not be empty");
    }
    if (static_cast<double>(weight.size()) > kMaxWeights) {
      throw ArgumentError("weight has shape " + shape_text(weight) + ": must have at most " +
                          to_text(kMaxWeights) + " elements");
    }
    detail::require_finite(weight, "weight");
    weight_ = Matrix(weight);
    scale_ = config_.mapping.scale(weight);
    cut();
    for (std::size_t k = 0; k < blocks_.size(); ++k) {
      arrays_.emplace_back(array_config(k), seed_, array_name(k));
    }
    program();
  }

  Impl(const TileConfig& config, std::uint64_t seed, std::string_view name, TileState state)
      : config_(config), seed_(seed), name_(name) {
    validate(config_);
    detail::require_finite(state.weight, "weight");
    const auto fits = [](bool holds) {
      if (!holds) throw ArgumentError("the state does not fit the tile");
    };
    fits(state.weight.size() > 0 && std::isfinite(state.scale) && state.scale > 0);
    weight_ = std::move(state.weight);
    scale_ = state.scale;
    cut();
    fits(state.arrays.size() == blocks_.size());
    ranges_ = std::move(state.ranges);
    if (ranges_) {
      fits(ranges_->current.size() == blocks_.size());
      for (const double i : ranges_->current) fits(std::isfinite(i) && i > 0);
      fits(std::isfinite(ranges_->input) && ranges_->input > 0);
    }
    inputs_read_ = state.inputs_read;
    for (std::size_t k = 0; k < blocks_.size(); ++k) {
      arrays_.emplace_back(array_config(k), seed_, array_name(k), std::move(state.arrays[k]));
    }
  }

  /// Outputs for inputs x; into `activity`, if there is one, what they cost.
  Matrix apply(MatrixView x, const ReadOptions& options, Activity* activity) const;
  void calibrate(MatrixView x);
  ProgramActivity program();
  void advance(double seconds, double temperature) {
    // Strong guarantee: a bad argument is refused by the first array, before anything changed.
    for (auto& array : arrays_) array.advance(seconds, temperature);
  }

  [[nodiscard]] TileState state() const {
    TileState s{weight_, scale_, ranges_, inputs_read_.value(), {}};
    for (const auto& array : arrays_) s.arrays.push_back(array.state());
    return s;
  }
  [[nodiscard]] Matrix effective_weight() const;
  [[nodiscard]] std::vector<std::string> notes(const Activity& activity, ReadLaw law) const;
  [[nodiscard]] Hardware hardware() const;
  [[nodiscard]] ProgramActivity last_program() const {
    ProgramActivity sum;
    for (const auto& array : arrays_) sum += array.last_program();
    return sum;
  }
  [[nodiscard]] std::size_t in_features() const { return weight_.cols(); }
  [[nodiscard]] std::size_t out_features() const { return weight_.rows(); }
  [[nodiscard]] const Matrix& weight() const { return weight_; }
  [[nodiscard]] const std::optional<TileRanges>& ranges() const { return ranges_; }
  [[nodiscard]] std::uint64_t inputs_read() const { return inputs_read_.value(); }
  [[nodiscard]] const mapping::Layout& layout() const { return layout_; }
  [[nodiscard]] const std::vector<mapping::Block>& blocks() const { return blocks_; }
  [[nodiscard]] const std::vector<Crossbar>& arrays() const { return arrays_; }

  const TileConfig config_;
  const std::uint64_t seed_;
  const std::string name_;

 private:
  void cut() {
    layout_ = config_.layout(weight_.rows(), weight_.cols());
    blocks_ = layout_.blocks();
  }
  [[nodiscard]] ArrayConfig array_config(std::size_t k) const {
    const auto columns = layout_.format.columns() * blocks_[k].outputs;
    return config_.array.cut(static_cast<int>(blocks_[k].inputs), static_cast<int>(columns));
  }
  [[nodiscard]] std::string array_name(std::size_t k) const {
    return name_ + "/array" + std::to_string(k);
  }
  [[nodiscard]] Matrix targets(std::size_t k) const;

  /// Inputs on their way through the tile.
  struct Driven {
    Matrix v;                         // (batch, in), V
    std::vector<double> input_range;  // of each input: the magnitude that drives v_read
    double clipped = 0;
  };
  /// Drives the word lines; without a range, the largest magnitude of each input drives v_read.
  [[nodiscard]] Driven drive(MatrixView x, std::optional<double> range) const;

  /// The columns of v (batch, in) that drive array k; none if that takes all of them.
  [[nodiscard]] std::optional<Matrix> part_of(const Matrix& v, std::size_t k) const {
    const mapping::Block& block = blocks_[k];
    if (std::cmp_equal(block.inputs, v.cols())) return std::nullopt;
    Matrix part(v.rows(), block.inputs);
    for (std::size_t b = 0; b < v.rows(); ++b) {
      std::copy_n(v.row(b).begin() + static_cast<std::ptrdiff_t>(block.first_input), block.inputs,
                  part.row(b).begin());
    }
    return part;
  }
  /// Converts the currents of array k and adds them to y (batch, out); returns how many clipped.
  double convert(std::size_t k, Matrix& i, const Driven& driven, Matrix& y) const;
  /// Full scale for the currents of one input in array k, A.
  [[nodiscard]] double full_scale(std::size_t k, std::span<const double> i) const {
    if (ranges_) return ranges_->current[k];
    return config_.adc.range ? *config_.adc.range : range_for(i);
  }
  /// Full scales of all conversions of currents of array k, A.
  [[nodiscard]] double sinkable(std::size_t k, const Matrix& i) const {
    double sum = 0;
    for (std::size_t b = 0; b < i.rows(); ++b) sum += full_scale(k, i.row(b));
    return sum * static_cast<double>(i.cols());
  }
  [[nodiscard]] double range_for(std::span<const double> i) const {
    const double largest = detail::largest_magnitude(i);
    return largest > 0 ? largest : config_.v_read * 1e-6;  // no current: any range will do
  }
  /// Events of a product, but for the reads and the heat that the arrays count themselves.
  /// By how much a custom device's current at v_read is off i = g v.
  [[nodiscard]] double bending() const;
  [[nodiscard]] Activity product_events() const;

  Matrix weight_;
  double scale_ = 1.0;
  std::optional<TileRanges> ranges_;
  mapping::Layout layout_;
  std::vector<mapping::Block> blocks_;
  std::vector<Crossbar> arrays_;
  Counter inputs_read_;
};

Matrix Tile::Impl::targets(std::size_t k) const {
  const mapping::Block& block = blocks_[k];
  Matrix part(block.outputs, block.inputs);
  for (std::size_t out = 0; out < part.rows(); ++out) {
    const auto row = weight_.row(block.first_output + out);
    std::copy_n(row.begin() + static_cast<std::ptrdiff_t>(block.first_input), block.inputs,
                part.row(out).begin());
  }
  return config_.mapping.conductances(part, scale_, device::range(config_.array.device));
}

ProgramActivity Tile::Impl::program() {
  for (std::size_t k = 0; k < arrays_.size(); ++k) arrays_[k].program(targets(k));
  return last_program();
}

void Tile::Impl::calibrate(MatrixView x) {
  detail::require_batch(x, "x", in_features(), "in_features");
  if (x.rows() == 0) {
    throw ShapeError("x has shape " + shape_text(x) + ": a range needs at least one input");
  }
  TileRanges ranges{detail::largest_magnitude(x.values()), {}};
  if (ranges.input == 0) {
    throw ArgumentError("x is 0 everywhere: a range needs an input that is not");
  }
  const Driven driven = drive(x, ranges.input);
  for (std::size_t k = 0; k < arrays_.size(); ++k) {
    const auto part = part_of(driven.v, k);
    const Matrix i =
        arrays_[k].read_pairs(part ? *part : driven.v, {.index = 0, .noise = NoiseMode::none});
    ranges.current.push_back(config_.adc.range ? *config_.adc.range : range_for(i.values()));
  }
  ranges_ = std::move(ranges);
}

Tile::Impl::Driven Tile::Impl::drive(MatrixView x, std::optional<double> range) const {
  Driven driven{Matrix(x.rows(), x.cols()), std::vector<double>(x.rows()), 0};
  std::atomic<std::uint64_t> clipped{0};
  const double operations = kOperationsPerConversion * static_cast<double>(x.size());
  detail::parallel_for(x.rows(), operations, [&](std::size_t b) {
    const double largest = range ? *range : detail::largest_magnitude(x.row(b));
    driven.input_range[b] = largest > 0 ? largest : 1.0;
    clipped +=
        config_.dac.convert(x.row(b), driven.input_range[b], config_.v_read, driven.v.row(b));
  });
  driven.clipped = static_cast<double>(clipped);
  return driven;
}

Matrix Tile::Impl::apply(MatrixView x, const ReadOptions& options, Activity* activity) const {
  options.check();
  detail::require_batch(x, "x", in_features(), "in_features");
  ReadOptions read = options;
  read.index = options.index ? *options.index : inputs_read_.take(x.rows());

  const Driven driven = drive(x, ranges_ ? std::optional(ranges_->input) : std::nullopt);
  Matrix y(x.rows(), out_features());
  double clipped = 0;
  for (std::size_t k = 0; k < arrays_.size(); ++k) {
    const detail::ProgressPart progress(k, arrays_.size());
    const auto part = part_of(driven.v, k);
    const Matrix& v = part ? *part : driven.v;
    Measured currents;
    if (activity) {
      currents = arrays_[k].measure_pairs(v, read);
      *activity += currents.activity;
      activity->amplifier_charge += sinkable(k, currents.outputs) * config_.array.t_read;
    } else {
      currents.outputs = arrays_[k].read_pairs(v, read);
    }
    clipped += convert(k, currents.outputs, driven, y);
  }
  if (activity) {
    activity->dac_clipped += driven.clipped;
    activity->adc_clipped += clipped;
    *activity += scaled(product_events(), static_cast<double>(x.rows()));
  }
  return y;
}

double Tile::Impl::convert(std::size_t k, Matrix& i, const Driven& driven, Matrix& y) const {
  const ConductanceRange range = device::range(config_.array.device);
  const double per_ampere = scale_ / (config_.v_read * (range.g_max - range.g_min));
  std::atomic<std::uint64_t> clipped{0};
  const double operations = kOperationsPerConversion * static_cast<double>(i.size());
  detail::parallel_for(i.rows(), operations, [&](std::size_t b) {
    clipped += config_.adc.convert(i.row(b), full_scale(k, i.row(b)));
    const auto out = y.row(b).subspan(blocks_[k].first_output, blocks_[k].outputs);
    add_scaled(out.data(), i.row(b).data(), per_ampere * driven.input_range[b], out.size());
  });
  return static_cast<double>(clipped);
}

std::vector<std::string> Tile::Impl::notes(const Activity& activity, ReadLaw law) const {
  std::vector<std::string> list;
  const auto clipped = [&](double count, double all, const char* what) {
    if (count <= kClippedShare * all) return;
    list.push_back(to_text(count) + " of " + to_text(all) + " " + what +
                   " are beyond their range and clipped");
  };
  const double values = activity.inputs * static_cast<double>(in_features());
  clipped(activity.dac_clipped, values, "input values");
  clipped(activity.adc_clipped, activity.adc_conversions, "conversions");
  if (!ranges_ && (config_.dac.bits || (config_.adc.bits && !config_.adc.range))) {
    list.emplace_back(
        "not calibrated: ranges follow every input, a gain that costs nothing here; see "
        "calibrate()");
  }
  const double bend = law == ReadLaw::linear ? bending() : 0;
  if (std::fabs(bend) > kBent) {
    list.push_back("the law of " + device::name(config_.array.device) + ", " +
                   three_digits(100 * bend) +
                   " % off i = g v at v_read, is taken as linear; "
                   "law = 'device' follows it");
  }
  return list;
}

double Tile::Impl::bending() const {
  if (!std::holds_alternative<device::Custom>(config_.array.device)) return 0;
  const std::array g{device::range(config_.array.device).g_max};
  const std::array v{config_.v_read};
  std::array<double, 1> current{};
  std::array<double, 1> slope{};
  device::law(config_.array.device)->evaluate(g, v, current, slope);
  return current[0] / (g[0] * v[0]) - 1;
}

Activity Tile::Impl::product_events() const {
  Activity product =
      mapping::events(layout_, mapping::readout(layout_.format), config_.array.t_read);
  product.array_reads = 0;
  return product;
}

Matrix Tile::Impl::effective_weight() const {
  const ConductanceRange range = device::range(config_.array.device);
  Matrix w(out_features(), in_features());
  for (std::size_t k = 0; k < arrays_.size(); ++k) {
    const Matrix part = config_.mapping.weights(arrays_[k].conductance(), scale_, range);
    for (std::size_t out = 0; out < part.rows(); ++out) {
      for (std::size_t in = 0; in < part.cols(); ++in) {
        w(blocks_[k].first_output + out, blocks_[k].first_input + in) = part(out, in);
      }
    }
  }
  return w;
}

Hardware Tile::Impl::hardware() const {
  Hardware h;
  h.arrays = layout_.arrays();
  h.cells = layout_.cells();
  h.dacs = layout_.word_lines();
  h.adcs = layout_.partial_outputs() * layout_.format.conversions();
  h.digital_lanes = static_cast<double>(out_features());
  h.buffer_bytes = product_events().buffer_bytes;
  return h;
}

Tile::Tile(MatrixView weight, const TileConfig& config, std::uint64_t seed, std::string_view name)
    : impl_(std::make_unique<Impl>(weight, config, seed, name)) {}
Tile::Tile(const TileConfig& config, std::uint64_t seed, std::string_view name, TileState state)
    : impl_(std::make_unique<Impl>(config, seed, name, std::move(state))) {}
Tile::Tile(const Tile& other) : impl_(std::make_unique<Impl>(*other.impl_)) {}
Tile& Tile::operator=(const Tile& other) {
  impl_ = std::make_unique<Impl>(*other.impl_);
  return *this;
}
Tile::Tile(Tile&&) noexcept = default;
Tile& Tile::operator=(Tile&&) noexcept = default;
Tile::~Tile() = default;

Matrix Tile::apply(MatrixView x, const ReadOptions& options) const {
  return impl_->apply(x, options, nullptr);
}
Measured Tile::measure(MatrixView x, const ReadOptions& options) const {
  Measured result;
  result.outputs = impl_->apply(x, options, &result.activity);
  return result;
}
std::vector<std::string> Tile::notes(const Activity& activity, ReadLaw law) const {
  return impl_->notes(activity, law);
}
void Tile::calibrate(MatrixView x) { impl_->calibrate(x); }
ProgramActivity Tile::program() { return impl_->program(); }
void Tile::advance(double seconds, double temperature) { impl_->advance(seconds, temperature); }
std::size_t Tile::in_features() const noexcept { return impl_->in_features(); }
std::size_t Tile::out_features() const noexcept { return impl_->out_features(); }
MatrixView Tile::weight() const noexcept { return impl_->weight(); }
Matrix Tile::effective_weight() const { return impl_->effective_weight(); }
const TileConfig& Tile::config() const noexcept { return impl_->config_; }
std::uint64_t Tile::seed() const noexcept { return impl_->seed_; }
const std::string& Tile::name() const noexcept { return impl_->name_; }
const std::optional<TileRanges>& Tile::ranges() const noexcept { return impl_->ranges(); }
std::uint64_t Tile::inputs_read() const noexcept { return impl_->inputs_read(); }
const mapping::Layout& Tile::layout() const noexcept { return impl_->layout(); }
const std::vector<mapping::Block>& Tile::blocks() const noexcept { return impl_->blocks(); }
const Crossbar& Tile::array(std::size_t k) const { return impl_->arrays().at(k); }
ProgramActivity Tile::last_program() const { return impl_->last_program(); }
Hardware Tile::hardware() const { return impl_->hardware(); }
Workload Tile::workload() const {
  const auto in = static_cast<std::int64_t>(in_features());
  const auto out = static_cast<std::int64_t>(out_features());
  return {.name = name(), .layers = {{.name = name(), .in_features = in, .out_features = out}}};
}
TileState Tile::state() const { return impl_->state(); }

}  // namespace titania
