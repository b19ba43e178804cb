#pragma once

#include "titania/core/workload.hpp"

/// @file
/// Small workloads whose counts can be checked by hand.

namespace titania::test {

/// Two dense layers, 784-100-10.
inline Workload perceptron() {
  return {.name = "perceptron",
          .layers = {{.name = "hidden", .in_features = 784, .out_features = 100},
                     {.name = "out", .in_features = 100, .out_features = 10}},
          .digital = {.activation_elements = 100}};
}

/// Two convolutions and a dense layer.
inline Workload convolutions() {
  return {.name = "convolutions",
          .layers = {{.name = "conv1",
                      .in_features = 27,
                      .out_features = 64,
                      .repeats = 1024,
                      .input_elements = 3072},
                     {.name = "conv2",
                      .in_features = 576,
                      .out_features = 64,
                      .repeats = 256,
                      .input_elements = 16384},
                     {.name = "out", .in_features = 4096, .out_features = 10}},
          .unit = "image",
          .digital = {.activation_elements = 81920}};
}

/// One token of a small language model: four blocks of attention, eight experts of which two work.
inline Workload token() {
  return {.name = "token",
          .layers = {{.name = "qkv", .in_features = 512, .out_features = 1024, .count = 4},
                     {.name = "experts",
                      .in_features = 512,
                      .out_features = 2048,
                      .count = 4,
                      .experts = 8,
                      .active_experts = 2},
                     {.name = "head", .in_features = 512, .out_features = 4000}},
          .unit = "token",
          .digital = {.attention_macs = 4e6,
                      .softmax_elements = 4e3,
                      .norm_elements = 4096,
                      .activation_elements = 16384,
                      .additions = 4096},
          .cache = {.read = 4e6, .written = 4e3, .resident = 4e6, .bits = 16}};
}

}  // namespace titania::test
