#pragma once

#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

#include "titania/circuit/wires.hpp"
#include "titania/core/matrix.hpp"

namespace titania::test {

/// A crossbar reduced to the conductances between its terminals, in long double.
///
/// Node after node is replaced by the mesh that its branches make: between the neighbours a and b
/// comes c_a c_b / sum c (the star-mesh transform).  Nothing is ever subtracted, so every
/// conductance is exact to a few units of the last place of a long double times the number of
/// nodes, whatever the resistances: nodes joined by 0 ohm are one node, infinite ones no branch.
/// Shares no code and no method with the library.
class StarMesh {
 public:
  using Real = long double;

  StarMesh(MatrixView g, const Wires& wires) : rows_(g.rows()), cols_(g.cols()) {
    list_branches(g, wires);
    join_shorted();
    reduce();
  }

  /// Currents out of the bit lines, A, for voltages of the sources and of the sense terminals.
  [[nodiscard]] std::vector<Real> bit_line_currents(std::span<const double> v,
                                                    std::span<const double> v_bit = {}) const {
    std::vector<Real> volts(v.begin(), v.end());
    volts.resize(rows_ + cols_, 0);
    for (std::size_t j = 0; j < v_bit.size(); ++j) volts[rows_ + j] = v_bit[j];
    std::vector<Real> currents(cols_, 0);
    for (std::size_t j = 0; j < cols_; ++j) {
      for (std::size_t t = 0; t < rows_ + cols_; ++t) {
        currents[j] += between(t, rows_ + j) * (volts[t] - volts[rows_ + j]);
      }
    }
    return currents;
  }
  /// What a voltage between the source of word line i and the terminal of bit line j drives, S.
  [[nodiscard]] Real transfer(std::size_t i, std::size_t j) const { return between(i, rows_ + j); }

 private:
  struct Branch {
    std::size_t a, b;
    Real conductance;  // infinite: joined
  };
  static constexpr std::size_t kNowhere = ~std::size_t{0};

  // Terminals come first: sources, then sense terminals.
  [[nodiscard]] std::size_t word(std::size_t i, std::size_t j) const {
    return rows_ + cols_ + i * cols_ + j;
  }
  [[nodiscard]] std::size_t bit(std::size_t i, std::size_t j) const {
    return rows_ + cols_ + (rows_ + i) * cols_ + j;
  }
  void add_wire(std::size_t a, std::size_t b, Real r) {
    if (!std::isinf(r)) branches_.push_back({a, b, 1 / r});
  }

  void list_branches(MatrixView g, const Wires& wires) {
    const bool left_and_right = wires.drive == Drive::both;
    const bool top_and_bottom = wires.sense == Sense::both;
    const std::size_t stride = cols_ + (left_and_right ? 1 : 0);
    const auto r_word = [&](std::size_t i, std::size_t j) -> Real {
      return wires.r_word_line.at(i * stride + j);
    };
    const auto r_bit = [&](std::size_t i, std::size_t j) -> Real {
      return wires.r_bit_line.at((i + (top_and_bottom ? 1 : 0)) * cols_ + j);
    };
    for (std::size_t j = 0; top_and_bottom && j < cols_; ++j) {
      add_wire(rows_ + j, bit(0, j), Real(wires.r_bit_line.at(j)) + wires.r_sense.at(j));
    }
    for (std::size_t i = 0; i < rows_; ++i) {
      const Real end = wires.r_source.at(i);
      for (std::size_t j = 0; j < cols_; ++j) {
        if (j == 0) add_wire(i, word(i, 0), end + r_word(i, 0));
        if (j > 0) add_wire(word(i, j - 1), word(i, j), r_word(i, j));
        if (g(i, j) > 0) branches_.push_back({word(i, j), bit(i, j), g(i, j)});
        if (i > 0) add_wire(bit(i - 1, j), bit(i, j), r_bit(i - 1, j));
        if (i + 1 == rows_) add_wire(bit(i, j), rows_ + j, r_bit(i, j) + wires.r_sense.at(j));
      }
      if (left_and_right) add_wire(word(i, cols_ - 1), i, end + r_word(i, cols_));
    }
  }

  void join_shorted() {
    group_.resize(rows_ + cols_ + 2 * rows_ * cols_);
    std::iota(group_.begin(), group_.end(), std::size_t{0});
    for (const Branch& branch : branches_) {
      if (!std::isinf(branch.conductance)) continue;
      const std::size_t a = root(branch.a);
      const std::size_t b = root(branch.b);
      group_[std::max(a, b)] = std::min(a, b);  // a terminal stays one
    }
  }
  std::size_t root(std::size_t node) {
    while (group_[node] != node) node = group_[node] = group_[group_[node]];
    return node;
  }

  /// Adds the branches in their order and eliminates every node after its last one.
  void reduce() {
    std::vector<std::size_t> left(group_.size(), 0);
    for (const Branch& branch : branches_) {
      ++left[root(branch.a)];
      ++left[root(branch.b)];
    }
    slot_.assign(group_.size(), kNowhere);
    for (std::size_t t = 0; t < rows_ + cols_; ++t) slot_of(t);
    for (const Branch& branch : branches_) {
      const std::size_t a = root(branch.a);
      const std::size_t b = root(branch.b);
      if (a != b) add(slot_of(a), slot_of(b), branch.conductance);
      for (const std::size_t node : {a, b}) {
        if (--left[node] == 0 && node >= rows_ + cols_) eliminate(node);
      }
    }
  }

  // The front: conductances between the nodes that are not eliminated yet, by slot.
  [[nodiscard]] Real between(std::size_t s, std::size_t t) const { return front_[s][t]; }
  void add(std::size_t s, std::size_t t, Real conductance) {
    front_[s][t] += conductance;
    front_[t][s] += conductance;
  }
  std::size_t slot_of(std::size_t node) {
    if (slot_[node] != kNowhere) return slot_[node];
    if (free_.empty()) {
      for (auto& row : front_) row.push_back(0);
      front_.emplace_back(front_.size() + 1, Real{0});
      return slot_[node] = front_.size() - 1;
    }
    slot_[node] = free_.back();
    free_.pop_back();
    return slot_[node];
  }
  void eliminate(std::size_t node) {
    const std::size_t s = slot_of(node);
    std::vector<std::size_t> neighbours;
    Real sum = 0;
    for (std::size_t t = 0; t < front_.size(); ++t) {
      if (front_[s][t] == 0) continue;
      neighbours.push_back(t);
      sum += front_[s][t];
    }
    for (const std::size_t a : neighbours) {
      const Real share = front_[s][a] / sum;
      for (const std::size_t b : neighbours) {
        if (a != b) front_[a][b] += share * front_[s][b];
      }
    }
    for (const std::size_t t : neighbours) front_[s][t] = front_[t][s] = 0;
    free_.push_back(s);
  }

  std::size_t rows_;
  std::size_t cols_;
  std::vector<Branch> branches_;
  std::vector<std::size_t> group_;
  std::vector<std::size_t> slot_;
  std::vector<std::size_t> free_;
  std::vector<std::vector<Real>> front_;
};

}  // namespace titania::test
