#include <cstdint>
#include <stdexcept>
#include <string_view>

#include "titania/accelerator/accelerator.hpp"
#include "titania/core/error.hpp"
#include "titania/io/json.hpp"
#include "titania/tile/tile_config.hpp"

namespace {

/// What was accepted must survive a round trip.
template <class Config>
void read(std::string_view text) {
  try {
    const auto config = titania::io::from_json<Config>(text);
    if (titania::io::from_json<Config>(titania::io::to_json(config)) != config) __builtin_trap();
  } catch (const titania::ConfigError&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read<titania::TileConfig>(text);
  read<titania::accelerator::Accelerator>(text);
  return 0;
}
