#pragma once

#include "circuit/nonlinear/kernels.hpp"

/// The sweeps for one law, for every instruction set: function clones cannot be templates, so this
/// defines overloads.  Use it inside an anonymous namespace, once per law.
#define TITANIA_CELL_CLONES(Law)                                                                 \
  TITANIA_CLONES void run_word(const Law& law, const WireLines& lines, const LaneDrives& drives, \
                               NonlinearState& state) {                                          \
    if (state.lanes == 1) {                                                                      \
      word_half_sweep<double>(law, lines, drives, state);                                        \
    } else {                                                                                     \
      word_half_sweep<Lanes>(law, lines, drives, state);                                         \
    }                                                                                            \
  }                                                                                              \
  TITANIA_CLONES void run_bit(const Law& law, const WireLines& lines, const LaneDrives& drives,  \
                              NonlinearState& state) {                                           \
    if (state.lanes == 1) {                                                                      \
      bit_half_sweep<double>(law, lines, drives, state);                                         \
    } else {                                                                                     \
      bit_half_sweep<Lanes>(law, lines, drives, state);                                          \
    }                                                                                            \
  }                                                                                              \
  TITANIA_CLONES void run_check(const Law& before, const Law& between, const Law& after,         \
                                const WireLines& lines, const LaneDrives& drives,                \
                                NonlinearState& state) {                                         \
    if (state.lanes == 1) {                                                                      \
      check_sweep<double>(before, between, after, lines, drives, state);                         \
    } else {                                                                                     \
      check_sweep<Lanes>(before, between, after, lines, drives, state);                          \
    }                                                                                            \
  }                                                                                              \
  [[maybe_unused]] TITANIA_CLONES void run_cells(const Law& law, std::size_t lanes,              \
                                                 std::size_t cells, const double* v,             \
                                                 double* current, double* slope) {               \
    if (lanes == 1) {                                                                            \
      evaluate_cells<double>(law, cells, v, current, slope);                                     \
    } else {                                                                                     \
      evaluate_cells<Lanes>(law, cells, v, current, slope);                                      \
    }                                                                                            \
  }

/// The members of a CellKernels whose `law_` is a built-in law of `cells_` cells.
#define TITANIA_CELL_OVERRIDES                                                                   \
  void evaluate(std::size_t lanes, const double* v, double* current, double* slope)              \
      const override {                                                                           \
    run_cells(law_, lanes, cells_, v, current, slope);                                           \
  }                                                                                              \
  void relax_word_lines(const WireLines& lines, const LaneDrives& drives, NonlinearState& state) \
      const override {                                                                           \
    run_word(law_, lines, drives, state);                                                        \
  }                                                                                              \
  void relax_bit_lines(const WireLines& lines, const LaneDrives& drives, NonlinearState& state)  \
      const override {                                                                           \
    run_bit(law_, lines, drives, state);                                                         \
  }                                                                                              \
  void check(const WireLines& lines, const LaneDrives& drives, NonlinearState& state)            \
      const override {                                                                           \
    run_check(law_, law_, law_, lines, drives, state);                                           \
  }
