#include "io/archive/tile.hpp"

#include <utility>

#include "titania/mapping/layout.hpp"

namespace titania::io {

namespace {

std::string prefix_of_array(const std::string& prefix, std::size_t k) {
  return prefix + "array" + std::to_string(k) + "_";
}

}  // namespace

Json tile_object(const TileState& state, const std::string& prefix, Npz& npz) {
  Json arrays = Json::array();
  for (std::size_t k = 0; k < state.arrays.size(); ++k) {
    arrays.push_back(crossbar_object(state.arrays[k], prefix_of_array(prefix, k), npz));
  }
  return {{"scale", state.scale},
          {"input_range", state.ranges ? Json(state.ranges->input) : Json()},
          {"current_ranges", state.ranges ? Json(state.ranges->current) : Json()},
          {"inputs_read", state.inputs_read},
          {"arrays", std::move(arrays)}};
}

TileState tile_state(Reader& reader,
                     const Json& object,
                     const std::string& prefix,
                     const TileConfig& config,
                     Matrix weight) {
  if (weight.size() == 0) reader.fail("has an empty weight");
  const mapping::Layout layout = config.layout(weight.rows(), weight.cols());
  const auto blocks = layout.blocks();
  TileState state;
  state.weight = std::move(weight);
  state.scale = reader.get<double>(object, "scale");
  if (!reader.at(object, "input_range").is_null()) {
    state.ranges = TileRanges{reader.get<double>(object, "input_range"),
                              reader.get<std::vector<double>>(object, "current_ranges")};
  }
  state.inputs_read = reader.count(object, "inputs_read");
  const Json& arrays = reader.list(object, "arrays", blocks.size());
  for (std::size_t k = 0; k < blocks.size(); ++k) {
    state.arrays.push_back(crossbar_state(reader, arrays[k], prefix_of_array(prefix, k),
                                          blocks[k].inputs,
                                          layout.format.columns() * blocks[k].outputs));
  }
  return state;
}

}  // namespace titania::io
