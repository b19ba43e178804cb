#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

#include "titania/array/crossbar.hpp"
#include "titania/core/export.hpp"
#include "titania/network/network.hpp"
#include "titania/tile/tile.hpp"

namespace titania::io {

/// What a file may hold.
using Saved = std::variant<Crossbar, Tile, Network>;

/// Writes everything an array, a tile or a network is to an .npz file: its config and state as JSON
/// (titania.json inside), its weights, conductances and planes as arrays that NumPy opens.
///
/// The file appears whole or not at all.  Throws FileError if it cannot be written, ConfigError if
/// the config holds a Custom device.
TITANIA_API void save(const Crossbar& array, const std::filesystem::path& path);
TITANIA_API void save(const Tile& tile, const std::filesystem::path& path);
TITANIA_API void save(const Network& network, const std::filesystem::path& path);

/// Reads what save() wrote; reading on gives the bits the saved object would have given.
///
/// A file that is truncated, was changed since it was written, or is something else is refused with
/// a FileError.  Nothing in a file is ever executed.
[[nodiscard]] TITANIA_API Crossbar load_crossbar(const std::filesystem::path& path);
[[nodiscard]] TITANIA_API Tile load_tile(const std::filesystem::path& path);
[[nodiscard]] TITANIA_API Network load_network(const std::filesystem::path& path);
[[nodiscard]] TITANIA_API Saved load(const std::filesystem::path& path);

/// The bytes of such a file, and what they hold.
[[nodiscard]] TITANIA_API std::string to_bytes(const Crossbar& array);
[[nodiscard]] TITANIA_API std::string to_bytes(const Tile& tile);
[[nodiscard]] TITANIA_API std::string to_bytes(const Network& network);
[[nodiscard]] TITANIA_API Saved from_bytes(std::string_view bytes);

}  // namespace titania::io
