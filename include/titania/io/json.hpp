#pragma once

#include <string>
#include <string_view>

#include "titania/core/export.hpp"

namespace titania::io {

/// Version of the files written; a file of another version is refused.
inline constexpr int schema = 1;

/// JSON text of a config, all fields, with "schema" and "type".  Infinity is the string "inf".
/// Throws ConfigError if it holds a Custom device, which no file can describe.
///
/// Defined for the config types listed in lib/io/json.cpp: ArrayConfig, TileConfig, Wires,
/// WriteScheme, the devices, nonidealities and converters, NumberFormat, Layout, Technology,
/// Workload, Activity, EnergyReport, Gpu, GpuRun, DigitalUnit, LanguageModel, Accelerator and their
/// parts.
template <class Config>
[[nodiscard]] std::string to_json(const Config& config);

/// The config of a JSON text.  Missing fields take their defaults; anything unknown, of the wrong
/// type or out of range is a ConfigError with its full path.
template <class Config>
[[nodiscard]] Config from_json(std::string_view text);

}  // namespace titania::io
