#include "circuit/transfer/tree.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
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
constexpr std::size_t kSmallMerge = 200 * 200;  // crosspoints
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

class Tree {
 public:
  explicit Tree(const Crosspoints& points) : points_(points) {}

  /// Subtrees side by side, then level by level.
  Block grow(const Region& all, const Needs& needs) {
    std::vector<std::vector<Node>> levels{{{all, needs}}};
    while (levels.size() <= kDepth && std::ranges::all_of(levels.back(), is_large)) {
      levels.push_back(children(levels.back()));
    }
    const auto& last = levels.back();
    std::vector<Block> blocks(last.size());
    detail::parallel_for(last.size(), operations(all),
                         [&](std::size_t k) { blocks[k] = make(last[k].region, last[k].needs); });
    levels.pop_back();
    for (; !levels.empty(); levels.pop_back()) blocks = pairs(levels.back(), std::move(blocks));
    return std::move(blocks.front());
  }

 private:
  struct Node {
    Region region;
    Needs needs;
  };
  static bool is_large(const Node& node) {
    return std::min(node.region.rows, node.region.cols) > kCluster;
  }
  static std::vector<Node> children(const std::vector<Node>& nodes) {
    std::vector<Node> list;
    for (const Node& node : nodes) {
      const Halves halves = halve(node.region);
      const HalfNeeds needs(node.needs, halves.along);
      list.push_back({halves.first, needs.first});
      list.push_back({halves.second, needs.second});
    }
    return list;
  }

  std::vector<Block> pairs(const std::vector<Node>& nodes, std::vector<Block> halves) {
    std::vector<Block> merged(nodes.size());
    auto merge = [&](std::size_t k) {
      merged[k] = join(std::move(halves[2 * k]), std::move(halves[2 * k + 1]),
                       halve(nodes[k].region), nodes[k].needs);
    };
    const Region& first = nodes[0].region;
    if (nodes.size() >= kManyMerges || first.rows * first.cols <= kSmallMerge) {
      detail::parallel_for(nodes.size(), operations(first) * static_cast<double>(nodes.size()),
                           merge);
    } else {
      for (std::size_t k = 0; k < nodes.size(); ++k) merge(k);
    }
    return merged;
  }

  Block make(const Region& region, const Needs& needs) {  // NOLINT(misc-no-recursion)
    detail::poll_progress();
    if (std::max(region.rows, region.cols) <= kCluster) return make_cluster(region, needs);
    const Halves halves = halve(region);
    const HalfNeeds half_needs(needs, halves.along);
    Block first = make(halves.first, half_needs.first);
    Block second = make(halves.second, half_needs.second);
    return join(std::move(first), std::move(second), halves, needs);
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
    Block first = assemble(halves.first, half_needs.first, leaves, next);
    Block second = assemble(halves.second, half_needs.second, leaves, next);
    return join(std::move(first), std::move(second), halves, needs);
  }

  Block make_cell_by_cell(const Region& region) {  // NOLINT(misc-no-recursion)
    if (region.rows == 1 && region.cols == 1) {
      return std::move(make_leaves(points_, {region}).front());
    }
    const Halves halves = halve(region);
    Block first = make_cell_by_cell(halves.first);
    Block second = make_cell_by_cell(halves.second);
    return join(std::move(first), std::move(second), halves, Needs::all());
  }

  Block join(Block first, Block second, const Halves& halves, const Needs& needs) {
    const Group out = out_port(halves.along);
    const Group in = in_port(halves.along);
    if (points_.may_be_broken) {
      const Cut cut = cut_between(halves);
      if (std::ranges::find(cut, true) != cut.end()) {
        first = without(first, out, cut);
        second = loosened(second, in, cut);
      }
    }
    Block merged = Merge<Dense>(first, out, second, in, needs).join();
    if (!points_.may_be_broken) return merged;
    number_pieces(first, out, second, in, merged);
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

Block merge_all(const Crosspoints& points, const Needs& needs) {
  if (points.rows == 0 || points.cols == 0) return make_wires(points);
  return Tree(points).grow({0, 0, points.rows, points.cols}, needs);
}

}  // namespace titania::circuit
