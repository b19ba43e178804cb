#include "accelerator/times.hpp"

#include <algorithm>
#include <cmath>

#include "core/number.hpp"

// A layer of `rounds` products, one after the other, takes
//
//     (rounds - 1) interval + latency
//
// on its arrays, then its tiles' vector units work on its outputs.  Attention and its cache belong
// to the blocks of the network: as many as the largest count of a layer, one after the other, each
// with its share of the chips' vector units and DRAM.  Inputs pass from chip to chip while they
// arrive, so that they are waited for once.  What streams overlaps: each layer waits for
// the first product of the last one only, and the slowest of them sets the pace.

namespace titania::accelerator::detail {

namespace {

// Clocks that a lane takes for an element [choice].
constexpr double kSoftmaxClocks = 4;  // maximum, exponential, sum, division
constexpr double kNormClocks = 3;     // mean, square, scaling

using titania::detail::number;

/// Seconds of one tile's vector unit.
double vector_time(const Accelerator& accelerator, const Activity& a) {
  const double clocks = a.digital_macs + kSoftmaxClocks * a.softmax_elements +
                        kNormClocks * a.norm_elements + a.activation_elements;
  return clocks / (accelerator.vector_lanes * accelerator.clock);
}

LayerTime layer_time(const Accelerator& accelerator, const Placed& p, const Activity& activity) {
  const double count = number(p.shape.count);
  const double tiles = std::max(1.0, p.place.arrays / count / accelerator.arrays_per_tile());
  LayerTime t;
  t.arrays = count * ((p.rounds() - 1) * p.time.interval + p.time.latency);
  t.vector = vector_time(accelerator, activity) / tiles;
  t.links = count * (p.in_bytes() / accelerator.link_bandwidth +
                     std::min(p.crossings, 1.0) * p.in_bytes() / accelerator.chip_link_bandwidth);
  t.stage = std::max(p.rounds() * p.time.interval, t.vector / count);
  return t;
}

/// Keeps of every layer its first product only, and of the slowest the rest.
void overlap(const Plan& plan, std::vector<LayerTime>& list) {
  std::size_t slowest = 0;
  for (std::size_t k = 0; k < plan.layers.size(); ++k) {
    if (list[k].stage > list[slowest].stage) slowest = k;
  }
  for (std::size_t k = 0; k < plan.layers.size(); ++k) {
    const Placed& p = plan.layers[k];
    list[k].arrays = number(p.shape.count) * p.time.latency;
    list[k].vector /= p.rounds();
  }
  const double rounds = plan.layers[slowest].rounds();
  list[slowest].arrays += list[slowest].stage * (1 - 1 / rounds);
}

double blocks_of(const Plan& plan) {
  double most = 1;
  for (const Placed& p : plan.layers) most = std::max(most, number(p.shape.count));
  return most;
}

LayerTime attention_time(const Accelerator& accelerator, const Plan& plan, const Activity& a) {
  const double blocks = blocks_of(plan);
  const Hardware& h = plan.hardware;
  const double vector = vector_time(accelerator, a);
  LayerTime t;
  t.vector = vector / std::max(1.0, h.tiles / blocks);
  t.stage = vector / h.tiles;
  if (a.dram_bytes > 0) {
    const double moved = a.dram_bytes / *accelerator.dram_bandwidth;
    t.memory = moved / std::max(1.0, h.chips / blocks);
    t.stage = std::max(t.stage, moved / h.chips);
  }
  return t;
}

}  // namespace

std::vector<LayerTime> times(const Accelerator& accelerator,
                             const Plan& plan,
                             const std::vector<LayerActivity>& activities) {
  std::vector<LayerTime> list;
  for (std::size_t k = 0; k < activities.size(); ++k) {
    const Activity& a = activities[k].activity;
    if (k < plan.layers.size()) {
      list.push_back(layer_time(accelerator, plan.layers[k], a));
    } else if (a.host_bytes > 0) {
      const double t = a.host_bytes / accelerator.host_bandwidth;
      list.push_back({.links = t, .stage = t});
    } else {
      list.push_back(attention_time(accelerator, plan, a));
    }
  }
  if (accelerator.streaming) overlap(plan, list);
  return list;
}

}  // namespace titania::accelerator::detail
