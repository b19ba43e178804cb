#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "titania/core/config.hpp"

namespace titania {

/// Layers whose weights are fixed: `count` of them, alike, each `repeats` products of an (out, in)
/// matrix with a vector per inference.  A layer of experts stores `experts` matrices, and each
/// product uses `active_experts` of them.  `repeats` need not be whole: an output token of a chat
/// bears its share of the prompt, whose products come in a `burst`.  A layer may keep its weights
/// in fewer or more bits than the rest.
struct TITANIA_API LayerShape {
  static constexpr const char* type_name = "LayerShape";
  std::string name = "linear";
  std::int64_t in_features = 1;
  std::int64_t out_features = 1;
  double repeats = 1;
  std::int64_t count = 1;
  std::int64_t experts = 1;
  std::int64_t active_experts = 1;
  std::int64_t input_elements = 0;
  std::optional<double> weight_bits = {};
  std::optional<double> burst = {};

  /// Weights stored in all `count` layers, experts included.
  [[nodiscard]] double weights() const;
  /// MACs per inference of all `count` layers.
  [[nodiscard]] double macs() const;
  /// Different input values of one layer per inference: input_elements, or in_features repeats.
  [[nodiscard]] double inputs() const;
  /// Output values of one layer per inference.
  [[nodiscard]] double outputs() const;
  /// Of its weights, the share that `batch` inferences together read (1 without experts), if every
  /// input chooses independently.  With idle = 1 - active / experts, and with a burst in a share
  /// s = (repeats - 1) / (burst - 1) of the steps of each inference,
  ///
  ///     1 - idle^(batch repeats),    1 - ((1 - s) idle + s idle^burst)^batch.
  [[nodiscard]] double touched(double batch) const;

  void check(std::string_view path) const;
  bool operator==(const LayerShape&) const = default;
};

/// What one inference computes without fixed weights, over the whole network.
struct DigitalWork {
  static constexpr const char* type_name = "DigitalWork";
  double attention_macs = 0;
  double softmax_elements = 0;
  double norm_elements = 0;
  double activation_elements = 0;
  double additions = 0;
  bool operator==(const DigitalWork&) const = default;
};

/// Keys and values that attention keeps, in elements per inference.
struct KeyValueCache {
  static constexpr const char* type_name = "KeyValueCache";
  double read = 0;
  double written = 0;
  double resident = 0;
  std::int64_t bits = 16;
  bool operator==(const KeyValueCache&) const = default;
};

/// What one inference computes, whatever computes it: the crossbar and every baseline are given
/// the same Workload.  1 MAC = 2 operations.  Bits of a weight need not be whole: formats with a
/// scale that many weights share (MXFP4: 8 bits for 32) keep their part of it with each.
struct TITANIA_API Workload {
  static constexpr const char* type_name = "Workload";
  std::string name = "workload";
  std::vector<LayerShape> layers = {};
  double weight_bits = 8;
  std::int64_t activation_bits = 8;
  std::string unit = "inference";
  double weight_density = 1;
  DigitalWork digital = {};
  KeyValueCache cache = {};
  double other_parameters = 0;
  double kernels = 2;
  double collectives = 0;
  double collective_elements = 0;
  bool rumour = false;
  std::string source = "";

  /// MACs with fixed weights.
  [[nodiscard]] double macs() const;
  /// 2 (macs() + attention).
  [[nodiscard]] double operations() const;
  /// Weights of all layers, idle experts included.
  [[nodiscard]] double weights() const;
  /// weights() and other_parameters.
  [[nodiscard]] double parameters() const;
  /// Bits per weight of one of its layers: the layer's own, or else weight_bits.
  [[nodiscard]] double weight_bits_of(const LayerShape& layer) const;
  /// All the bits per weight that its layers have, each once, widest first.
  [[nodiscard]] std::vector<double> weight_widths() const;
  /// Bytes of weights().
  [[nodiscard]] double weight_bytes() const;
  /// Bytes of the weights that `batch` inferences together read once.
  [[nodiscard]] double weight_bytes_touched(double batch) const;
  /// Bytes of parameters(); the others have weight_bits each.
  [[nodiscard]] double parameter_bytes() const;
  /// Bytes of the first layer's input and the last layer's output.
  [[nodiscard]] double io_bytes() const;
  /// Bytes of every activation that passes from one layer to the next, written and read once.
  [[nodiscard]] double hidden_bytes() const;
  /// Bytes of keys and values read and written per inference.
  [[nodiscard]] double cache_bytes() const;
  /// Bytes of keys and values kept for each inference under way.
  [[nodiscard]] double resident_cache_bytes() const;

  bool operator==(const Workload&) const = default;
};

template <>
inline constexpr auto fields<LayerShape> = [] {
  using T = LayerShape;
  return std::tuple{
      field("name", &T::name, "", any_value, "Name of the layer."),
      field("in_features", &T::in_features, "", closed(1, 1e9), "Inputs."),
      field("out_features", &T::out_features, "", closed(1, 1e9), "Outputs."),
      field("repeats", &T::repeats, "", closed(1, 1e12),
            "Products per inference: positions of a convolution, tokens of a prompt."),
      field("count", &T::count, "", closed(1, 1e6), "Layers alike, each with its own weights."),
      field("experts", &T::experts, "", closed(1, 1e5), "Matrices of which each input uses some."),
      field("active_experts", &T::active_experts, "", closed(1, 1e5),
            "Matrices that each input uses, at most experts."),
      field("input_elements", &T::input_elements, "", closed(0, 1e15),
            "Different input values per inference; 0: in_features x repeats.  A convolution reads "
            "each of its inputs several times."),
      field("weight_bits", &T::weight_bits, "bit", closed(1, 64),
            "Bits per weight of this layer, shared scales included.  None: the workload's."),
      field("burst", &T::burst, "", left_open(1, 1e12),
            "Products of one inference in a step that has more than one of them: a prompt's "
            "tokens.  None: every step of an inference has `repeats`."),
  };
}();

template <>
inline constexpr auto fields<DigitalWork> = [] {
  using T = DigitalWork;
  return std::tuple{
      field("attention_macs", &T::attention_macs, "", closed(0, inf),
            "MACs of two operands that both change: scores and values of attention."),
      field("softmax_elements", &T::softmax_elements, "", closed(0, inf), "Elements of softmax."),
      field("norm_elements", &T::norm_elements, "", closed(0, inf), "Elements normalised."),
      field("activation_elements", &T::activation_elements, "", closed(0, inf),
            "Elements through ReLU, GELU or SiLU, comparisons of pooling."),
      field("additions", &T::additions, "", closed(0, inf),
            "Sums and products by element: residuals, biases, rotations of positions, gates."),
  };
}();

template <>
inline constexpr auto fields<KeyValueCache> = [] {
  using T = KeyValueCache;
  return std::tuple{
      field("read", &T::read, "", closed(0, inf), "Elements read per inference."),
      field("written", &T::written, "", closed(0, inf), "Elements written per inference."),
      field("resident", &T::resident, "", closed(0, inf),
            "Elements kept for each inference under way."),
      field("bits", &T::bits, "bit", closed(1, 64), "Bits per element."),
  };
}();

template <>
inline constexpr auto fields<Workload> = [] {
  using T = Workload;
  return std::tuple{
      field("name", &T::name, "", any_value, "Name of the workload."),
      field("layers", &T::layers, "", any_value, "Layers in order."),
      field("weight_bits", &T::weight_bits, "bit", closed(1, 64),
            "Bits per weight, shared scales included, of layers that state none."),
      field("activation_bits", &T::activation_bits, "bit", closed(1, 64), "Bits per activation."),
      field("unit", &T::unit, "", any_value, "What one inference is: inference, image, token."),
      field("weight_density", &T::weight_density, "", left_open(0, 1),
            "Share of the weights that are not 0, where their places follow no pattern."),
      field("digital", &T::digital, "", any_value, "Work without fixed weights."),
      field("cache", &T::cache, "", any_value, "Keys and values of attention."),
      field("other_parameters", &T::other_parameters, "", closed(0, inf),
            "Parameters that no product uses: embeddings looked up, norms, biases."),
      field("kernels", &T::kernels, "", closed(0, 1e9), "Kernels that a GPU launches per batch.",
            "[choice] 2 for a small fused network"),
      field("collectives", &T::collectives, "", closed(0, 1e9),
            "Times per batch that the parts of a network on several chips exchange results."),
      field("collective_elements", &T::collective_elements, "", closed(0, inf),
            "Values per inference that they exchange."),
      field("rumour", &T::rumour, "", any_value, "Its shape is not published."),
      field("source", &T::source, "", any_value, "Where the shape comes from."),
  };
}();

}  // namespace titania
