#include "circuit/transfer/tree.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "core/parallel.hpp"

namespace titania::circuit {

namespace {

constexpr std::size_t kLeaf = 8;      // largest side of a block made eight at a time
constexpr std::size_t kCluster = 64;  // largest side of a block whose leaves are made together
constexpr std::size_t kDepth = 4;     // halvings down to the blocks made in parallel
// Merges run side by side, rather than each on all threads, if there are so many or so small ones.
constexpr std::size_t kManyMerges = 8;
constexpr double kSmallMerge = 200 * 200;  // crosspoints
constexpr double kOperations = 60;  // multiply-adds of a square block of side 1; n^3 times that

double operations(const Region& region) {
  const auto cells = static_cast<double>(region.rows * region.cols);
  return kOperations * cells * std::sqrt(cells);
}

/// Needs of the halves of a block.
struct HalfNeeds {
  Needs first;
  Needs second;
  HalfNeeds(const Needs& whole, Along along)
      : first(whole.with(out_port(along))), second(whole.with(in_port(along))) {}
};

/// A block of the upper levels.
struct Node {
  Region region;
  Needs needs;
  bool is_changed;
};
using Levels = std::vector<std::vector<Node>>;

bool is_inside(const Place& place, const Region& region) {
  return place.row >= region.row && place.row < region.row + region.rows &&
         place.col >= region.col && place.col < region.col + region.cols;
}

Levels levels_of(const Region& all,
                 const Needs& needs,
                 std::span<const Place> changed,
                 bool is_everything_changed) {
  const auto is_changed = [&](const Region& region) {
    return is_everything_changed || std::ranges::any_of(changed, [&](const Place& place) {
             return is_inside(place, region);
           });
  };
  const auto is_large = [](const Node& node) {
    return std::min(node.region.rows, node.region.cols) > kCluster;
  };
  Levels levels{{{all, needs, true}}};
  while (levels.size() <= kDepth && std::ranges::all_of(levels.back(), is_large)) {
    std::vector<Node> next;
    for (const Node& node : levels.back()) {
      const Halves halves = halve(node.region);
      const HalfNeeds half(node.needs, halves.along);
      next.push_back({halves.first, half.first, is_changed(halves.first)});
      next.push_back({halves.second, half.second, is_changed(halves.second)});
    }
    levels.push_back(std::move(next));
  }
  return levels;
}

class Tree {
 public:
  explicit Tree(const Crosspoints& points) : points_(points) {}

  /// Subtrees side by side, then level by level.
  Block grow(const Levels& levels, bool keep, UpperBlocks& blocks) {
    const std::size_t last = levels.size() - 1;
    const std::vector<Node>& roots = levels[last];
    blocks.resize(levels.size());
    for (std::size_t level = 0; level <= last; ++level) blocks[level].resize(levels[level].size());
    const auto subtrees = changed_of(roots);
    double work = 0;
    for (const std::size_t k : subtrees) work += operations(roots[k].region);
    detail::parallel_for(subtrees.size(), work, [&](std::size_t n) {
      const Node& node = roots[subtrees[n]];
      blocks[last][subtrees[n]] = make(node.region, node.needs);
    });
    for (std::size_t level = last; level-- > 0;) {
      merge_pairs(levels[level], keep, blocks[level + 1], blocks[level]);
      if (!keep) blocks.pop_back();
    }
    return std::move(blocks[0][0]);
  }

 private:
  static std::vector<std::size_t> changed_of(const std::vector<Node>& nodes) {
    std::vector<std::size_t> list;
    for (std::size_t k = 0; k < nodes.size(); ++k) {
      if (nodes[k].is_changed) list.push_back(k);
    }
    return list;
  }

  void merge_pairs(const std::vector<Node>& nodes,
                   bool keep,
                   std::vector<Block>& halves,
                   std::vector<Block>& merged) {
    const auto list = changed_of(nodes);
    double work = 0;
    double most = 0;  // crosspoints of a block
    for (const std::size_t k : list) {
      const Region& region = nodes[k].region;
      work += operations(region);
      most = std::max(most, static_cast<double>(region.rows * region.cols));
    }
    auto merge = [&](std::size_t n) {
      const std::size_t k = list[n];
      merged[k] = join(halves[2 * k], halves[2 * k + 1], halve(nodes[k].region), nodes[k].needs);
      if (!keep) halves[2 * k] = Block();
      if (!keep) halves[2 * k + 1] = Block();
    };
    if (list.size() >= kManyMerges || most <= kSmallMerge) {
      detail::parallel_for(list.size(), work, merge);
    } else {
      for (std::size_t n = 0; n < list.size(); ++n) merge(n);
    }
  }

  Block make(const Region& region, const Needs& needs) {  // NOLINT(misc-no-recursion)
    detail::poll_progress();
    if (std::max(region.rows, region.cols) <= kCluster) return make_cluster(region, needs);
    const Halves halves = halve(region);
    const HalfNeeds half_needs(needs, halves.along);
    const Block first = make(halves.first, half_needs.first);
    const Block second = make(halves.second, half_needs.second);
    return join(first, second, halves, needs);
  }

  /// A block whose leaves are made first, those of one shape together.
  Block make_cluster(const Region& region, const Needs& needs) {
    std::vector<Region> regions;
    list_leaves(region, regions);
    std::map<std::tuple<std::size_t, std::size_t, bool, bool>, std::vector<std::size_t>> alike;
    for (std::size_t k = 0; k < regions.size(); ++k) {
      const Region& leaf = regions[k];
      if (is_broken(leaf)) continue;
      const PortCounts counts = ports_of(points_, leaf);
      alike[{leaf.rows, leaf.cols, counts[word_out] > 0, counts[bit_out] > 0}].push_back(k);
    }
    std::vector<Block> leaves(regions.size());
    for (const auto& [shape, members] : alike) {
      std::vector<Region> list;
      for (const std::size_t k : members) list.push_back(regions[k]);
      std::vector<Block> blocks = make_leaves(points_, list);
      for (std::size_t n = 0; n < members.size(); ++n) leaves[members[n]] = std::move(blocks[n]);
    }
    std::size_t next = 0;
    return assemble(region, needs, leaves, next);
  }

  void list_leaves(const Region& region, std::vector<Region>& list) {  // NOLINT(misc-no-recursion)
    if (std::max(region.rows, region.cols) <= kLeaf) {
      list.push_back(region);
      return;
    }
    const Halves halves = halve(region);
    list_leaves(halves.first, list);
    list_leaves(halves.second, list);
  }

  Block assemble(const Region& region,  // NOLINT(misc-no-recursion)
                 const Needs& needs,
                 std::vector<Block>& leaves,
                 std::size_t& next) {
    if (std::max(region.rows, region.cols) <= kLeaf) {
      Block& leaf = leaves[next++];
      return is_broken(region) ? make_cell_by_cell(region) : std::move(leaf);
    }
    const Halves halves = halve(region);
    const HalfNeeds half_needs(needs, halves.along);
    const Block first = assemble(halves.first, half_needs.first, leaves, next);
    const Block second = assemble(halves.second, half_needs.second, leaves, next);
    return join(first, second, halves, needs);
  }

  Block make_cell_by_cell(const Region& region) {  // NOLINT(misc-no-recursion)
    if (region.rows == 1 && region.cols == 1) {
      return std::move(make_leaves(points_, {region}).front());
    }
    const Halves halves = halve(region);
    const Block first = make_cell_by_cell(halves.first);
    const Block second = make_cell_by_cell(halves.second);
    return join(first, second, halves, Needs::all());
  }

  Block join(const Block& first, const Block& second, const Halves& halves, const Needs& needs) {
    const Group out = out_port(halves.along);
    const Group in = in_port(halves.along);
    if (!points_.may_be_broken) return Merge<Dense>(first, out, second, in, needs).join();
    const Cut cut = cut_between(halves);
    const Block near = without(first, out, cut);
    const Block far = loosened(second, in, cut);
    Block merged = Merge<Dense>(near, out, far, in, needs).join();
    number_pieces(near, out, far, in, merged);
    return settled(std::move(merged));
  }

  [[nodiscard]] Cut cut_between(const Halves& halves) const {
    const Region& region = halves.second;
    Cut cut;
    if (halves.along == Along::word_lines) {
      for (std::size_t i = 0; i < region.rows; ++i) {
        cut.push_back(std::isinf(points_.r_word[(region.row + i) * points_.cols + region.col]));
      }
    } else {
      for (std::size_t j = 0; j < region.cols; ++j) {
        cut.push_back(std::isinf(points_.r_bit[region.row * points_.cols + region.col + j]));
      }
    }
    return cut;
  }

  /// Whether a segment inside is broken, between two of the region's nodes.
  [[nodiscard]] bool is_broken(const Region& region) const {
    if (!points_.may_be_broken) return false;
    for (std::size_t i = region.row; i < region.row + region.rows; ++i) {
      for (std::size_t j = region.col; j < region.col + region.cols; ++j) {
        const std::size_t k = i * points_.cols + j;
        if (j > region.col && std::isinf(points_.r_word[k])) return true;
        if (i > region.row && std::isinf(points_.r_bit[k])) return true;
      }
    }
    return false;
  }

  const Crosspoints& points_;
};

/// Multiply-adds of one merge: k wires, n ports of both blocks that stay.
double join_operations(const Crosspoints& points, const Node& node) {
  const Halves halves = halve(node.region);
  const auto k = static_cast<double>(ports_of(points, halves.first)[out_port(halves.along)]);
  const PortCounts counts = ports_of(points, node.region);
  double n = 0;
  double parts = 0;
  for (const Group x : kAllGroups) {
    n += static_cast<double>(counts[x]);
    for (const Group y : kAllGroups) {
      if (y > x || !node.needs(x, y)) continue;
      parts += static_cast<double>(counts[x] * counts[y]) / (x == y ? 2 : 1);
    }
  }
  return k * (k * k + 1.5 * k * n + parts);
}

/// Lines with no crosspoint on them: each `out` port is its `in` port.
Block make_wires(const Crosspoints& points) {
  PortCounts counts{};
  counts[word_in] = counts[word_out] = points.rows;
  counts[bit_in] = counts[bit_out] = points.cols;
  Block block(counts);
  for (const Group x : kAllGroups) {
    for (const Group y : kAllGroups) {
      if (y > x) continue;
      const detail::View part = block.part(x, y);
      const bool is_wire = (x == word_out && y == word_in) || (x == bit_out && y == bit_in);
      for (std::size_t i = 0; i < part.rows; ++i) {
        for (std::size_t j = 0; j < part.cols; ++j) part(i, j) = is_wire && i == j ? 1 : 0;
      }
    }
    for (std::size_t k = 0; k < counts[x]; ++k) block.pieces[x].push_back(k);
  }
  return block;
}

}  // namespace

Block merge_all(const Crosspoints& points,
                const Needs& needs,
                std::span<const Place> changed,
                bool keep,
                UpperBlocks& blocks) {
  if (points.rows == 0 || points.cols == 0) return make_wires(points);
  const Region all{0, 0, points.rows, points.cols};
  return Tree(points).grow(levels_of(all, needs, changed, blocks.empty()), keep, blocks);
}

double merge_operations(const Crosspoints& points,
                        const Needs& needs,
                        std::span<const Place> changed,
                        const UpperBlocks& blocks) {
  const Region all{0, 0, points.rows, points.cols};
  const Levels levels = levels_of(all, needs, changed, blocks.empty());
  double sum = 0;
  for (const auto& nodes : levels) {
    const bool is_last = &nodes == &levels.back();
    for (const Node& node : nodes) {
      if (node.is_changed) {
        sum += is_last ? operations(node.region) : join_operations(points, node);
      }
    }
  }
  return sum;
}

}  // namespace titania::circuit
