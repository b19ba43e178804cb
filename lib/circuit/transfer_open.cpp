#include "circuit/transfer_open.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace titania::circuit {

namespace {

struct Port {
  Group group;
  std::size_t index;
};
using PortLists = std::array<std::vector<Port>, kGroups>;

/// The block's ports as they are.
PortLists all_ports(const Block& block) {
  PortLists lists;
  for (const Group x : kAllGroups) {
    for (std::size_t k = 0; k < block.count(x); ++k) lists[x].push_back({x, k});
  }
  return lists;
}

/// A block with those ports of another one, in that order.
Block select(const Block& block, const PortLists& ports, detail::Workspace& home) {
  PortCounts counts{};
  for (const Group x : kAllGroups) counts[x] = ports[x].size();
  Block selected(counts, home);
  for (const Group x : kAllGroups) {
    for (const Group y : kAllGroups) {
      if (y > x) continue;
      const detail::View part = selected.part(x, y);
      for (std::size_t i = 0; i < part.rows; ++i) {
        const Port& from = ports[x][i];
        for (std::size_t j = 0; j < part.cols; ++j) {
          const Port& to = ports[y][j];
          part(i, j) = block.part(from.group, to.group)(from.index, to.index);
        }
      }
    }
    for (const Port& port : ports[x]) {
      const auto& pieces = block.pieces[port.group];
      if (!pieces.empty()) selected.pieces[x].push_back(pieces[port.index]);
    }
  }
  return selected;
}

/// Removes the ports of `list` at broken wires and returns them.
std::vector<Port> take_broken(std::vector<Port>& list, const Cut& cut) {
  std::vector<Port> kept;
  std::vector<Port> broken;
  for (std::size_t k = 0; k < list.size(); ++k) (cut[k] ? broken : kept).push_back(list[k]);
  list = std::move(kept);
  return broken;
}

/// What the loose ports of a block can be told now.
struct Choice {
  std::vector<Port> settle;  ///< no current flows
  std::vector<Port> ground;  ///< all that is left of an island: 0 V
  std::vector<Port> keep;
};

Choice choose(const Block& block) {
  std::size_t count = 0;
  for (const auto& list : block.pieces) {
    for (const std::size_t piece : list) count = std::max(count, piece + 1);
  }
  std::vector<bool> is_fed(count, false);   // has a port with a given voltage
  std::vector<bool> is_open(count, false);  // has a port with a given current
  for (const Group x : {word_in, bit_in}) {
    for (const std::size_t piece : block.pieces[x]) is_fed[piece] = true;
  }
  for (const Group x : {word_out, bit_out}) {
    for (const std::size_t piece : block.pieces[x]) is_open[piece] = true;
  }
  Choice choice;
  for (std::size_t k = 0; k < block.count(loose); ++k) {
    const std::size_t piece = block.pieces[loose][k];
    auto& list = is_fed[piece] ? choice.settle : is_open[piece] ? choice.keep : choice.ground;
    list.push_back({loose, k});
    is_fed[piece] = true;  // by this port, for the others of the piece
  }
  return choice;
}

/// The part of H between listed ports.
detail::WorkBuffer gather(const Block& block,
                          const std::vector<Port>& rows,
                          const std::vector<Port>& cols,
                          detail::Workspace& home) {
  detail::WorkBuffer values(home, rows.size() * cols.size());
  double* out = values.data();
  for (const Port& i : rows) {
    for (const Port& j : cols) *out++ = block.part(i.group, j.group)(i.index, j.index);
  }
  return values;
}

}  // namespace

Block without(const Block& block, Group x, const Cut& cut, detail::Workspace& home) {
  PortLists ports = all_ports(block);
  take_broken(ports[x], cut);
  return select(block, ports, home);
}

Block loosened(const Block& block, Group x, const Cut& cut, detail::Workspace& home) {
  PortLists ports = all_ports(block);
  for (const Port& port : take_broken(ports[x], cut)) ports[loose].push_back(port);
  return select(block, ports, home);
}

void number_pieces(const Block& a, Group at_a, const Block& b, Group at_b, Block& merged) {
  std::size_t pieces_of_a = 0;
  std::size_t pieces_of_b = 0;
  for (const Group x : kAllGroups) {
    for (const std::size_t piece : a.pieces[x]) pieces_of_a = std::max(pieces_of_a, piece + 1);
    for (const std::size_t piece : b.pieces[x]) pieces_of_b = std::max(pieces_of_b, piece + 1);
  }
  std::vector<std::size_t> joined(pieces_of_a + pieces_of_b);
  std::iota(joined.begin(), joined.end(), std::size_t{0});
  const auto find = [&](std::size_t piece) {
    while (joined[piece] != piece) piece = joined[piece] = joined[joined[piece]];
    return piece;
  };
  for (std::size_t k = 0; k < a.count(at_a); ++k) {
    joined[find(pieces_of_a + b.pieces[at_b][k])] = find(a.pieces[at_a][k]);
  }
  std::vector<std::size_t> number(joined.size(), joined.size());
  std::size_t next = 0;
  const auto add = [&](std::vector<std::size_t>& list, std::size_t piece) {
    std::size_t& n = number[find(piece)];
    if (n == joined.size()) n = next++;
    list.push_back(n);
  };
  for (const Group x : kAllGroups) {
    if (x != at_a) {
      for (const std::size_t piece : a.pieces[x]) add(merged.pieces[x], piece);
    }
    if (x != at_b) {
      for (const std::size_t piece : b.pieces[x]) add(merged.pieces[x], pieces_of_a + piece);
    }
  }
}

Block settled(Block block, detail::Workspace& home) {
  if (block.count(loose) == 0) return block;
  const Choice choice = choose(block);
  if (choice.keep.size() == block.count(loose)) return block;
  PortLists ports = all_ports(block);
  ports[loose] = choice.keep;
  Block rest = select(block, ports, home);
  const std::size_t n = choice.settle.size();
  if (n == 0) return rest;

  const detail::WorkBuffer own = gather(block, choice.settle, choice.settle, home);
  const detail::Factor factor({own.data(), n, n, n, 1}, home);
  for (const Group y : kAllGroups) {
    const detail::WorkBuffer to_y = gather(block, choice.settle, ports[y], home);
    detail::Right voltages(detail::ConstView{to_y.data(), n, ports[y].size(), ports[y].size(), 1},
                           home);
    factor.solve(voltages);
    for (const Group x : kAllGroups) {
      if (y > x) continue;
      const detail::WorkBuffer from_x = gather(block, ports[x], choice.settle, home);
      const detail::Left left(detail::ConstView{from_x.data(), ports[x].size(), n, n, 1}, home);
      set_product(-1, left, voltages, rest.part(x, y), rest.part(x, y));
    }
  }
  return rest;
}

}  // namespace titania::circuit
