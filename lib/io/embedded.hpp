#pragma once

#include <vector>

namespace titania::detail {

/// A preset's file, carried inside the library.
struct EmbeddedPreset {
  const char* name;
  const char* text;
};

[[nodiscard]] const std::vector<EmbeddedPreset>& embedded_presets();
[[nodiscard]] const std::vector<EmbeddedPreset>& embedded_accelerators();

}  // namespace titania::detail
