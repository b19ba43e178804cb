#include "titania/io/archive.hpp"

#include <bit>
#include <cmath>
#include <string_view>
#include <utility>

#include "core/digest.hpp"
#include "io/json_config.hpp"
#include "io/npz.hpp"
#include "titania/core/error.hpp"
#include "titania/core/version.hpp"
#include "titania/io/json.hpp"

// titania.json:
//   {"schema", "kind": "Crossbar" | "Tile", "version", "digest", "object": {...}}
// An array's object has its config, seed, name, clocks and counters; its conductances and planes
// are entries <prefix>programmed.npy, <prefix>plane_<name>.npy, <prefix>stuck_index.npy and
// <prefix>stuck_conductance.npy.  The digest covers everything else, so that a file changed after
// it was written is refused even where the checksums of the container were made to fit.

namespace titania::io {

namespace {

std::string digest_of(const Json& meta, const std::map<std::string, NpyArray>& arrays) {
  Json rest = meta;
  rest.erase("digest");
  titania::detail::Digest digest;
  digest.add(rest.dump());
  for (const auto& [name, array] : arrays) {
    digest.add(name);
    for (const std::size_t n : array.shape) digest.add(std::to_string(n) + ",");
    digest.add(array.values);
  }
  return digest.text();
}

NpyArray to_array(const Matrix& m) {
  return {{m.rows(), m.cols()}, {m.values().begin(), m.values().end()}};
}

/// Name of the entry with what clock k showed when each cell was written.
std::string times_entry(std::size_t k) { return "times_" + std::to_string(k); }

Json clocks_object(const CellClocks& clocks,
                   const std::vector<std::size_t>& shape,
                   const std::string& prefix,
                   Npz& npz) {
  Json times = Json::array();
  for (std::size_t k = 0; k < clocks.times.size(); ++k) {
    const CellTimes& clock = clocks.times[k];
    times.push_back({{"now", clock.now()}, {"per_cell", !clock.is_uniform()}});
    if (clock.is_uniform()) continue;
    npz.arrays[prefix + times_entry(k)] = {shape, clock.written()};
  }
  return {{"age", clocks.age}, {"times", std::move(times)}};
}

Json crossbar_object(const CrossbarState& state, const std::string& prefix, Npz& npz) {
  const std::vector<std::size_t> shape{state.cells.programmed.rows(),
                                       state.cells.programmed.cols()};
  Json planes = Json::array();
  npz.arrays[prefix + "programmed"] = to_array(state.cells.programmed);
  for (const auto& plane : state.planes.all()) {
    planes.push_back(plane.name);
    npz.arrays[prefix + "plane_" + plane.name] = {shape, plane.values};
  }
  NpyArray index{{state.planes.stuck().size()}, {}};
  NpyArray conductance = index;
  for (const auto& cell : state.planes.stuck()) {
    index.values.push_back(static_cast<double>(cell.index));
    conductance.values.push_back(cell.conductance);
  }
  npz.arrays[prefix + "stuck_index"] = std::move(index);
  npz.arrays[prefix + "stuck_conductance"] = std::move(conductance);
  return {{"clocks", clocks_object(state.cells.clocks, shape, prefix, npz)},
          {"programmings", state.cells.programmings},
          {"inputs_read", state.inputs_read},
          {"last_program", config_to_json(state.last_program, "ProgramActivity")},
          {"planes", std::move(planes)}};
}

void write(const char* kind, Json object, Npz npz, const std::filesystem::path& path) {
  Json meta = {
      {"schema", schema}, {"kind", kind}, {"version", version()}, {"object", std::move(object)}};
  meta["digest"] = digest_of(meta, npz.arrays);
  npz.text = meta.dump(2);
  write_npz(npz, path);
}

/// Reads fields out of a file's JSON; every surprise is a FileError naming the file.
class Reader {
 public:
  Reader(Npz npz, const std::filesystem::path& path) : path_(path), npz_(std::move(npz)) {
    try {
      meta_ = parse(npz_.text);
    } catch (const ConfigError& e) {
      fail(std::string("titania.json is ") + e.what());
    }
    if (!meta_.is_object() || !meta_.contains("schema")) {
      fail("is not a file of Titania: titania.json has no schema");
    }
    if (meta_["schema"] != schema) {
      fail("has schema " + meta_["schema"].dump() + ": this version reads schema " +
           std::to_string(schema));
    }
    if (!meta_.contains("digest") || meta_["digest"] != digest_of(meta_, npz_.arrays)) {
      fail("was changed since it was written: its contents do not match its digest");
    }
  }

  [[noreturn]] void fail(const std::string& what) const {
    throw FileError("'" + path_.string() + "': " + what);
  }

  [[nodiscard]] std::string kind() const { return get<std::string>(meta_, "kind"); }
  [[nodiscard]] const Json& object() const { return at(meta_, "object"); }

  template <class T>
  [[nodiscard]] T get(const Json& json, const char* key) const {
    try {
      return at(json, key).get<T>();
    } catch (const Json::exception& e) {
      fail(std::string("titania.json, '") + key + "': " + e.what());
    }
  }

  /// A whole number; the JSON library would round or wrap others.
  [[nodiscard]] std::uint64_t count(const Json& json, const char* key) const {
    const Json& value = at(json, key);
    if (!value.is_number_unsigned()) {
      fail(std::string("titania.json, '") + key + "': expected a whole number, not negative");
    }
    return value.get<std::uint64_t>();
  }

  template <class Config>
  [[nodiscard]] Config config(const Json& json, const char* key) const {
    auto config = config_from_json<Config>(at(json, key), Config::type_name);
    validate(config);
    return config;
  }

  [[nodiscard]] const Json& at(const Json& json, const char* key) const {
    if (!json.is_object() || !json.contains(key)) {
      fail(std::string("titania.json has no '") + key + "'");
    }
    return json.at(key);
  }

  /// Takes an array out of the file, so that what is left over can be refused.
  [[nodiscard]] NpyArray take(const std::string& name, const std::vector<std::size_t>& shape) {
    const auto found = npz_.arrays.find(name);
    if (found == npz_.arrays.end()) fail("has no array '" + name + "'");
    NpyArray array = std::move(found->second);
    npz_.arrays.erase(found);
    if (array.shape.size() != shape.size() ||
        (!shape.empty() && shape[0] != kAny && array.shape != shape)) {
      fail("array '" + name + "' has the wrong shape");
    }
    return array;
  }

  void nothing_left() const {
    if (!npz_.arrays.empty()) fail("has an unknown array '" + npz_.arrays.begin()->first + "'");
  }

  static constexpr auto kAny = static_cast<std::size_t>(-1);

 private:
  std::filesystem::path path_;
  Npz npz_;
  Json meta_;
};

CellPlanes cell_planes(Reader& reader,
                       const Json& object,
                       const std::string& prefix,
                       const std::vector<std::size_t>& shape) {
  const std::size_t cells = shape[0] * shape[1];
  CellPlanes planes(cells);
  for (const auto& name : reader.get<std::vector<std::string>>(object, "planes")) {
    const auto values = reader.take(prefix + "plane_" + name, shape).values;
    std::ranges::copy(values, planes.make(name).begin());
  }
  const NpyArray index = reader.take(prefix + "stuck_index", {Reader::kAny});
  const NpyArray conductance = reader.take(prefix + "stuck_conductance", {Reader::kAny});
  if (index.values.size() != conductance.values.size()) reader.fail("lists of stuck cells differ");
  for (std::size_t k = 0; k < index.values.size(); ++k) {
    const double place = index.values[k];
    const bool inside = place >= 0 && place < static_cast<double>(cells);
    if (!inside || place != std::floor(place)) {
      reader.fail("has a stuck cell that is no cell of the array");
    }
    planes.add_stuck({static_cast<std::size_t>(place), conductance.values[k]});
  }
  return planes;
}

CellClocks cell_clocks(Reader& reader,
                       const Json& object,
                       const std::string& prefix,
                       const std::vector<std::size_t>& shape) {
  CellClocks clocks{reader.get<double>(object, "age"), {}};
  const Json& times = reader.at(object, "times");
  if (!times.is_array()) reader.fail("titania.json, 'times': expected a list");
  for (std::size_t k = 0; k < times.size(); ++k) {
    const auto now = reader.get<double>(times[k], "now");
    std::vector<double> written;
    if (reader.get<bool>(times[k], "per_cell")) {
      written = reader.take(prefix + times_entry(k), shape).values;
    }
    clocks.times.emplace_back(now, std::move(written));
  }
  return clocks;
}

CrossbarState crossbar_state(Reader& reader,
                             const Json& object,
                             const std::string& prefix,
                             std::size_t rows,
                             std::size_t cols) {
  const std::vector<std::size_t> shape{rows, cols};
  CrossbarState state;
  state.cells.programmed = Matrix(reader.take(prefix + "programmed", shape).values, rows, cols);
  state.planes = cell_planes(reader, object, prefix, shape);
  state.cells.clocks = cell_clocks(reader, reader.at(object, "clocks"), prefix, shape);
  state.cells.programmings = reader.count(object, "programmings");
  state.inputs_read = reader.count(object, "inputs_read");
  state.last_program = reader.config<ProgramActivity>(object, "last_program");
  return state;
}

Crossbar read_crossbar(Reader& reader) {
  const Json& object = reader.object();
  const auto config = reader.config<ArrayConfig>(object, "config");
  CrossbarState state = crossbar_state(reader, object, "", static_cast<std::size_t>(config.rows),
                                       static_cast<std::size_t>(config.cols));
  reader.nothing_left();
  return Crossbar(config, reader.count(object, "seed"), reader.get<std::string>(object, "name"),
                  std::move(state));
}

Tile read_tile(Reader& reader) {
  const Json& object = reader.object();
  const auto config = reader.config<TileConfig>(object, "config");
  const auto outputs = reader.count(object, "out_features");
  const auto inputs = reader.count(object, "in_features");
  TileState state;
  state.weight = Matrix(reader.take("weight", {outputs, inputs}).values, outputs, inputs);
  if (state.weight.size() == 0) reader.fail("has an empty weight");
  state.scale = reader.get<double>(object, "scale");
  if (!reader.at(object, "input_range").is_null()) {
    state.ranges = TileRanges{reader.get<double>(object, "input_range"),
                              reader.get<std::vector<double>>(object, "current_ranges")};
  }
  state.inputs_read = reader.count(object, "inputs_read");
  const Json& arrays = reader.at(object, "arrays");
  const mapping::Layout layout = config.layout(outputs, inputs);
  const auto blocks = layout.blocks();
  if (!arrays.is_array() || arrays.size() != blocks.size()) {
    reader.fail("has the wrong number of arrays");
  }
  for (std::size_t k = 0; k < blocks.size(); ++k) {
    state.arrays.push_back(crossbar_state(reader, arrays[k], "array" + std::to_string(k) + "_",
                                          blocks[k].inputs,
                                          layout.format.columns() * blocks[k].outputs));
  }
  reader.nothing_left();
  return Tile(config, reader.count(object, "seed"), reader.get<std::string>(object, "name"),
              std::move(state));
}

}  // namespace

void save(const Crossbar& array, const std::filesystem::path& path) {
  Npz npz;
  Json object = {{"config", config_to_json(array.config(), "ArrayConfig")},
                 {"seed", array.seed()},
                 {"name", array.name()}};
  object.update(crossbar_object(array.state(), "", npz));
  write("Crossbar", std::move(object), std::move(npz), path);
}

void save(const Tile& tile, const std::filesystem::path& path) {
  const TileState state = tile.state();
  Npz npz;
  npz.arrays["weight"] = to_array(state.weight);
  Json arrays = Json::array();
  for (std::size_t k = 0; k < state.arrays.size(); ++k) {
    arrays.push_back(crossbar_object(state.arrays[k], "array" + std::to_string(k) + "_", npz));
  }
  Json object = {{"config", config_to_json(tile.config(), "TileConfig")},
                 {"seed", tile.seed()},
                 {"name", tile.name()},
                 {"out_features", state.weight.rows()},
                 {"in_features", state.weight.cols()},
                 {"scale", state.scale},
                 {"input_range", state.ranges ? Json(state.ranges->input) : Json()},
                 {"current_ranges", state.ranges ? Json(state.ranges->current) : Json()},
                 {"inputs_read", state.inputs_read},
                 {"arrays", std::move(arrays)}};
  write("Tile", std::move(object), std::move(npz), path);
}

std::variant<Crossbar, Tile> load(const std::filesystem::path& path) {
  Reader reader(read_npz(path), path);
  try {
    const std::string kind = reader.kind();
    if (kind == "Crossbar") return read_crossbar(reader);
    if (kind == "Tile") return read_tile(reader);
    reader.fail("holds a '" + kind + "': expected a Crossbar or a Tile");
  } catch (const ArgumentError& e) {
    reader.fail(e.what());
  }
}

Crossbar load_crossbar(const std::filesystem::path& path) {
  auto loaded = load(path);
  if (auto* array = std::get_if<Crossbar>(&loaded)) return std::move(*array);
  throw FileError("'" + path.string() + "': holds a Tile, expected a Crossbar");
}

Tile load_tile(const std::filesystem::path& path) {
  auto loaded = load(path);
  if (auto* tile = std::get_if<Tile>(&loaded)) return std::move(*tile);
  throw FileError("'" + path.string() + "': holds a Crossbar, expected a Tile");
}

}  // namespace titania::io
