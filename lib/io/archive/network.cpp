#include "io/archive/network.hpp"

#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "io/archive/tile.hpp"
#include "titania/core/config.hpp"
#include "titania/core/text.hpp"

namespace titania::io {

namespace {

std::string prefix_of_layer(std::size_t k) { return "layer" + std::to_string(k) + "_"; }
std::string prefix_of_tile(std::size_t k) { return "tile" + std::to_string(k) + "_"; }

template <class L>
Json layer_object(const L& layer, const std::string& prefix, Npz& npz) {
  Json object = {{"type", L::type_name}};
  for_each_field<L>([&](const auto& row) {
    const auto& value = row.of(layer);
    if constexpr (std::same_as<std::decay_t<decltype(value)>, Matrix>) {
      npz.arrays[prefix + row.name] = to_array(value);
    } else {
      object[row.name] = detail::member_to_json(value, prefix + row.name);
    }
  });
  return object;
}

template <class L>
L layer_of(Reader& reader, const Json& object, const std::string& prefix) {
  L layer;
  for_each_field<L>([&](const auto& row) {
    using Member = std::decay_t<decltype(row.of(layer))>;
    if constexpr (std::same_as<Member, Matrix>) {
      row.of(layer) = reader.take_matrix(prefix + row.name);
    } else {
      row.of(layer) =
          detail::member_from_json<Member>(reader.at(object, row.name), prefix + row.name);
    }
  });
  return layer;
}

template <class... Ls>
Layer read_layer(Reader& reader,
                 const Json& object,
                 const std::string& prefix,
                 std::in_place_type_t<std::variant<Ls...>> /*any*/) {
  const auto type = reader.get<std::string>(object, "type");
  std::optional<Layer> layer;
  const auto consider = [&]<class L>(std::in_place_type_t<L>) {
    if (type == L::type_name) layer = layer_of<L>(reader, object, prefix);
  };
  (consider(std::in_place_type<Ls>), ...);
  if (!layer) {
    reader.fail("has a layer of type '" + type + "': " + expected_one_of(type, {Ls::type_name...}));
  }
  return *std::move(layer);
}

}  // namespace

Json network_object(const NetworkState& state, Npz& npz) {
  Json layers = Json::array();
  for (std::size_t k = 0; k < state.layers.size(); ++k) {
    const auto write = [&](const auto& layer) {
      layers.push_back(layer_object(layer, prefix_of_layer(k), npz));
    };
    std::visit(write, state.layers[k]);
  }
  Json tiles = Json::array();
  for (std::size_t k = 0; k < state.tiles.size(); ++k) {
    tiles.push_back(tile_object(state.tiles[k], prefix_of_tile(k), npz));
  }
  return {{"inputs_read", state.inputs_read},
          {"layers", std::move(layers)},
          {"tiles", std::move(tiles)}};
}

NetworkState network_state(Reader& reader, const Json& object, const TileConfig& config) {
  NetworkState state;
  state.inputs_read = reader.count(object, "inputs_read");
  const Json& layers = reader.at(object, "layers");
  if (!layers.is_array()) reader.fail("titania.json, 'layers': expected a list");
  std::vector<Matrix> weights;
  for (std::size_t k = 0; k < layers.size(); ++k) {
    state.layers.push_back(
        read_layer(reader, layers[k], prefix_of_layer(k), std::in_place_type<Layer>));
    if (const auto weight = network::matrix(state.layers.back())) weights.emplace_back(*weight);
  }
  const Json& tiles = reader.list(object, "tiles", weights.size());
  for (std::size_t k = 0; k < weights.size(); ++k) {
    state.tiles.push_back(
        tile_state(reader, tiles[k], prefix_of_tile(k), config, std::move(weights[k])));
  }
  return state;
}

}  // namespace titania::io
