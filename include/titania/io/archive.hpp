#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "titania/array/crossbar.hpp"
#include "titania/core/export.hpp"
#include "titania/tile/tile.hpp"

namespace titania::io {

/// Writes everything an array or a tile is to an .npz file: its config and state as JSON
/// (titania.json inside), its conductances and planes as arrays that NumPy opens.
///
/// The file appears whole or not at all.  Throws FileError if it cannot be written, ConfigError if
/// the config holds a Custom device.
TITANIA_API void save(const Crossbar& array, const std::filesystem::path& path);
TITANIA_API void save(const Tile& tile, const std::filesystem::path& path);

/// Reads what save() wrote; reading on gives the bits the saved object would have given.
///
/// A file that is truncated, was changed since it was written, or is something else is refused with
/// a FileError.  Nothing in a file is ever executed.
[[nodiscard]] TITANIA_API Crossbar load_crossbar(const std::filesystem::path& path);
[[nodiscard]] TITANIA_API Tile load_tile(const std::filesystem::path& path);
[[nodiscard]] TITANIA_API std::variant<Crossbar, Tile> load(const std::filesystem::path& path);

}  // namespace titania::io
