#include "zoo/names.hpp"

#include <algorithm>

namespace titania::zoo {

std::string plain_name(std::string_view name) {
  std::string plain(name);
  std::ranges::transform(plain, plain.begin(), [](char c) {
    if (c == '_' || c == ' ') return '-';
    return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return plain;
}

}  // namespace titania::zoo
