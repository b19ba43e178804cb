#include "titania/io/accelerator.hpp"

#include <algorithm>

#include "io/embedded.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"
#include "titania/io/json.hpp"

// A file of lib/io/accelerators is an Accelerator as to_json() writes it.

namespace titania::io {

namespace {

char plain(char c) {
  if (c == '-') return '_';
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, plain, plain);
}

}  // namespace

std::vector<std::string> accelerator_names() {
  std::vector<std::string> names;
  for (const auto& file : titania::detail::embedded_accelerators()) names.emplace_back(file.name);
  return names;
}

accelerator::Accelerator accelerator(std::string_view name) {
  for (const auto& file : titania::detail::embedded_accelerators()) {
    if (same(name, file.name)) return from_json<accelerator::Accelerator>(file.text);
  }
  throw ArgumentError("accelerator = '" + std::string(name) +
                      "': " + expected_one_of(name, accelerator_names()));
}

}  // namespace titania::io
