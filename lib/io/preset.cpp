#include "titania/io/preset.hpp"

#include "io/embedded.hpp"
#include "io/json_config.hpp"
#include "titania/core/names.hpp"
#include "titania/io/json.hpp"

// A preset file is a TileConfig as to_json() writes it, with one more key, "citations".

namespace titania::io {

namespace {

Json find(std::string_view name) {
  using titania::detail::EmbeddedPreset;
  const auto& presets = titania::detail::embedded_presets();
  return parse(item_of_name("preset", name, presets, &EmbeddedPreset::name).text);
}

}  // namespace

std::vector<std::string> preset_names() {
  std::vector<std::string> names;
  for (const auto& preset : titania::detail::embedded_presets()) names.emplace_back(preset.name);
  return names;
}

TileConfig preset(std::string_view name) {
  Json json = find(name);
  json.erase("citations");
  return from_json<TileConfig>(json.dump());
}

std::vector<std::string> preset_citations(std::string_view name) {
  return find(name).at("citations").get<std::vector<std::string>>();
}

}  // namespace titania::io
