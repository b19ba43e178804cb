#pragma once

#include <cstddef>
#include <memory>

#include "circuit/nonlinear/state.hpp"
#include "titania/circuit/cells.hpp"

namespace titania::circuit {

/// The cells with a formula in the place of a custom law that states one: Ohm's law, or its cubic
/// terms.
[[nodiscard]] Cell with_formula(const Cell& cell, MatrixView g);

/// The kernels of checked cells with conductances g (rows, cols).
[[nodiscard]] std::unique_ptr<CellKernels> make_kernels(const Cell& cell, MatrixView g);

// One per kind of law; make_kernels() chooses.
[[nodiscard]] std::unique_ptr<CellKernels> sinh_kernels(std::vector<double> g, double v0);
/// c: one per cell.
[[nodiscard]] std::unique_ptr<CellKernels> cubic_kernels(std::vector<double> g,
                                                         std::vector<double> c);
/// i = scale sinh(u / v0) in series with r, both one per cell; r may be infinite.
[[nodiscard]] std::unique_ptr<CellKernels> sinh_in_series_kernels(std::vector<double> scale,
                                                                  std::vector<double> r,
                                                                  double v0);
/// Any cells behind a resistance (one per cell, may be infinite).
[[nodiscard]] std::unique_ptr<CellKernels> behind_resistors(std::unique_ptr<CellKernels> cells,
                                                            std::vector<double> r);
/// Any cells behind a selector of i = i0 sinh(v / v0).
[[nodiscard]] std::unique_ptr<CellKernels> behind_selectors(std::unique_ptr<CellKernels> cells,
                                                            std::size_t count,
                                                            double i0,
                                                            double v0);

}  // namespace titania::circuit
