#include "core/digest.hpp"

namespace titania::detail {

std::string Digest::text() const {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text(16, '0');
  for (int k = 0; k < 16; ++k) text[k] = digits[(hash_ >> (60 - 4 * k)) & 15];
  return text;
}

}  // namespace titania::detail
