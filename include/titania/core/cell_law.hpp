#pragma once

#include <span>
#include <vector>

#include "titania/core/export.hpp"

namespace titania {

/// Current-voltage law of the cells of an array, for all cells at once.
///
/// A law knows nothing of weights or wires: given each cell's conductance g (S, its small-signal
/// value at the read voltage) and voltage v (V, word line to bit line), it gives the current i (A)
/// and the slope di/dv (S).  All spans have one length.  Must be odd-signed (i = 0 at v = 0), must
/// have slope >= 0, must not throw and must be safe to call from several threads.
class TITANIA_API CellLaw {
 public:
  virtual ~CellLaw();
  virtual void evaluate(std::span<const double> g,
                        std::span<const double> v,
                        std::span<double> i,
                        std::span<double> slope) const = 0;

  /// Where the law is i = g v (1 + c v^2): c (1/V^2) of cells of conductance g (S).  Circuits solve
  /// such cells several times faster.  Empty, as by default, for any other law.
  [[nodiscard]] virtual std::vector<double> cubic_terms(std::span<const double> g) const;
};

/// Ohm's law, i = g v.
class TITANIA_API LinearLaw final : public CellLaw {
 public:
  void evaluate(std::span<const double> g,
                std::span<const double> v,
                std::span<double> i,
                std::span<double> slope) const override;
};

}  // namespace titania
