#include "io/archive/document.hpp"

#include <map>
#include <utility>

#include "core/digest.hpp"
#include "titania/core/error.hpp"
#include "titania/core/version.hpp"
#include "titania/io/json.hpp"

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

}  // namespace

NpyArray to_array(const Matrix& m) {
  return {{m.rows(), m.cols()}, {m.values().begin(), m.values().end()}};
}

Npz document(const char* kind, Json object, Npz npz) {
  Json meta = {
      {"schema", schema}, {"kind", kind}, {"version", version()}, {"object", std::move(object)}};
  meta["digest"] = digest_of(meta, npz.arrays);
  npz.text = meta.dump(2);
  return npz;
}

Reader::Reader(Npz npz, std::string origin) : origin_(std::move(origin)), npz_(std::move(npz)) {
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

void Reader::fail(const std::string& what) const { throw FileError("'" + origin_ + "': " + what); }

std::uint64_t Reader::count(const Json& json, const char* key) const {
  const Json& value = at(json, key);
  if (!value.is_number_unsigned()) {
    fail(std::string("titania.json, '") + key + "': expected a whole number, not negative");
  }
  return value.get<std::uint64_t>();
}

const Json& Reader::list(const Json& json, const char* key, std::size_t size) const {
  const Json& value = at(json, key);
  if (!value.is_array() || value.size() != size) {
    fail("has the wrong number of " + std::string(key));
  }
  return value;
}

const Json& Reader::at(const Json& json, const char* key) const {
  if (!json.is_object() || !json.contains(key)) {
    fail(std::string("titania.json has no '") + key + "'");
  }
  return json.at(key);
}

NpyArray Reader::take(const std::string& name, const std::vector<std::size_t>& shape) {
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

Matrix Reader::take_matrix(const std::string& name) {
  NpyArray array = take(name, {kAny, kAny});
  return Matrix(std::move(array.values), array.shape[0], array.shape[1]);
}

void Reader::nothing_left() const {
  if (!npz_.arrays.empty()) fail("has an unknown array '" + npz_.arrays.begin()->first + "'");
}

}  // namespace titania::io
