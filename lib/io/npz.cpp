#include "io/npz.hpp"

#include <atomic>
#include <bit>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <string_view>
#include <unistd.h>
#include <utility>

#include <zip.h>

#include "titania/core/error.hpp"

namespace titania::io {

static_assert(std::endian::native == std::endian::little, ".npy arrays are written as they lie");

namespace {

constexpr std::string_view kTextEntry = "titania.json";
constexpr std::string_view kSuffix = ".npy";
constexpr std::string_view kMagic{"\x93NUMPY\x01\x00", 8};
constexpr std::size_t kHeaderAlignment = 64;

struct CloseZip {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct CloseEntry {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using ZipHandle = std::unique_ptr<zip_t, CloseZip>;
using EntryHandle = std::unique_ptr<zip_file_t, CloseEntry>;

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what) {
  throw FileError("'" + path.string() + "': " + what);
}

/// "(3, 4)", "(3,)"
std::string shape_text(const std::vector<std::size_t>& shape) {
  std::string text = "(";
  for (const std::size_t n : shape) text += std::to_string(n) + ",";
  if (shape.size() > 1) text.pop_back();
  return text + ")";
}

std::string to_npy(const NpyArray& array) {
  std::string header =
      "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape_text(array.shape) + ", }";
  const std::size_t unpadded = kMagic.size() + 2 + header.size() + 1;
  header.append((kHeaderAlignment - unpadded % kHeaderAlignment) % kHeaderAlignment, ' ');
  header += '\n';
  std::string bytes(kMagic);
  bytes += static_cast<char>(header.size() & 0xff);
  bytes += static_cast<char>(header.size() >> 8);
  bytes += header;
  bytes.append(reinterpret_cast<const char*>(array.values.data()),
               array.values.size() * sizeof(double));
  return bytes;
}

/// Consumes `token` at the front of `text`.
bool take(std::string_view& text, std::string_view token) {
  if (!text.starts_with(token)) return false;
  text.remove_prefix(token.size());
  return true;
}

void skip_spaces(std::string_view& text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
}

/// The shape in the header that NumPy writes for a float64 array in C order; none for anything
/// else.
std::optional<std::vector<std::size_t>> shape_of(std::string_view text) {
  if (!take(text, "{'descr': '<f8', 'fortran_order': False, 'shape': (")) return {};
  std::vector<std::size_t> shape;
  while (!take(text, ")")) {
    std::size_t n = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (error != std::errc()) return {};
    text.remove_prefix(end - text.data());
    shape.push_back(n);
    if (!text.starts_with(")") && !take(text, ",")) return {};
    skip_spaces(text);
  }
  if (!take(text, ", }") && !take(text, "}")) return {};
  skip_spaces(text);
  return text.empty() ? std::optional(std::move(shape)) : std::nullopt;
}

NpyArray from_npy(std::string_view bytes,
                  const std::string& name,
                  const std::filesystem::path& path) {
  const auto require = [&](bool holds) {
    if (!holds) fail(path, "entry '" + name + "' is not a float64 array in C order");
  };
  require(bytes.starts_with(kMagic) && bytes.size() >= kMagic.size() + 2);
  const std::size_t length = static_cast<unsigned char>(bytes[kMagic.size()]) +
                             256u * static_cast<unsigned char>(bytes[kMagic.size() + 1]);
  bytes.remove_prefix(kMagic.size() + 2);
  require(bytes.size() >= length);
  auto shape = shape_of(bytes.substr(0, length));
  require(shape.has_value());
  NpyArray array{*std::move(shape), {}};
  bytes.remove_prefix(length);
  std::size_t count = bytes.size() / sizeof(double);
  require(bytes.size() % sizeof(double) == 0);
  array.values.resize(count);
  if (count > 0) std::memcpy(array.values.data(), bytes.data(), bytes.size());
  for (const std::size_t n : array.shape) {  // divide, since a product could overflow
    if (n == 0) {
      require(count == 0);
      return array;
    }
    require(count % n == 0);
    count /= n;
  }
  require(count == 1 || (array.shape.empty() && count == 1));
  return array;
}

void add_entry(zip_t* zip,
               const std::string& name,
               const std::string& bytes,
               const std::filesystem::path& path) {
  zip_source_t* source = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
  const zip_int64_t index =
      source == nullptr ? -1 : zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    if (source != nullptr) zip_source_free(source);
    fail(path, std::string("cannot be written: ") + zip_strerror(zip));
  }
  zip_set_file_compression(zip, index, ZIP_CM_STORE, 0);
  zip_file_set_mtime(zip, index, 315532800, 0);  // 1980: equal contents make equal files
}

std::string make_zip(const std::map<std::string, std::string>& entries,
                     const std::filesystem::path& path) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* opened = buffer == nullptr ? nullptr : zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
  if (opened == nullptr) {
    if (buffer != nullptr) zip_source_free(buffer);
    const std::string text = zip_error_strerror(&error);
    zip_error_fini(&error);
    fail(path, "cannot be written: " + text);
  }
  zip_error_fini(&error);
  zip_source_keep(buffer);
  const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> keep(buffer, zip_source_free);
  ZipHandle zip(opened);
  for (const auto& [name, bytes] : entries) add_entry(zip.get(), name, bytes, path);
  if (zip_close(zip.get()) != 0) {
    fail(path, std::string("cannot be written: ") + zip_strerror(zip.get()));
  }
  (void)zip.release();

  zip_stat_t stat;
  zip_stat_init(&stat);
  std::string bytes;
  bool read = zip_source_open(buffer) == 0 && zip_source_stat(buffer, &stat) == 0;
  if (read) {
    bytes.resize(stat.size);
    read = zip_source_read(buffer, bytes.data(), bytes.size()) ==
           static_cast<zip_int64_t>(bytes.size());
    zip_source_close(buffer);
  }
  if (!read) fail(path, "cannot be written: out of memory");
  return bytes;
}

/// Opens a new file beside `path`, and says what it is called.
int open_temporary(const std::filesystem::path& path, std::string& name) {
  static std::atomic<unsigned> counter{0};
  for (int attempt = 0; attempt < 100; ++attempt) {
    name = path.string() + ".tmp-" + std::to_string(getpid()) + "-" + std::to_string(counter++);
    const int file = open(name.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (file >= 0 || errno != EEXIST) return file;
  }
  return -1;
}

bool write_all(int file, const std::string& bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t n = write(file, bytes.data() + done, bytes.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    done += static_cast<std::size_t>(n);
  }
  return true;
}

/// Where a path leads.  What is there already must be a file: replacing a pipe or a device would
/// break other programs.
std::filesystem::path target_of(const std::filesystem::path& path) {
  std::error_code error;
  const auto target = std::filesystem::weakly_canonical(path, error);
  if (error) fail(path, "cannot be written: " + error.message());
  const auto status = std::filesystem::status(target, error);
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    fail(path, "cannot be written: is there already, and is not a regular file");
  }
  return target;
}

/// Writes beside the target, flushes to the disk, and renames: the target is whole or untouched.
void write_whole(const std::string& bytes, const std::filesystem::path& path) {
  const std::filesystem::path target = target_of(path);
  std::string temporary;
  const int file = open_temporary(target, temporary);
  if (file < 0) fail(path, std::string("cannot be written: ") + std::strerror(errno));
  bool written = write_all(file, bytes) && fsync(file) == 0;
  written = close(file) == 0 && written;
  written = written && std::rename(temporary.c_str(), target.c_str()) == 0;
  if (written) return;
  const std::string reason = std::strerror(errno);
  unlink(temporary.c_str());
  fail(path, "cannot be written: " + reason);
}

std::string read_entry(zip_t* zip, const zip_stat_t& stat, const std::filesystem::path& path) {
  const EntryHandle entry(zip_fopen_index(zip, stat.index, 0));
  if (!entry) fail(path, std::string("is damaged: ") + zip_strerror(zip));
  std::string bytes(stat.size, '\0');
  const zip_int64_t got = zip_fread(entry.get(), bytes.data(), bytes.size());
  char extra = 0;
  // Reading to the end makes the checksum be compared.
  if (got != static_cast<zip_int64_t>(bytes.size()) || zip_fread(entry.get(), &extra, 1) != 0) {
    fail(path,
         std::string("is damaged: entry '") + stat.name + "' " + zip_file_strerror(entry.get()));
  }
  return bytes;
}

[[noreturn]] void fail_to_open(const std::filesystem::path& path, zip_error_t& error) {
  const std::string text = zip_error_strerror(&error);
  zip_error_fini(&error);
  fail(path, "is not a file of Titania, or is damaged: " + text);
}

/// All entries of an archive of `size` bytes.
Npz entries_of(zip_t* zip, std::uint64_t size, const std::filesystem::path& path) {
  Npz contents;
  bool has_text = false;
  for (zip_int64_t k = 0; k < zip_get_num_entries(zip, 0); ++k) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD;
    if (zip_stat_index(zip, k, 0, &stat) != 0 || (stat.valid & needed) != needed) {
      fail(path, std::string("is damaged: ") + zip_strerror(zip));
    }
    std::string name = stat.name;
    if (stat.comp_method != ZIP_CM_STORE || stat.size > size) {
      fail(path, "entry '" + name + "' is compressed; Titania does not write that");
    }
    const std::string bytes = read_entry(zip, stat, path);
    if (name == kTextEntry) {
      contents.text = bytes;
      has_text = true;
    } else if (name.ends_with(kSuffix)) {
      name.resize(name.size() - kSuffix.size());
      contents.arrays[name] = from_npy(bytes, name, path);
    } else {
      fail(path, "has an entry '" + name + "' that Titania does not write");
    }
  }
  if (!has_text) fail(path, "is not a file of Titania: it has no titania.json");
  return contents;
}

}  // namespace

std::string npz_to_bytes(const Npz& contents, const std::string& origin) {
  std::map<std::string, std::string> entries;
  entries[std::string(kTextEntry)] = contents.text;
  for (const auto& [name, array] : contents.arrays) {
    entries[name + std::string(kSuffix)] = to_npy(array);
  }
  return make_zip(entries, origin);
}

void write_npz(const Npz& contents, const std::filesystem::path& path) {
  write_whole(npz_to_bytes(contents, path.string()), path);
}

Npz read_npz(const std::filesystem::path& path) {
  std::error_code size_error;
  const auto size = std::filesystem::file_size(path, size_error);
  if (size_error) fail(path, "cannot be read: " + size_error.message());
  int code = 0;
  const ZipHandle zip(zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code));
  if (!zip) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    fail_to_open(path, error);
  }
  return entries_of(zip.get(), size, path);
}

Npz npz_from_bytes(std::string_view bytes, const std::string& origin) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  const ZipHandle zip(source == nullptr
                          ? nullptr
                          : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
  if (!zip) {
    if (source != nullptr) zip_source_free(source);
    fail_to_open(origin, error);
  }
  zip_error_fini(&error);
  return entries_of(zip.get(), bytes.size(), origin);
}

}  // namespace titania::io
