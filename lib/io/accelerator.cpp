#include "titania/io/accelerator.hpp"

#include "io/embedded.hpp"
#include "titania/core/names.hpp"
#include "titania/io/json.hpp"

// A file of lib/io/accelerators is an Accelerator as to_json() writes it.

namespace titania::io {

std::vector<std::string> accelerator_names() {
  std::vector<std::string> names;
  for (const auto& file : titania::detail::embedded_accelerators()) names.emplace_back(file.name);
  return names;
}

accelerator::Accelerator accelerator(std::string_view name) {
  using titania::detail::EmbeddedPreset;
  const auto& files = titania::detail::embedded_accelerators();
  return from_json<accelerator::Accelerator>(
      item_of_name("accelerator", name, files, &EmbeddedPreset::name).text);
}

}  // namespace titania::io
