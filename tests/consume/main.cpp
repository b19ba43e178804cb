// Uses one thing of every folder, so that a header or a symbol that was not installed is missed.
#include <cmath>
#include <cstdio>
#include <cstring>
#include <vector>

#include <titania/titania.hpp>

int main() {
  using namespace titania::literals;
  if (std::strcmp(titania::version(), TITANIA_VERSION) != 0) return 1;

  titania::Matrix weight(3, 4, 0.5);
  const titania::TileConfig config = titania::io::preset("tio2_passive");
  titania::Network network({titania::Linear{weight, {}}, titania::Relu{}}, config, 7);
  const titania::Matrix x(2, 4, 1.0);
  network.calibrate(x);
  network.advance(86400_s);
  const titania::Measurement measured = network.measure(x);
  const auto gpu = titania::baseline::gpu_inference(titania::baseline::gpu("h100-sxm"),
                                                    network.workload(), {.batch = 64});
  const auto versus = titania::comparison::versus(measured.report, gpu, network.workload());
  if (!(versus.ratio() > 0) || !std::isfinite(versus.ratio())) return 2;
  if (titania::io::from_json<titania::TileConfig>(titania::io::to_json(config)) != config) return 3;
  try {
    (void)titania::Crossbar({.rows = 0});
    return 4;
  } catch (const titania::ConfigError& e) {
    std::printf("%s\n", e.what());
  }
  return 0;
}
