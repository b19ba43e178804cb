#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace titania::detail {

/// A fingerprint of contents, 64-bit FNV-1a: it tells whether something was changed by accident.
class Digest {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  }
  void add(std::span<const double> values) {
    add({reinterpret_cast<const char*>(values.data()), values.size_bytes()});
  }
  /// Sixteen hexadecimal digits.
  [[nodiscard]] std::string text() const;

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325ULL;
};

}  // namespace titania::detail
