#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "titania/array/write_scheme.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/circuit/wires.hpp"
#include "titania/core/activity.hpp"
#include "titania/core/cell_state.hpp"
#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/matrix.hpp"
#include "titania/core/physics.hpp"
#include "titania/core/planes.hpp"
#include "titania/device/models.hpp"
#include "titania/nonideality/effects.hpp"

namespace titania {

/// One crossbar: its size, cells, wires and what is not ideal about them.
struct TITANIA_API ArrayConfig {
  static constexpr const char* type_name = "ArrayConfig";
  int rows = 128;
  int cols = 128;
  device::Model device = device::Tio2Passive{};
  std::vector<nonideality::Effect> nonidealities = {};
  Wires wires = {};
  WriteScheme write = {};
  /// How the wires are solved in reads without noise; noise is followed by relaxation.
  circuit::Method method = circuit::Method::automatic;
  double t_read = 100e-9;

  /// The same array with another number of lines.
  [[nodiscard]] ArrayConfig cut(int to_rows, int to_cols) const;

  void check(std::string_view path) const;
  bool operator==(const ArrayConfig&) const = default;
};

/// How read noise is applied.
enum class NoiseMode {
  first_order,  ///< each cell's noise current reaches the outputs through the array's own transfer
  resolve,      ///< draw every cell's conductance and solve the circuit again; slow, exact
  none,
};

/// Whose current-voltage law the cells follow in a read.
enum class ReadLaw {
  linear,  ///< Ohm's, i = g v with the small-signal conductance: fast, and wrong by what a law
           ///< bends
  device,  ///< the device model's own; solved input by input
};

/// How many inputs of a read have their heat solved.
enum class EnergyMode {
  exact,    ///< every one: the sum of v i t over all cells and wires
  sampled,  ///< some, drawn by their numbers; scaled up, with the variance of that
};

struct TITANIA_API ReadOptions {
  /// Number of the first input: input k of the batch has noise number index + k.  Without it, the
  /// array counts the inputs it has read.
  std::optional<std::uint64_t> index = {};
  NoiseMode noise = NoiseMode::first_order;
  ReadLaw law = ReadLaw::linear;
  /// Of a measured read.
  EnergyMode energy = EnergyMode::exact;
  /// Inputs of a batch that EnergyMode::sampled solves, 2 at least.  Without it a sixteenth of
  /// them, 16 at least; a batch that is smaller is solved whole and without error.
  std::optional<std::size_t> sample = {};

  /// Throws ArgumentError for a sample too small, or one of an exact energy.
  void check() const;
};

/// Outputs of a read, and the events and energies of it.
struct TITANIA_API Measured {
  Matrix outputs;
  Activity activity;
};

/// An array as it is now; with the config, the seed and the name, all of it.
struct TITANIA_API CrossbarState {
  CellPlanes planes;  ///< as fabricated
  CellState cells;
  std::uint64_t inputs_read = 0;
  ProgramActivity last_program;
};

/// An array of memristors with its wires and its clock.
///
/// Everything random is a function of (seed, name) and of what was done to the array, in this
/// order: fabrication (once), programming error (once per programming), stuck cells, drift, read
/// noise (fresh for every input).  const functions may be called from several threads at once.
class TITANIA_API Crossbar {
 public:
  /// Fabricates the array, with every cell at its lowest conductance.  Throws ConfigError.
  explicit Crossbar(const ArrayConfig& config,
                    std::uint64_t seed = 0,
                    std::string_view name = "crossbar");
  /// Restores a saved array; throws ArgumentError if the state does not fit the config.
  Crossbar(const ArrayConfig& config,
           std::uint64_t seed,
           std::string_view name,
           CrossbarState state);
  Crossbar(const Crossbar& other);
  Crossbar& operator=(const Crossbar& other);
  Crossbar(Crossbar&&) noexcept;
  Crossbar& operator=(Crossbar&&) noexcept;
  ~Crossbar();

  /// Writes target conductances (rows, cols), S, and starts the clock anew.
  ///
  /// A target outside the device's nominal range is an ArgumentError, or with `clip` is moved to
  /// its nearer end; one outside a cell's own range is always moved, and counted in the result.
  /// Strong guarantee: on an exception nothing has changed.
  ProgramActivity program(MatrixView target, bool clip = false);

  /// Bit-line currents (batch, cols), A, for word-line voltages v (batch, rows), V.
  [[nodiscard]] Matrix read(MatrixView v, const ReadOptions& options = {}) const;

  /// Differences (batch, cols / 2), A, of the currents of neighbouring bit lines, column 2 j minus
  /// column 2 j + 1, as one amplifier per pair senses them.  Through ideal wires this costs half a
  /// read; its noise is then drawn per pair, from other draws than read() takes.
  [[nodiscard]] Matrix read_pairs(MatrixView v, const ReadOptions& options = {}) const;

  /// read() and read_pairs() with the energy of the reads, which costs time.
  [[nodiscard]] Measured measure(MatrixView v, const ReadOptions& options = {}) const;
  [[nodiscard]] Measured measure_pairs(MatrixView v, const ReadOptions& options = {}) const;

  /// Lets time pass: seconds at a temperature (K, 150 to 2000).
  void advance(double seconds, double temperature = kRoomTemperature);

  /// Conductances now (rows, cols), S, as a noise-free read sees them.  Valid until the next
  /// program() or advance(), or for as long as conductance_owner() is held.
  [[nodiscard]] MatrixView conductance() const noexcept;
  [[nodiscard]] std::shared_ptr<const void> conductance_owner() const noexcept;

  [[nodiscard]] const ArrayConfig& config() const noexcept;
  [[nodiscard]] std::uint64_t seed() const noexcept;
  [[nodiscard]] const std::string& name() const noexcept;
  /// Seconds since the last programming.
  [[nodiscard]] double age() const noexcept;
  /// Inputs read so far without an index of their own.
  [[nodiscard]] std::uint64_t inputs_read() const noexcept;
  /// What was drawn at fabrication.
  [[nodiscard]] const CellPlanes& planes() const noexcept;
  [[nodiscard]] const ProgramActivity& last_program() const noexcept;
  [[nodiscard]] CrossbarState state() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

template <>
inline constexpr auto enum_names<NoiseMode> =
    std::array{std::pair{NoiseMode::first_order, "first_order"},
               std::pair{NoiseMode::resolve, "resolve"}, std::pair{NoiseMode::none, "none"}};

template <>
inline constexpr auto enum_names<ReadLaw> =
    std::array{std::pair{ReadLaw::linear, "linear"}, std::pair{ReadLaw::device, "device"}};

template <>
inline constexpr auto enum_names<EnergyMode> =
    std::array{std::pair{EnergyMode::exact, "exact"}, std::pair{EnergyMode::sampled, "sampled"}};

template <>
inline constexpr auto fields<ArrayConfig> = std::tuple{
    field("rows", &ArrayConfig::rows, "", closed(1, 65536), "Word lines (inputs).", "[choice]"),
    field("cols", &ArrayConfig::cols, "", closed(1, 65536), "Bit lines (outputs).", "[choice]"),
    field("device", &ArrayConfig::device, "", any_value, "Model of a cell."),
    field("nonidealities",
          &ArrayConfig::nonidealities,
          "",
          any_value,
          "What is not ideal, each kind at most once; their order does not matter."),
    field("wires", &ArrayConfig::wires, "", any_value, "Lines, drivers and amplifiers."),
    field("write", &ArrayConfig::write, "", any_value, "How cells are written."),
    field("method",
          &ArrayConfig::method,
          "",
          any_value,
          "How reads without noise solve the wires: transfer (a matrix per programmed state, then "
          "products; pays from about 100 inputs on), iterative, direct, or ideal for ideal wires.  "
          "auto is transfer for up to 16384 cells, else iterative; it never looks at the batch."),
    field("t_read",
          &ArrayConfig::t_read,
          "s",
          left_open(0, 1),
          "Duration of a read.",
          "[choice] 100 ns, as in ISAAC"),
};

}  // namespace titania
