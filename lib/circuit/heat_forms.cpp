#include "circuit/heat_forms.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/kernel.hpp"
#include "core/parallel.hpp"
#include "titania/circuit/transfer.hpp"

// The power of an input is P = v Y v, Y the driver block of the transfer matrix.  A conductance
// g_k takes part in it by the square of its own voltage, dP / dg_k = v_k^2 (Cohn, "The resistance
// of an electrical network", Proc. AMS 1:316, 1950).  So with all cells scaled by s,
//
//     cells = sum g_k v_k^2 = dP(s) / ds at s = 1,      wires = P - cells.
//
// Y v are the word lines' currents, so P takes no form of its own.  Differences over s = 1 +- h,
// 1 +- 2 h give both, from four matrices and exact up to h^4:
//
//     P  = (4 (P+ + P-) - (P++ + P--)) / 6 + 4 h^4 c_4,    c_n the n-th Taylor coefficient at 1,
//     P' = (8 (P+ - P-) - (P++ - P--)) / (12 h) + 4 h^4 c_5.
//
// P(s) is the admittance of a network of resistors and, in place of the cells, capacitors:
// b s + sum r s / (s + p) with b, r, p >= 0 (Foster 1924).  Hence |c_4|, |c_5| <= cells and the
// truncation is below 4 h^4 = 4e-12 of the heat in the cells; c_5 is below 0.11 of the heat in the
// wires too.  Rounding of the matrices, some 1e-15, grows by 1 / h to a few 1e-12.

namespace titania::circuit {

namespace {

using detail::kLanes;
using detail::Lanes;

constexpr double kStep = 1e-3;
constexpr double kAgreement = 1e-9;  // of the heat of the relaxed input
constexpr double kCheckTolerance = 1e-12;
constexpr std::size_t kRows = 8;           // of the form, in registers together
constexpr std::size_t kInputs = kLanes;    // together
constexpr std::size_t kInputsAtOnce = 64;  // per work item, for ideal wires

constexpr std::size_t parts(std::size_t count, std::size_t size) {
  return (count + size - 1) / size;
}

/// sum v_k^2 w_k and sum |v_k| w_k of some inputs.
template <std::size_t Count>
TITANIA_INLINE void add_weighted(const double* const* v,
                                 const double* w,
                                 std::size_t rows,
                                 double* squares,
                                 double* magnitudes) {
  Lanes square[Count] = {};
  Lanes magnitude[Count] = {};
  std::size_t k = 0;
  for (; k + kLanes <= rows; k += kLanes) {
    const auto weight = detail::load<Lanes>(w + k);
    for (std::size_t b = 0; b < Count; ++b) {
      const auto x = detail::load<Lanes>(v[b] + k);
      const Lanes i = x * weight;
      square[b] += x * i;
      magnitude[b] += i < 0 ? -i : i;
    }
  }
  for (std::size_t b = 0; b < Count; ++b) {
    squares[b] = 0;
    magnitudes[b] = 0;
    for (std::size_t i = k; i < rows; ++i) {
      squares[b] += v[b][i] * v[b][i] * w[i];
      magnitudes[b] += std::fabs(v[b][i]) * w[i];
    }
    for (int lane = 0; lane < kLanes; ++lane) {
      squares[b] += square[b][lane];
      magnitudes[b] += magnitude[b][lane];
    }
  }
}

TITANIA_CLONES void weighted_sums(const double* const* v,
                                  std::size_t count,
                                  const double* w,
                                  std::size_t rows,
                                  double* squares,
                                  double* magnitudes) {
  std::size_t k = 0;
  for (; k + kInputs <= count; k += kInputs) {
    add_weighted<kInputs>(v + k, w, rows, squares + k, magnitudes + k);
  }
  for (; k < count; ++k) add_weighted<1>(v + k, w, rows, squares + k, magnitudes + k);
}

/// The form of kInputs inputs, whose voltages lie place by place.  `form` holds, for kRows rows
/// after the other and for each column up to the last of them, kRows coefficients.
TITANIA_CLONES void add_up_form(const double* form,
                                const double* v,
                                std::size_t blocks,
                                double* out) {
  Lanes total = {};
  for (std::size_t block = 0; block < blocks; ++block) {
    Lanes sum[kRows] = {};
    for (std::size_t j = 0; j < (block + 1) * kRows; ++j, form += kRows) {
      const auto x = detail::load<Lanes>(v + j * kInputs);
      for (std::size_t a = 0; a < kRows; ++a) sum[a] += form[a] * x;
    }
    for (std::size_t a = 0; a < kRows; ++a) {
      total += sum[a] * detail::load<Lanes>(v + (block * kRows + a) * kInputs);
    }
  }
  detail::store(out, total);
}

/// The driver block with all cells scaled.
Matrix driver_of(const LinearNetwork& network, double scale) {
  Matrix g(network.conductance());
  for (double& x : g.values()) x *= scale;
  return Matrix(TransferMatrix(g, network.wires(), {.driver = true}).driver());
}

}  // namespace

HeatForms::HeatForms(const LinearNetwork& network) {
  if (!network.wires().ideal()) {
    differentiate(network);
    check(network);
    return;
  }
  const MatrixView g = network.conductance();
  row_sums_.assign(g.rows(), 0.0);
  for (std::size_t i = 0; i < g.rows(); ++i) {
    for (const double x : g.row(i)) row_sums_[i] += x;
  }
}

void HeatForms::differentiate(const LinearNetwork& network) {
  std::array<Matrix, 4> y;  // at 1 - 2 h, 1 - h, 1 + h, 1 + 2 h
  for (std::size_t k = 0; k < y.size(); ++k) {
    const detail::ProgressPart part(k, y.size());
    y[k] = driver_of(network, 1 + kStep * std::array{-2.0, -1.0, 1.0, 2.0}[k]);
  }
  const std::size_t rows = network.rows();
  const std::size_t blocks = parts(rows, kRows);
  Matrix driver(rows, rows);
  cells_.assign(blocks * (blocks + 1) * kRows * kRows / 2, 0.0);
  double* out = cells_.data();
  for (std::size_t block = 0; block < blocks; ++block) {
    for (std::size_t j = 0; j < (block + 1) * kRows; ++j, out += kRows) {
      for (std::size_t i = std::max(j, block * kRows); i < (block + 1) * kRows && i < rows; ++i) {
        const double both = i == j ? 1 : 2;  // of (i, j) and (j, i)
        const double near = y[2](i, j) + y[1](i, j);
        driver(i, j) = driver(j, i) = (4 * near - (y[3](i, j) + y[0](i, j))) / 6;
        const double rise = 8 * (y[2](i, j) - y[1](i, j)) - (y[3](i, j) - y[0](i, j));
        out[i - block * kRows] = both * rise / (12 * kStep);
      }
    }
  }
  driver_ = detail::pack(driver);
}

void HeatForms::check(const LinearNetwork& network) {
  const Matrix ones(1, network.rows(), 1.0);
  const SolveOptions options{.tolerance = kCheckTolerance, .allow_unconverged = true};
  const Power expected = network.solve(ones, {}, options, {.power = true}).power[0];
  const Heat got = of(ones, std::array{std::size_t{0}})[0].heat;
  const double difference = std::max(std::fabs(got.cells - expected.cells),
                                     std::fabs(got.wires - expected.wires - expected.terminals));
  is_trusted_ = difference <= kAgreement * std::fabs(expected.sources);
}

std::vector<Taken> HeatForms::of(MatrixView v, std::span<const std::size_t> inputs) const {
  return row_sums_.empty() ? through_wires(v, inputs) : without_drops(v, inputs);
}

std::vector<Taken> HeatForms::without_drops(MatrixView v,
                                            std::span<const std::size_t> inputs) const {
  std::vector<Taken> taken(inputs.size());
  const double operations = static_cast<double>(inputs.size() * v.cols());
  detail::parallel_for(parts(inputs.size(), kInputsAtOnce), operations, [&](std::size_t part) {
    const std::size_t first = part * kInputsAtOnce;
    const std::size_t count = std::min(kInputsAtOnce, inputs.size() - first);
    std::array<const double*, kInputsAtOnce> volts{};
    std::array<double, kInputsAtOnce> squares{};
    std::array<double, kInputsAtOnce> magnitudes{};
    for (std::size_t b = 0; b < count; ++b) volts[b] = v.row(inputs[first + b]).data();
    weighted_sums(volts.data(), count, row_sums_.data(), v.cols(), squares.data(),
                  magnitudes.data());
    for (std::size_t b = 0; b < count; ++b) taken[first + b] = {{squares[b], 0}, magnitudes[b]};
  });
  return taken;
}

std::vector<Taken> HeatForms::through_wires(MatrixView v,
                                            std::span<const std::size_t> inputs) const {
  Matrix some(inputs.size(), v.cols());
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    std::ranges::copy(v.row(inputs[k]), some.row(k).begin());
  }
  Matrix currents(inputs.size(), v.cols());
  detail::product(some, driver_, currents.values());

  std::vector<Taken> taken(inputs.size());
  const std::size_t blocks = parts(v.cols(), kRows);
  const std::size_t groups = parts(inputs.size(), kInputs);
  const double operations = static_cast<double>(groups * kInputs * cells_.size());
  detail::parallel_for(groups, operations, [&](std::size_t group) {
    const std::size_t first = group * kInputs;
    const std::size_t count = std::min(kInputs, inputs.size() - first);
    thread_local std::vector<double> together;
    together.assign(blocks * kRows * kInputs, 0.0);
    for (std::size_t b = 0; b < count; ++b) {
      const auto volts = some.row(first + b);
      for (std::size_t i = 0; i < volts.size(); ++i) together[i * kInputs + b] = volts[i];
    }
    std::array<double, kInputs> cells{};
    add_up_form(cells_.data(), together.data(), blocks, cells.data());
    for (std::size_t b = 0; b < count; ++b) {
      double power = 0;
      double magnitude = 0;
      const auto volts = some.row(first + b);
      const auto amperes = currents.row(first + b);
      for (std::size_t i = 0; i < volts.size(); ++i) {
        power += volts[i] * amperes[i];
        magnitude += std::fabs(amperes[i]);
      }
      // Heat that is 0 may come out negative by rounding.
      taken[first + b] = {{std::max(cells[b], 0.0), std::max(power - cells[b], 0.0)}, magnitude};
    }
  });
  return taken;
}

}  // namespace titania::circuit
