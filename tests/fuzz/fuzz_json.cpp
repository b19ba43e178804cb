#include <cstdint>
#include <stdexcept>
#include <string_view>

#include "titania/core/error.hpp"
#include "titania/io/json.hpp"
#include "titania/tile/tile_config.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const auto config = titania::io::from_json<titania::TileConfig>(text);
    // What was accepted must survive a round trip.
    if (titania::io::from_json<titania::TileConfig>(titania::io::to_json(config)) != config) {
      __builtin_trap();
    }
  } catch (const titania::ConfigError&) {
  }
  return 0;
}
