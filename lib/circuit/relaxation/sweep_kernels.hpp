#pragma once

#include <cstddef>
#include <span>

#include "circuit/relaxation/coarse.hpp"
#include "circuit/relaxation/lines.hpp"

/// @file
/// Loops of one sweep of line relaxation over blocks; the equations are in relaxation.hpp.

namespace titania::circuit {

/// Panels whose word lines are solved together, which hides the latency of the recurrences.
inline constexpr std::size_t kPanelsTogether = 2;

/// What drives the network, padded with zeros.
struct Drives {
  const double* v_word_line = nullptr;  ///< (rows), V
  const double* v_bit_line = nullptr;   ///< (cols), V
  const double* injected = nullptr;     ///< in blocks or null, A, from word line to bit line
};

/// Rises with a correction that is still to be added to them.
struct Rises {
  const double* b = nullptr;                 ///< in blocks, V
  const Prolongation* correction = nullptr;  ///< null: none
};

/// What one sweep reads and writes.
struct Sweep {
  const PreparedLines& lines;
  const Drives& drives;
  Rises before;
  double* next;
  double* u;      // null: not kept
  double* panel;  // scratch for kPanelsTogether panels
  double* i_word;
};

/// Substitution along the bit lines, with what is then missing at the word lines.
struct Substitution {
  const PreparedLines& lines;
  Rises before;
  double* next;
  double* missing;
  double* step;
  double* i_word;
  double* i_bit;
};

/// Rows of one panel between the same nodes of the mesh.
struct Run {
  std::size_t first;
  std::size_t count;
  const double* weights;  // null: no mesh
  Restriction::Sums mesh;
};

/// All word lines, and the elimination along the bit lines through them, panel by panel.
void solve_word_lines(std::span<const Sweep> sweeps);

/// Substitution along the bit lines through a run, from bottom to top.
void substitute_run(const Substitution& s, const Run& run);

/// Adds the currents of a run without drops to the sums over the mesh.
void restrict_run(const PreparedLines& lines, const Drives& drives, const Run& run);

/// Adds g (|V - V_b| + |u| + |b|) to the sums of the bit lines.
void add_flow(const PreparedLines& lines,
              const Drives& drives,
              const double* u,
              const double* b,
              double* sums);

/// Largest |G (before - now)| of a panel.
[[nodiscard]] double largest_change(const PreparedLines& lines,
                                    const Rises& before,
                                    const double* now,
                                    std::size_t panel);

}  // namespace titania::circuit
