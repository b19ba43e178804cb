#include "titania/io/archive.hpp"

#include <utility>

#include "io/archive/crossbar.hpp"
#include "io/archive/document.hpp"
#include "io/archive/network.hpp"
#include "io/archive/tile.hpp"
#include "titania/core/error.hpp"

namespace titania::io {

namespace {

template <class T>
inline constexpr const char* kind = nullptr;
template <>
inline constexpr const char* kind<Crossbar> = "Crossbar";
template <>
inline constexpr const char* kind<Tile> = "Tile";
template <>
inline constexpr const char* kind<Network> = "Network";

/// What it is, whatever happens to it.
Json identity(const auto& object) {
  return {{"config", config_to_json(object.config(), object.config().type_name)},
          {"seed", object.seed()},
          {"name", object.name()}};
}

Npz saved(const Crossbar& array) {
  Npz npz;
  Json object = identity(array);
  object.update(crossbar_object(array.state(), "", npz));
  return document(kind<Crossbar>, std::move(object), std::move(npz));
}

Npz saved(const Tile& tile) {
  const TileState state = tile.state();
  Npz npz;
  npz.arrays["weight"] = to_array(state.weight);
  Json object = identity(tile);
  object.update(tile_object(state, "", npz));
  return document(kind<Tile>, std::move(object), std::move(npz));
}

Npz saved(const Network& network) {
  Npz npz;
  Json object = identity(network);
  object.update(network_object(network.state(), npz));
  return document(kind<Network>, std::move(object), std::move(npz));
}

/// Makes an object of what `state_of(config)` takes out of the document.
template <class Object, class Config>
Object restored(Reader& reader, const auto& state_of) {
  const Json& object = reader.object();
  const auto config = reader.config<Config>(object, "config");
  auto state = state_of(config);
  reader.nothing_left();
  return Object(config, reader.count(object, "seed"), reader.get<std::string>(object, "name"),
                std::move(state));
}

Saved read_object(Reader& reader) {
  const Json& object = reader.object();
  const std::string found = reader.kind();
  if (found == kind<Crossbar>) {
    return restored<Crossbar, ArrayConfig>(reader, [&](const ArrayConfig& config) {
      return crossbar_state(reader, object, "", static_cast<std::size_t>(config.rows),
                            static_cast<std::size_t>(config.cols));
    });
  }
  if (found == kind<Tile>) {
    return restored<Tile, TileConfig>(reader, [&](const TileConfig& config) {
      return tile_state(reader, object, "", config, reader.take_matrix("weight"));
    });
  }
  if (found == kind<Network>) {
    return restored<Network, TileConfig>(
        reader, [&](const TileConfig& config) { return network_state(reader, object, config); });
  }
  reader.fail("holds a '" + found + "': expected a Crossbar, a Tile or a Network");
}

Saved read(Npz npz, const std::string& origin) {
  Reader reader(std::move(npz), origin);
  try {
    return read_object(reader);
  } catch (const ArgumentError& e) {
    reader.fail(e.what());
  }
}

template <class T>
T load_as(const std::filesystem::path& path) {
  Saved loaded = load(path);
  if (T* object = std::get_if<T>(&loaded)) return std::move(*object);
  const auto found = std::visit([]<class O>(const O&) { return kind<O>; }, loaded);
  throw FileError("'" + path.string() + "': holds a " + found + ", expected a " + kind<T>);
}

constexpr const char* kMemory = "bytes in memory";

}  // namespace

void save(const Crossbar& array, const std::filesystem::path& path) {
  write_npz(saved(array), path);
}
void save(const Tile& tile, const std::filesystem::path& path) { write_npz(saved(tile), path); }
void save(const Network& network, const std::filesystem::path& path) {
  write_npz(saved(network), path);
}

Crossbar load_crossbar(const std::filesystem::path& path) { return load_as<Crossbar>(path); }
Tile load_tile(const std::filesystem::path& path) { return load_as<Tile>(path); }
Network load_network(const std::filesystem::path& path) { return load_as<Network>(path); }
Saved load(const std::filesystem::path& path) { return read(read_npz(path), path.string()); }

std::string to_bytes(const Crossbar& array) { return npz_to_bytes(saved(array), kMemory); }
std::string to_bytes(const Tile& tile) { return npz_to_bytes(saved(tile), kMemory); }
std::string to_bytes(const Network& network) { return npz_to_bytes(saved(network), kMemory); }
Saved from_bytes(std::string_view bytes) { return read(npz_from_bytes(bytes, kMemory), kMemory); }

}  // namespace titania::io
