#include "titania/array/crossbar.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "array/cells.hpp"
#include "array/energy_sample.hpp"
#include "array/reader.hpp"
#include "core/checks.hpp"
#include "core/counter.hpp"
#include "titania/core/config_text.hpp"
#include "titania/core/error.hpp"
#include "titania/core/random.hpp"
#include "titania/core/text.hpp"

namespace titania {

namespace {

constexpr double kMaxCells = 1 << 28;

// Up to here a transfer matrix costs no more than some tens of reads.
constexpr std::size_t kCellsForTransfer = 16384;

// Of all cells: while fewer than this change, the reader is told which.
constexpr std::size_t kFew = 16;

/// The config, once it holds.
const ArrayConfig& valid(const ArrayConfig& config) {
  validate(config);
  return config;
}

/// Cells whose conductances differ; none if there are more than `most`.
std::optional<std::vector<circuit::CellChange>> changes(MatrixView before,
                                                        MatrixView after,
                                                        std::size_t most) {
  std::vector<circuit::CellChange> list;
  for (std::size_t i = 0; i < after.rows(); ++i) {
    for (std::size_t j = 0; j < after.cols(); ++j) {
      if (before(i, j) == after(i, j)) continue;
      if (list.size() == most) return std::nullopt;
      list.push_back({i, j, after(i, j)});
    }
  }
  return list;
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

/// The cells, and what reads them.
class Crossbar::Impl {
 public:
  explicit Impl(Cells cells) : cells_(std::move(cells)) {
    read_from(cells_.conductance(cells_.state().programmed, cells_.state().clocks.times));
  }
  Impl(Cells cells, std::uint64_t inputs_read, const ProgramActivity& last_program)
      : Impl(std::move(cells)) {
    inputs_read_ = inputs_read;
    last_program_ = last_program;
  }

  ProgramActivity program(MatrixView target, bool clip);
  void advance(double seconds, double temperature);
  enum class Lines { all, pairs };
  Matrix read(MatrixView v, const ReadOptions& options, Lines lines) const;
  Measured measure(MatrixView v, const ReadOptions& options, Lines lines) const;

  [[nodiscard]] CrossbarState state() const {
    return {cells_.planes(), cells_.state(), inputs_read_.value(), last_program_};
  }
  [[nodiscard]] const Cells& cells() const { return cells_; }
  [[nodiscard]] std::shared_ptr<const Reader> reader() const { return reader_; }
  [[nodiscard]] std::uint64_t inputs_read() const { return inputs_read_.value(); }
  [[nodiscard]] const ProgramActivity& last_program() const { return last_program_; }

 private:
  [[nodiscard]] const ArrayConfig& config() const { return cells_.config(); }
  [[nodiscard]] circuit::Method method() const {
    const bool is_small = cells_.state().programmed.size() <= kCellsForTransfer;
    const bool is_open = config().method == circuit::Method::automatic;
    return is_open && is_small ? circuit::Method::transfer : config().method;
  }
  void check(MatrixView v, const ReadOptions& options, Lines lines) const;
  [[nodiscard]] Matrix read(MatrixView v,
                            const ReadOptions& options,
                            std::uint64_t index,
                            Lines lines,
                            DrawnBySome* drawn) const;
  /// Reads these conductances from here on.  On an exception nothing has changed.
  void read_from(const Matrix& g);

  Cells cells_;
  std::shared_ptr<Reader> reader_;  // shared with copies, and with whoever looks at conductances
  Counter inputs_read_;
  ProgramActivity last_program_;
};

void Crossbar::Impl::read_from(const Matrix& g) {
  if (reader_.use_count() == 1) {
    const auto few = changes(reader_->conductance(), g, g.size() / kFew);
    if (few) {
      std::vector<double> changed;
      for (const auto& change : *few) changed.push_back(change.g);
      reader_->update(*few, cells_.read_variance(changed));
      return;
    }
  }
  reader_ = std::make_shared<Reader>(g, config(), method(), cells_.read_variance(g.values()),
                                     cells_.streams()("read"));
}

ProgramActivity Crossbar::Impl::program(MatrixView target, bool clip) {
  Cells::Programmed next = cells_.programmed(target, clip);
  ProgramActivity activity = config().write.cost(next.state.programmed, config().device);
  activity.clipped = next.clipped;
  read_from(cells_.conductance(next.state.programmed, next.state.clocks.times));
  cells_.set(std::move(next.state));
  last_program_ = activity;
  return activity;
}

void Crossbar::Impl::advance(double seconds, double temperature) {
  CellClocks later = cells_.later(seconds, temperature);
  read_from(cells_.conductance(cells_.state().programmed, later.times));
  cells_.set(std::move(later));
}

void Crossbar::Impl::check(MatrixView v, const ReadOptions& options, Lines lines) const {
  options.check();
  if (lines == Lines::pairs && config().cols % 2 != 0) {
    throw ShapeError("read_pairs: the array has " + std::to_string(config().cols) +
                     " bit lines, expected an even number");
  }
  detail::require_batch(v, "v", static_cast<std::size_t>(config().rows), "word lines", "V");
}

Matrix Crossbar::Impl::read(MatrixView v,
                            const ReadOptions& options,
                            std::uint64_t index,
                            Lines lines,
                            DrawnBySome* drawn) const {
  return lines == Lines::pairs ? reader_->read_pairs(v, options.noise, options.law, index, drawn)
                               : reader_->read(v, options.noise, options.law, index, drawn);
}

Matrix Crossbar::Impl::read(MatrixView v, const ReadOptions& options, Lines lines) const {
  check(v, options, lines);
  const std::uint64_t index = options.index ? *options.index : inputs_read_.take(v.rows());
  return read(v, options, index, lines, nullptr);
}

Measured Crossbar::Impl::measure(MatrixView v, const ReadOptions& options, Lines lines) const {
  check(v, options, lines);
  const std::uint64_t index = options.index ? *options.index : inputs_read_.take(v.rows());
  const auto inputs = choose_inputs(v.rows(), options, cells_.streams()("energy sample"), index);
  DrawnBySome drawn{inputs, {}};
  Matrix currents = read(v, options, index, lines, &drawn);
  Activity activity = drawn_activity(drawn.values, v.rows(), config().t_read);
  const double word_line_capacitance = config().wires.c_word_line * config().cols;
  if (word_line_capacitance > 0) {
    for (std::size_t k = 0; k < v.rows(); ++k) {
      activity.line_energy += word_line_capacitance * sum_of_squares(v.row(k));
    }
  }
  activity.array_reads = static_cast<double>(v.rows());
  return {std::move(currents), activity};
}

Crossbar::Crossbar(const ArrayConfig& config, std::uint64_t seed, std::string_view name)
    : impl_(std::make_unique<Impl>(Cells(valid(config), ArrayStreams(seed, name)))) {}

Crossbar::Crossbar(const ArrayConfig& config,
                   std::uint64_t seed,
                   std::string_view name,
                   CrossbarState state)
    : impl_(std::make_unique<Impl>(Cells(valid(config),
                                         ArrayStreams(seed, name),
                                         std::move(state.planes),
                                         std::move(state.cells)),
                                   state.inputs_read,
                                   state.last_program)) {}

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
  return impl_->read(v, options, Impl::Lines::pairs);
}
Measured Crossbar::measure(MatrixView v, const ReadOptions& options) const {
  return impl_->measure(v, options, Impl::Lines::all);
}
Measured Crossbar::measure_pairs(MatrixView v, const ReadOptions& options) const {
  return impl_->measure(v, options, Impl::Lines::pairs);
}
void Crossbar::advance(double seconds, double temperature) { impl_->advance(seconds, temperature); }
MatrixView Crossbar::conductance() const noexcept { return impl_->reader()->conductance(); }
std::shared_ptr<const void> Crossbar::conductance_owner() const noexcept { return impl_->reader(); }
const ArrayConfig& Crossbar::config() const noexcept { return impl_->cells().config(); }
std::uint64_t Crossbar::seed() const noexcept { return impl_->cells().streams().seed(); }
const std::string& Crossbar::name() const noexcept { return impl_->cells().streams().name(); }
double Crossbar::age() const noexcept { return impl_->cells().state().clocks.age; }
std::uint64_t Crossbar::inputs_read() const noexcept { return impl_->inputs_read(); }
const CellPlanes& Crossbar::planes() const noexcept { return impl_->cells().planes(); }
const ProgramActivity& Crossbar::last_program() const noexcept { return impl_->last_program(); }
CrossbarState Crossbar::state() const { return impl_->state(); }

}  // namespace titania
