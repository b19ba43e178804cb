#pragma once

#include <cstddef>
#include <numeric>
#include <vector>

#include "circuit/segments.hpp"

/// @file
/// A crossbar as a list of nodes and of the wire segments between them.

namespace titania::circuit {

/// Sets of nodes, joined one pair at a time.
class UnionFind {
 public:
  explicit UnionFind(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t x) {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  void join(std::size_t a, std::size_t b) { parent_[find(b)] = find(a); }

 private:
  std::vector<std::size_t> parent_;
};

/// Numbers of the nodes: word-line nodes, bit-line nodes, then one terminal per line.
struct Numbering {
  std::size_t rows;
  std::size_t cols;
  [[nodiscard]] std::size_t word(std::size_t i, std::size_t j) const { return i * cols + j; }
  [[nodiscard]] std::size_t bit(std::size_t i, std::size_t j) const {
    return (rows + i) * cols + j;
  }
  [[nodiscard]] std::size_t source(std::size_t i) const { return 2 * rows * cols + i; }
  [[nodiscard]] std::size_t sense(std::size_t j) const { return 2 * rows * cols + rows + j; }
  [[nodiscard]] std::size_t first_terminal() const { return 2 * rows * cols; }
  [[nodiscard]] std::size_t count() const { return 2 * rows * cols + rows + cols; }
};

/// A piece of wire between two nodes, in ohm with the resistance of its terminal.
struct WireSegment {
  enum class Place { word_line, word_line_right, bit_line, bit_line_top };
  Place place;       ///< left of, right of, below or above its node
  std::size_t i, j;  ///< of its node
  std::size_t a, b;  ///< what it joins, left to right or top to bottom
  double r;
};

/// Calls visit(segment) for every piece of wire, those of infinite resistance included.
void for_each_segment(const Segments& s, const auto& visit) {
  using Place = WireSegment::Place;
  const Numbering n{s.rows, s.cols};
  const std::size_t last_row = s.rows - 1;
  const std::size_t last_col = s.cols - 1;
  for (std::size_t i = 0; i < s.rows; ++i) {
    for (std::size_t j = 0; j < s.cols; ++j) {
      const std::size_t k = i * s.cols + j;
      const std::size_t left = j == 0 ? n.source(i) : n.word(i, j - 1);
      const std::size_t below = i == last_row ? n.sense(j) : n.bit(i + 1, j);
      visit(WireSegment{Place::word_line, i, j, left, n.word(i, j), s.word_line[k]});
      visit(WireSegment{Place::bit_line, i, j, n.bit(i, j), below, s.bit_line[k]});
    }
    visit(WireSegment{Place::word_line_right, i, last_col, n.word(i, last_col), n.source(i),
                      s.word_line_right[i]});
  }
  for (std::size_t j = 0; j < s.cols; ++j) {
    visit(WireSegment{Place::bit_line_top, 0, j, n.sense(j), n.bit(0, j), s.bit_line_top[j]});
  }
}

}  // namespace titania::circuit
