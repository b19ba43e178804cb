#include "titania/array/crossbar.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <set>
#include <utility>

#include "array/energy_sample.hpp"
#include "array/noisy_read.hpp"
#include "core/checks.hpp"
#include "titania/core/config_text.hpp"
#include "titania/core/error.hpp"
#include "titania/core/random.hpp"
#include "titania/core/text.hpp"

namespace titania {

namespace {

using detail::shape_text;

constexpr double kMaxCells = 1 << 28;

// A target this much outside the range, relative to its end, is meant to lie at the end:
// 10 * 1e-6 is less than 1e-5.
constexpr double kTargetRounding = 1e-12;

// Up to here a transfer matrix costs no more than some tens of reads.
constexpr std::size_t kCellsForTransfer = 16384;

bool is_inside(double g, const ConductanceRange& range) {
  return g >= range.g_min * (1 - kTargetRounding) && g <= range.g_max * (1 + kTargetRounding);
}

}  // namespace

ArrayConfig ArrayConfig::cut(int to_rows, int to_cols) const {
  ArrayConfig part = *this;
  part.rows = to_rows;
  part.cols = to_cols;
  return part;
}

void ArrayConfig::check(std::string_view path) const {
  const std::string where(path);
  if (static_cast<double>(rows) * cols > kMaxCells) {
    throw ConfigError(where + ": rows * cols = " + to_text(static_cast<double>(rows) * cols) +
                      ": must be at most " + to_text(kMaxCells));
  }
  if (const auto* custom = std::get_if<device::Custom>(&device); custom && !custom->model) {
    throw ConfigError(where + ".device: a Custom device needs a model");
  }
  std::set<std::string> kinds;
  for (std::size_t k = 0; k < nonidealities.size(); ++k) {
    const std::string kind = nonideality::name(nonidealities[k]);
    if (kinds.insert(kind).second) continue;
    throw ConfigError(detail::join(where + ".nonidealities", k) + ": a second " + kind +
                      "; each kind may appear once");
  }
  wires.check_shape(rows, cols, where + ".wires");
  if (method == circuit::Method::ideal && !wires.ideal()) {
    throw ConfigError(where + ".method = ideal: only for ideal wires, but " + to_string(wires));
  }
}

/// Implementation: the state, and what is derived from it for reading.
class Crossbar::Impl {
 public:
  Impl(const ArrayConfig& config, std::uint64_t seed, std::string_view name)
      : config_(config), seed_(seed), name_(name) {
    validate(config_);
    const std::size_t cells = static_cast<std::size_t>(config_.rows) * config_.cols;
    state_.planes = CellPlanes(cells);
    const ConductanceRange nominal = device::range(config_.device);
    device::fabricate(config_.device, state_.planes, stream("device"));
    for (const auto& effect : config_.nonidealities) {
      nonideality::at_fabrication(effect, state_.planes, nominal, stream(effect));
    }
    state_.programmed = Matrix(config_.rows, config_.cols);
    const auto g = state_.programmed.values();
    const auto own = state_.planes.find(plane::g_min);
    for (std::size_t k = 0; k < cells; ++k) g[k] = own.empty() ? nominal.g_min : own[k];
    stick(g);
    state_.effective_age.assign(config_.nonidealities.size(), 0.0);
    prepare();
  }

  Impl(const ArrayConfig& config, std::uint64_t seed, std::string_view name, CrossbarState state)
      : config_(config), seed_(seed), name_(name), state_(std::move(state)) {
    validate(config_);
    check_state();
    inputs_read_ = state_.inputs_read;
    prepare();
  }

  Impl(const Impl& other)
      : config_(other.config_),
        seed_(other.seed_),
        name_(other.name_),
        state_(other.state()),
        inputs_read_(state_.inputs_read),
        reader_(other.reader_) {}

  ProgramActivity program(MatrixView target, bool clip);
  enum class Lines { all, pairs };
  Matrix read(MatrixView v, const ReadOptions& options, Lines lines) const;
  void advance(double seconds, double temperature);

  [[nodiscard]] CrossbarState state() const {
    CrossbarState copy = state_;
    copy.inputs_read = inputs_read_;
    return copy;
  }

  const ArrayConfig config_;
  const std::uint64_t seed_;
  const std::string name_;

  [[nodiscard]] const NoisyReader& reader() const { return *reader_; }
  [[nodiscard]] std::shared_ptr<const NoisyReader> shared_reader() const { return reader_; }
  [[nodiscard]] const CrossbarState& own_state() const { return state_; }
  [[nodiscard]] std::uint64_t inputs_read() const { return inputs_read_; }

 private:
  [[nodiscard]] RandomStream stream(std::string_view effect) const {
    return {seed_, name_ + "/" + std::string(effect)};
  }
  [[nodiscard]] RandomStream stream(const nonideality::Effect& effect) const {
    return stream(std::string_view(nonideality::name(effect)));
  }

  void stick(std::span<double> g) const {
    for (const auto& cell : state_.planes.stuck()) g[cell.index] = cell.conductance;
  }
  void check_target(MatrixView target, bool clip, const ConductanceRange& nominal) const;
  void check_state() const;
  [[nodiscard]] circuit::Method method() const {
    const bool is_small = state_.programmed.size() <= kCellsForTransfer;
    const bool is_open = config_.method == circuit::Method::automatic;
    return is_open && is_small ? circuit::Method::transfer : config_.method;
  }

  /// Derives the conductances of now, and the network that reads them.
  void prepare() {
    Matrix now = state_.programmed;
    for (std::size_t k = 0; k < config_.nonidealities.size(); ++k) {
      nonideality::at_age(config_.nonidealities[k], now.values(), state_.planes,
                          state_.effective_age[k]);
    }
    std::vector<double> variance(now.size(), 0.0);
    bool noisy = false;
    for (const auto& effect : config_.nonidealities) {
      noisy = nonideality::add_read_variance(effect, now.values(), variance) || noisy;
    }
    if (!noisy) variance.clear();
    reader_ = std::make_shared<const NoisyReader>(now, config_.wires, method(), std::move(variance),
                                                  stream("read"));
  }

  CrossbarState state_;
  mutable std::atomic<std::uint64_t> inputs_read_{0};
  std::shared_ptr<const NoisyReader> reader_;
};

void Crossbar::Impl::check_target(MatrixView target,
                                  bool clip,
                                  const ConductanceRange& nominal) const {
  if (target.rows() != static_cast<std::size_t>(config_.rows) ||
      target.cols() != static_cast<std::size_t>(config_.cols)) {
    throw ShapeError("target has shape " + shape_text(target) + ", expected " +
                     shape_text(state_.programmed) + " = (word lines, bit lines)");
  }
  for (std::size_t k = 0; k < target.size(); ++k) {
    const double g = target.values()[k];
    if (is_inside(g, nominal) || (clip && !std::isnan(g))) continue;
    throw ArgumentError("target" + detail::place_text(k, target.cols()) + " = " + to_text(g, "S") +
                        ": must be in [" + to_text(nominal.g_min) + ", " + to_text(nominal.g_max) +
                        "] S, the range of " + device::name(config_.device) +
                        "; clip=True moves it to the nearer end");
  }
}

ProgramActivity Crossbar::Impl::program(MatrixView target, bool clip) {
  const ConductanceRange nominal = device::range(config_.device);
  check_target(target, clip, nominal);

  CrossbarState next = state();
  const auto g = next.programmed.values();
  const auto own_min = next.planes.find(plane::g_min);
  const auto own_max = next.planes.find(plane::g_max);
  double clipped = 0;
  for (std::size_t k = 0; k < g.size(); ++k) {
    const double wanted = target.values()[k];
    g[k] = std::clamp(wanted, nominal.g_min, nominal.g_max);
    const double possible = own_min.empty() ? g[k] : std::clamp(g[k], own_min[k], own_max[k]);
    clipped += possible != g[k] || !is_inside(wanted, nominal) ? 1 : 0;
    g[k] = possible;
  }
  for (const auto& effect : config_.nonidealities) {
    nonideality::at_program(effect, g, stream(effect), next.programmings);
  }
  stick(g);
  ++next.programmings;
  next.age = 0;
  next.effective_age.assign(config_.nonidealities.size(), 0.0);
  next.last_program = config_.write.cost(next.programmed, config_.device);
  next.last_program.clipped = clipped;

  std::swap(state_, next);
  try {
    prepare();
  } catch (...) {
    std::swap(state_, next);
    throw;
  }
  return state_.last_program;
}

Matrix Crossbar::Impl::read(MatrixView v, const ReadOptions& options, Lines lines) const {
  options.check();
  detail::require_batch(v, "v", state_.programmed.rows(), "word lines", "V");
  const std::uint64_t index = options.index ? *options.index : inputs_read_.fetch_add(v.rows());
  const bool is_measured = options.activity != nullptr;
  std::vector<std::size_t> measured;
  if (is_measured) measured = choose_inputs(v.rows(), options, stream("energy sample"), index);
  HeatOfSome heat{measured, {}};
  Matrix currents =
      lines == Lines::pairs
          ? reader_->read_pairs(v, options.noise, index, is_measured ? &heat : nullptr)
          : reader_->read(v, options.noise, index, is_measured ? &heat : nullptr);
  if (!is_measured) return currents;

  Activity& activity = *options.activity;
  add_heat(heat.values, v.rows(), config_.t_read, activity);
  const double word_line_capacitance = config_.wires.c_word_line * config_.cols;
  if (word_line_capacitance > 0) {
    for (std::size_t k = 0; k < v.rows(); ++k) {
      activity.line_energy += word_line_capacitance * sum_of_squares(v.row(k));
    }
  }
  activity.array_reads += static_cast<double>(v.rows());
  return currents;
}

void Crossbar::Impl::advance(double seconds, double temperature) {
  if (!(seconds >= 0 && std::isfinite(seconds))) {
    throw ArgumentError("seconds = " + to_text(seconds, "s") + ": must be in [0, inf) s");
  }
  if (!(temperature > 0 && temperature <= 2000)) {
    throw ArgumentError("temperature = " + to_text(temperature, "K") + ": must be in (0, 2000] K");
  }
  state_.age += seconds;
  for (std::size_t k = 0; k < config_.nonidealities.size(); ++k) {
    state_.effective_age[k] +=
        seconds * nonideality::acceleration(config_.nonidealities[k], temperature);
  }
  prepare();
}

void Crossbar::Impl::check_state() const {
  const auto require = [](bool holds, const char* what) {
    if (!holds) throw ArgumentError(std::string("the state does not fit the array: ") + what);
  };
  const std::size_t cells = static_cast<std::size_t>(config_.rows) * config_.cols;
  const auto is_finite = [](double x) { return std::isfinite(x); };
  const auto is_conductance = [](double g) { return std::isfinite(g) && g >= 0; };
  require(state_.programmed.rows() == static_cast<std::size_t>(config_.rows) &&
              state_.programmed.cols() == static_cast<std::size_t>(config_.cols),
          "shape of the conductances");
  require(std::ranges::all_of(state_.programmed.values(), is_conductance), "a conductance");
  require(state_.planes.cells() == cells, "number of cells");
  for (const auto& plane : state_.planes.all()) {
    require(plane.values.size() == cells, "size of a plane");
    require(std::ranges::all_of(plane.values, is_finite), "a value of a plane");
  }
  for (const auto& cell : state_.planes.stuck()) {
    require(cell.index < cells && is_conductance(cell.conductance), "a stuck cell");
  }
  require(state_.effective_age.size() == config_.nonidealities.size(), "number of nonidealities");
  require(std::ranges::all_of(state_.effective_age, is_conductance), "an effective age");
  require(is_conductance(state_.age), "the age");

  // Every plane that fabrication would make must be there, and no other.
  const Impl fresh(config_, seed_, name_);
  const auto& expected = fresh.state_.planes.all();
  require(expected.size() == state_.planes.all().size(), "planes");
  for (const auto& plane : expected) {
    require(!state_.planes.find(plane.name).empty(), "planes");
  }
}

Crossbar::Crossbar(const ArrayConfig& config, std::uint64_t seed, std::string_view name)
    : impl_(std::make_unique<Impl>(config, seed, name)) {}

Crossbar::Crossbar(const ArrayConfig& config,
                   std::uint64_t seed,
                   std::string_view name,
                   CrossbarState state)
    : impl_(std::make_unique<Impl>(config, seed, name, std::move(state))) {}

Crossbar::Crossbar(const Crossbar& other) : impl_(std::make_unique<Impl>(*other.impl_)) {}
Crossbar& Crossbar::operator=(const Crossbar& other) {
  impl_ = std::make_unique<Impl>(*other.impl_);
  return *this;
}
Crossbar::Crossbar(Crossbar&&) noexcept = default;
Crossbar& Crossbar::operator=(Crossbar&&) noexcept = default;
Crossbar::~Crossbar() = default;

ProgramActivity Crossbar::program(MatrixView target, bool clip) {
  return impl_->program(target, clip);
}
Matrix Crossbar::read(MatrixView v, const ReadOptions& options) const {
  return impl_->read(v, options, Impl::Lines::all);
}
Matrix Crossbar::read_pairs(MatrixView v, const ReadOptions& options) const {
  if (impl_->config_.cols % 2 != 0) {
    throw ShapeError("read_pairs: the array has " + std::to_string(impl_->config_.cols) +
                     " bit lines, expected an even number");
  }
  return impl_->read(v, options, Impl::Lines::pairs);
}
void Crossbar::advance(double seconds, double temperature) { impl_->advance(seconds, temperature); }
MatrixView Crossbar::conductance() const noexcept { return impl_->reader().conductance(); }
std::shared_ptr<const void> Crossbar::conductance_owner() const noexcept {
  return impl_->shared_reader();
}
const ArrayConfig& Crossbar::config() const noexcept { return impl_->config_; }
std::uint64_t Crossbar::seed() const noexcept { return impl_->seed_; }
const std::string& Crossbar::name() const noexcept { return impl_->name_; }
double Crossbar::age() const noexcept { return impl_->own_state().age; }
std::uint64_t Crossbar::inputs_read() const noexcept { return impl_->inputs_read(); }
const CellPlanes& Crossbar::planes() const noexcept { return impl_->own_state().planes; }
const ProgramActivity& Crossbar::last_program() const noexcept {
  return impl_->own_state().last_program;
}
CrossbarState Crossbar::state() const { return impl_->state(); }

}  // namespace titania
