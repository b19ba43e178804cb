#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "titania/core/config.hpp"

namespace titania {

/// One layer of a workload: `repeats` products of an (out, in) matrix with a vector.
struct LayerShape {
  static constexpr const char* type_name = "LayerShape";
  std::string name = "linear";
  std::int64_t in_features = 1;
  std::int64_t out_features = 1;
  std::int64_t repeats = 1;
  bool operator==(const LayerShape&) const = default;
};

/// What one inference computes, whatever computes it: the crossbar and every baseline are given
/// the same Workload.  1 MAC = 2 operations.
struct TITANIA_API Workload {
  static constexpr const char* type_name = "Workload";
  std::string name = "workload";
  std::vector<LayerShape> layers = {};
  std::int64_t weight_bits = 8;
  std::int64_t activation_bits = 8;

  [[nodiscard]] double macs() const;
  [[nodiscard]] double weight_bytes() const;
  /// Bytes of the first layer's input and the last layer's output.
  [[nodiscard]] double io_bytes() const;
  /// Bytes of every activation that passes from one layer to the next, written and read once.
  [[nodiscard]] double hidden_bytes() const;

  bool operator==(const Workload&) const = default;
};

template <>
inline constexpr auto fields<LayerShape> = std::tuple{
    field("name", &LayerShape::name, "", any_value, "Name of the layer."),
    field("in_features", &LayerShape::in_features, "", closed(1, 1e9), "Inputs."),
    field("out_features", &LayerShape::out_features, "", closed(1, 1e9), "Outputs."),
    field("repeats", &LayerShape::repeats, "", closed(1, 1e12), "Products per inference."),
};

template <>
inline constexpr auto fields<Workload> = std::tuple{
    field("name", &Workload::name, "", any_value, "Name of the workload."),
    field("layers", &Workload::layers, "", any_value, "Layers in order."),
    field("weight_bits", &Workload::weight_bits, "bit", closed(1, 64), "Bits per weight."),
    field("activation_bits",
          &Workload::activation_bits,
          "bit",
          closed(1, 64),
          "Bits per activation."),
};

}  // namespace titania
