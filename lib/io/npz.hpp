#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace titania::io {

/// An array as .npy stores it: float64, C order.
struct NpyArray {
  std::vector<std::size_t> shape;
  std::vector<double> values;
};

/// Contents of an .npz file: a text, and arrays by name (without ".npy").
struct Npz {
  std::string text;  ///< the entry titania.json
  std::map<std::string, NpyArray> arrays;
};

/// Writes the file whole or not at all.  Throws FileError.
void write_npz(const Npz& contents, const std::filesystem::path& path);

/// Reads a file as write_npz() writes it: uncompressed entries, each with its checksum.  Throws
/// FileError for anything else, without allocating more than the file's own size.
[[nodiscard]] Npz read_npz(const std::filesystem::path& path);

/// The same in memory; errors name `origin`.
[[nodiscard]] std::string npz_to_bytes(const Npz& contents, const std::string& origin);
[[nodiscard]] Npz npz_from_bytes(std::string_view bytes, const std::string& origin);

}  // namespace titania::io
