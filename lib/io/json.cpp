#include "titania/io/json.hpp"

#include <algorithm>
#include <set>

#include "io/json_config.hpp"
#include "titania/accelerator/inference.hpp"
#include "titania/baseline/digital_unit.hpp"
#include "titania/baseline/gpu.hpp"
#include "titania/baseline/gpu_run.hpp"
#include "titania/circuit/cells.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/core/activity.hpp"
#include "titania/core/workload.hpp"
#include "titania/energy/component.hpp"
#include "titania/energy/report.hpp"
#include "titania/energy/site.hpp"
#include "titania/energy/technology.hpp"
#include "titania/mapping/events.hpp"
#include "titania/tile/tile_config.hpp"
#include "titania/zoo/zoo.hpp"

namespace titania::io {

namespace {

/// The parser quotes what it could not read, which may be no text at all.
std::string printable(std::string text) {
  std::ranges::replace_if(text, [](unsigned char c) { return c < 0x20 || c > 0x7e; }, '?');
  return text;
}

}  // namespace

Json parse(std::string_view text) {
  // The parser would silently let the last of two equal keys win.
  std::vector<std::set<std::string>> keys;
  std::string repeated;
  const auto watch = [&](int, Json::parse_event_t event, Json& value) {
    if (event == Json::parse_event_t::object_start) {
      keys.emplace_back();
    } else if (event == Json::parse_event_t::object_end) {
      keys.pop_back();
    } else if (event == Json::parse_event_t::key) {
      const auto key = value.get<std::string>();
      if (!keys.back().insert(key).second) repeated = key;
    }
    return true;
  };
  Json json;
  try {
    json = Json::parse(text.begin(), text.end(), watch);
  } catch (const Json::exception& e) {
    throw ConfigError("not valid JSON: " + printable(e.what()));
  }
  if (!repeated.empty()) throw ConfigError("'" + repeated + "' appears twice in one object");
  return json;
}

namespace detail {

void throw_wrong_type(std::string_view path, const char* expected, const Json& got) {
  std::string text = got.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() > 40) text = text.substr(0, 37) + "...";
  throw ConfigError(std::string(path) + " = " + text + ": expected " + expected);
}

double number_from_json(const Json& json, std::string_view path) {
  if (json.is_number()) return json.get<double>();
  if (json == "inf") return inf;
  if (json == "-inf") return -inf;
  throw_wrong_type(path, "a number", json);
}

std::int64_t integer_from_json(const Json& json, std::string_view path) {
  if (json.is_number_unsigned()) {
    const auto x = json.get<std::uint64_t>();
    if (std::in_range<std::int64_t>(x)) return static_cast<std::int64_t>(x);
  } else if (json.is_number_integer()) {
    return json.get<std::int64_t>();
  }
  throw_wrong_type(path, "an integer", json);
}

ScalarOrArray array_from_json(const Json& json, std::string_view path) {
  if (!json.is_array()) return number_from_json(json, path);
  std::vector<double> values;
  if (json.empty() || !json[0].is_array()) {
    for (std::size_t k = 0; k < json.size(); ++k) {
      values.push_back(number_from_json(json[k], join(path, k)));
    }
    return values;
  }
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (!json[i].is_array() || json[i].size() != json[0].size()) {
      throw ConfigError(join(path, i) + ": expected a row of " + std::to_string(json[0].size()) +
                        " numbers");
    }
    for (std::size_t j = 0; j < json[i].size(); ++j) {
      values.push_back(number_from_json(json[i][j], join(join(path, i), j)));
    }
  }
  return Matrix(std::move(values), json.size(), json[0].size());
}

Json number_to_json(double x) {
  if (std::isinf(x)) return x > 0 ? "inf" : "-inf";
  return x;
}

Json array_to_json(const ScalarOrArray& value) {
  if (value.is_scalar()) return number_to_json(value.values()[0]);
  const std::size_t rows = value.shape().size() == 2 ? value.shape()[0] : 1;
  const std::size_t cols = value.shape().back();
  Json list = Json::array();
  for (std::size_t i = 0; i < rows; ++i) {
    Json row = Json::array();
    for (std::size_t j = 0; j < cols; ++j)
      row.push_back(number_to_json(value.values()[i * cols + j]));
    list.push_back(std::move(row));
  }
  return value.shape().size() == 2 ? list : list[0];
}

}  // namespace detail

template <class Config>
std::string to_json(const Config& config) {
  Json json = {{"schema", schema}, {"type", Config::type_name}};
  json.update(config_to_json(config, Config::type_name));
  return json.dump(2);
}

template <class Config>
Config from_json(std::string_view text) {
  Json json = parse(text);
  const std::string path = Config::type_name;
  if (!json.is_object()) detail::throw_wrong_type(path, "an object", json);
  if (!json.contains("schema") || json["schema"] != schema) {
    throw ConfigError(path + ".schema: must be " + std::to_string(schema));
  }
  if (!json.contains("type") || json["type"] != path) {
    throw ConfigError(path + ".type: must be '" + path + "'");
  }
  json.erase("schema");
  json.erase("type");
  auto config = config_from_json<Config>(json, path);
  validate(config);
  return config;
}

#define TITANIA_JSON(Config)                                       \
  template TITANIA_API std::string to_json<Config>(const Config&); \
  template TITANIA_API Config from_json<Config>(std::string_view);

TITANIA_JSON(Wires)
TITANIA_JSON(WriteScheme)
TITANIA_JSON(ArrayConfig)
TITANIA_JSON(TileConfig)
TITANIA_JSON(device::Ideal)
TITANIA_JSON(device::Tio2Passive)
TITANIA_JSON(device::Vteam)
TITANIA_JSON(nonideality::ProgrammingError)
TITANIA_JSON(nonideality::RangeSpread)
TITANIA_JSON(nonideality::StuckCells)
TITANIA_JSON(nonideality::PowerLawDrift)
TITANIA_JSON(nonideality::ReadNoise)
TITANIA_JSON(periphery::Dac)
TITANIA_JSON(periphery::Adc)
TITANIA_JSON(mapping::DifferentialPair)
TITANIA_JSON(mapping::NumberFormat)
TITANIA_JSON(mapping::Column)
TITANIA_JSON(mapping::Phase)
TITANIA_JSON(mapping::Layout)
TITANIA_JSON(mapping::Block)
TITANIA_JSON(mapping::Readout)
TITANIA_JSON(circuit::SolveOptions)
TITANIA_JSON(circuit::Linear)
TITANIA_JSON(circuit::Sinh)
TITANIA_JSON(circuit::Cubic)
TITANIA_JSON(circuit::OneTransistorOneResistor)
TITANIA_JSON(circuit::OneSelectorOneResistor)
TITANIA_JSON(Activity)
TITANIA_JSON(Hardware)
TITANIA_JSON(ProgramActivity)
TITANIA_JSON(LayerShape)
TITANIA_JSON(DigitalWork)
TITANIA_JSON(KeyValueCache)
TITANIA_JSON(Workload)
TITANIA_JSON(energy::Quantity)
TITANIA_JSON(energy::Figure)
TITANIA_JSON(energy::Factor)
TITANIA_JSON(energy::Component)
TITANIA_JSON(energy::Site)
TITANIA_JSON(energy::Conditions)
TITANIA_JSON(energy::Technology)
TITANIA_JSON(energy::Term)
TITANIA_JSON(energy::EnergyReport)
TITANIA_JSON(baseline::Arithmetic)
TITANIA_JSON(baseline::PeakRate)
TITANIA_JSON(baseline::Calibration)
TITANIA_JSON(baseline::Gpu)
TITANIA_JSON(baseline::GpuWork)
TITANIA_JSON(baseline::GpuRun)
TITANIA_JSON(baseline::DigitalUnit)
TITANIA_JSON(zoo::LanguageModel)
TITANIA_JSON(zoo::WorkloadOptions)
TITANIA_JSON(zoo::WorkloadFacts)
TITANIA_JSON(accelerator::CellRead)
TITANIA_JSON(accelerator::CellWrite)
TITANIA_JSON(accelerator::Neuron)
TITANIA_JSON(accelerator::Supply)
TITANIA_JSON(accelerator::Alternative)
TITANIA_JSON(accelerator::Accelerator)
TITANIA_JSON(accelerator::Peak)
TITANIA_JSON(accelerator::Run)
TITANIA_JSON(accelerator::LayerPlace)
TITANIA_JSON(accelerator::Deployment)

#undef TITANIA_JSON

}  // namespace titania::io
