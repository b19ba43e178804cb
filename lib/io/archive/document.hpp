#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "io/json_config.hpp"
#include "io/npz.hpp"
#include "titania/core/config.hpp"
#include "titania/core/matrix.hpp"

/// @file
/// A saved object: titania.json, with what arrays cannot say, and arrays.
///
///     {"schema", "kind": "Crossbar", "version", "digest", "object": {...}}
///
/// The digest covers everything else, so that a file changed after it was written is refused even
/// where the checksums of the container were made to fit.

namespace titania::io {

[[nodiscard]] NpyArray to_array(const Matrix& m);

/// What is written for an object of this kind.
[[nodiscard]] Npz document(const char* kind, Json object, Npz npz);

/// Takes fields out of a document; every surprise is a FileError naming where it came from.
class Reader {
 public:
  Reader(Npz npz, std::string origin);

  [[noreturn]] void fail(const std::string& what) const;

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
  [[nodiscard]] std::uint64_t count(const Json& json, const char* key) const;
  /// A list of `size` items.
  [[nodiscard]] const Json& list(const Json& json, const char* key, std::size_t size) const;

  template <class Config>
  [[nodiscard]] Config config(const Json& json, const char* key) const {
    auto config = config_from_json<Config>(at(json, key), Config::type_name);
    validate(config);
    return config;
  }

  [[nodiscard]] const Json& at(const Json& json, const char* key) const;

  /// Takes an array out of the document, so that what is left over can be refused.
  [[nodiscard]] NpyArray take(const std::string& name, const std::vector<std::size_t>& shape);
  /// A matrix of any shape.
  [[nodiscard]] Matrix take_matrix(const std::string& name);

  void nothing_left() const;

  static constexpr auto kAny = static_cast<std::size_t>(-1);

 private:
  std::string origin_;
  Npz npz_;
  Json meta_;
};

}  // namespace titania::io
