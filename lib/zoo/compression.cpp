#include "titania/zoo/compression.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::zoo {

namespace {

/// The bits wanted, or as many as there are.
template <class Bits>
Bits narrowed(Bits present, const std::optional<Bits>& wanted, const char* name) {
  if (!wanted) return present;
  if (*wanted >= 1 && *wanted <= present) return *wanted;
  throw ArgumentError(std::string(name) + " = " + to_text(static_cast<double>(*wanted)) +
                      ": must be in [1, " + to_text(static_cast<double>(present)) +
                      "], what there is");
}

/// Weights of at most so many bits, where layers had more.
void narrow_weights(Workload& w, const std::optional<double>& wanted) {
  double widest = w.weight_bits;
  for (const double bits : w.weight_widths()) widest = std::max(widest, bits);
  const double most = narrowed(widest, wanted, "weight_bits");
  w.weight_bits = std::min(w.weight_bits, most);
  for (LayerShape& layer : w.layers) {
    if (layer.weight_bits) layer.weight_bits = std::min(*layer.weight_bits, most);
  }
}

/// Whether layer k chooses among the experts of the layer after it.
bool is_router(const Workload& w, std::size_t k) {
  if (k + 1 == w.layers.size()) return false;
  const LayerShape& next = w.layers[k + 1];
  return w.layers[k].experts == 1 && next.experts > 1 && w.layers[k].out_features == next.experts;
}

std::int64_t kept(std::int64_t width, double share) {
  return std::max<std::int64_t>(1, std::llround(static_cast<double>(width) * (1 - share)));
}

void narrow_layers(Workload& w, double share) {
  std::vector<bool> router(w.layers.size());
  for (std::size_t k = 0; k < router.size(); ++k) router[k] = is_router(w, k);
  for (std::size_t k = 0; k < router.size(); ++k) {
    LayerShape& layer = w.layers[k];
    const bool takes_input = k == 0 && layer.count == 1;
    const bool gives_output = k + 1 == router.size();
    if (!takes_input) {
      layer.in_features = kept(layer.in_features, share);
      if (layer.input_elements > 0) layer.input_elements = kept(layer.input_elements, share);
    }
    if (!gives_output && !router[k]) layer.out_features = kept(layer.out_features, share);
  }
}

}  // namespace

Workload quantised(Workload w,
                   std::optional<double> weight_bits,
                   std::optional<std::int64_t> activation_bits,
                   std::optional<std::int64_t> cache_bits) {
  validate(w);
  narrow_weights(w, weight_bits);
  w.activation_bits = narrowed(w.activation_bits, activation_bits, "activation_bits");
  w.cache.bits = narrowed(w.cache.bits, cache_bits, "cache_bits");
  return w;
}

Workload pruned(Workload w, double share, Pruning pattern) {
  validate(w);
  if (!(share >= 0 && share < 1)) {
    throw ArgumentError("share = " + to_text(share) + ": must be in [0, 1)");
  }
  const double rest = 1 - share;
  if (pattern == Pruning::unstructured) {
    w.weight_density *= rest;
    return w;
  }
  narrow_layers(w, share);
  for (double* work :
       {&w.digital.attention_macs, &w.digital.softmax_elements, &w.digital.norm_elements,
        &w.digital.activation_elements, &w.digital.additions, &w.cache.read, &w.cache.written,
        &w.cache.resident, &w.other_parameters}) {
    *work *= rest;
  }
  return w;
}

Workload with_experts(Workload w, std::int64_t experts, std::int64_t active) {
  validate(w);
  std::vector<LayerShape*> parts;  // gate, up, down, or up, down
  LayerShape* router = nullptr;
  for (std::size_t k = 0; k < w.layers.size(); ++k) {
    if (w.layers[k].experts > 1) parts.push_back(&w.layers[k]);
    if (is_router(w, k)) router = &w.layers[k];
  }
  if (parts.empty()) throw ArgumentError("workload: " + w.name + " has no experts");
  if (experts < 2) {
    throw ArgumentError("experts = " + std::to_string(experts) + ": must be at least 2");
  }
  if (active < 1 || active > experts) {
    throw ArgumentError("active = " + std::to_string(active) + ": must be in [1, " +
                        std::to_string(experts) + "], the experts");
  }
  const double more = static_cast<double>(experts - parts.front()->experts);
  const double more_active = static_cast<double>(active - parts.front()->active_experts);
  const double tokens = parts.front()->repeats * static_cast<double>(parts.front()->count);
  const auto inner = static_cast<double>(parts.front()->out_features);
  const auto outer = static_cast<double>(parts.back()->out_features);
  const bool gated = parts.size() == 3;
  // Each active expert passes its inner elements through the activation, and through the gate if
  // there is one; the sum of the experts adds their outputs; the router weighs all of them.
  w.digital.activation_elements += tokens * more_active * inner;
  w.digital.additions += tokens * more_active * (outer + (gated ? inner : 0));
  if (router) {
    w.digital.softmax_elements += tokens * more;
    router->out_features = experts;
  }
  for (LayerShape* part : parts) {
    part->experts = experts;
    part->active_experts = active;
  }
  validate(w);
  return w;
}

}  // namespace titania::zoo
