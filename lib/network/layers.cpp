#include "titania/network/layers.hpp"

#include <type_traits>
#include <utility>

#include "titania/core/config.hpp"

namespace titania::network {

const char* name(const Layer& layer) {
  return std::visit([](const auto& l) { return l.type_name; }, layer);
}

void check(const Layer& layer, std::string_view path) {
  std::visit([&](const auto& l) { validate(l, path); }, layer);
}

std::optional<MatrixView> matrix(const Layer& layer) {
  return std::visit(
      [](const auto& l) -> std::optional<MatrixView> {
        if constexpr (requires { l.matrix(); }) return l.matrix();
        return std::nullopt;
      },
      layer);
}

std::optional<Shape> input(const Layer& layer) {
  return std::visit(
      [](const auto& l) -> std::optional<Shape> {
        if constexpr (requires { l.input(); }) return l.input();
        return std::nullopt;
      },
      layer);
}

std::vector<std::size_t> also(const Layer& layer) {
  return std::visit(
      [](const auto& l) -> std::vector<std::size_t> {
        if constexpr (requires { l.also(); }) return l.also();
        return {};
      },
      layer);
}

Shape output(const Layer& layer, const Place& place) {
  return std::visit([&](const auto& l) { return l.output(place); }, layer);
}

Matrix run(const Layer& layer, Matrix x, const Pass& pass) {
  return std::visit([&](const auto& l) { return l.run(std::move(x), pass); }, layer);
}

Activity events(const Layer& layer, const Shape& input, double inputs) {
  return std::visit(
      [&](const auto& l) -> Activity {
        if constexpr (requires { l.events(input, inputs); }) return l.events(input, inputs);
        return {};
      },
      layer);
}

void describe(const Layer& layer, zoo::ImageBuilder& builder, const std::string& name) {
  std::visit([&](const auto& l) { l.describe(builder, name); }, layer);
}

}  // namespace titania::network
