#include "io/archive/crossbar.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace titania::io {

namespace {

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

}  // namespace

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

}  // namespace titania::io
