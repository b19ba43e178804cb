#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "titania/core/cell_law.hpp"
#include "titania/core/matrix.hpp"

/// @file
/// What every entrance of the library asks of its arrays, in the same words.

namespace titania::detail {

/// "(3, 4)"
[[nodiscard]] std::string shape_text(MatrixView m);

/// "[0, 3]", where element k of a matrix of `cols` columns is.
[[nodiscard]] std::string place_text(std::size_t k, std::size_t cols);

/// Place of the first value that is not finite, or below `least`; values.size() if all are fine.
[[nodiscard]] std::size_t first_bad(std::span<const double> values);
[[nodiscard]] std::size_t first_bad(std::span<const double> values, double least);

/// Vectors of `size` finite numbers, or throws "name has shape (2, 3), expected (batch, 4) =
/// (batch, axis)", or as require_finite().
void require_batch(
    MatrixView m, const char* name, std::size_t size, const char* axis, const char* unit = "");
/// Throws "name[0, 3] = nan unit: must be finite".
void require_finite(MatrixView m, const char* name, const char* unit = "");
/// Throws "name[3] = nan unit: must be finite".
void require_finite(std::span<const double> values, const char* name, const char* unit = "");
/// Throws "name = nan unit: must be in (0, inf)".
void require_positive(double value, const char* name, const char* unit = "");
/// Throws "name: current[3] = 1e-06 A at 0 V: must be 0" for a law of cells (S) that is a source.
void require_no_source(const CellLaw& law, std::span<const double> g, const std::string& name);

}  // namespace titania::detail
