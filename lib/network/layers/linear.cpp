#include "titania/network/layers/linear.hpp"

#include "core/checks.hpp"
#include "core/kernel.hpp"
#include "core/parallel.hpp"
#include "titania/core/error.hpp"

namespace titania {

namespace {

TITANIA_CLONES void add(double* x, const double* bias, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) x[k] += bias[k];
}

}  // namespace

void Linear::check(std::string_view path) const {
  const std::string where(path);
  if (weight.size() == 0) {
    throw ShapeError(where + ".weight has shape " + detail::shape_text(weight) +
                     ": must not be empty");
  }
  if (bias && bias->size() != weight.rows()) {
    throw ShapeError(where + ".bias has shape (" + std::to_string(bias->size()) + ",), expected (" +
                     std::to_string(weight.rows()) + ",) = (out_features,)");
  }
}

Shape Linear::input() const { return {static_cast<std::int64_t>(weight.cols())}; }

Shape Linear::output(const network::Place& place) const {
  if (!place.input().is_vector()) {
    throw ShapeError(place.path + " takes vectors: the layer before gives " + place.input().text());
  }
  if (place.input() != input()) {
    throw ShapeError(place.path + ".weight has shape " + detail::shape_text(weight) +
                     ", expected (out_features, " + std::to_string(place.input().elements()) +
                     "): the layer before gives " + place.input().text());
  }
  return {static_cast<std::int64_t>(weight.rows())};
}

Matrix Linear::run(Matrix x, const network::Pass& pass) const {
  Matrix y = pass.product(x);
  if (bias) {
    detail::parallel_for(y.rows(), static_cast<double>(y.size()),
                         [&](std::size_t b) { add(y.row(b).data(), bias->data(), bias->size()); });
  }
  return y;
}

Activity Linear::events(const Shape& /*input*/, double inputs) const {
  return {.additions = bias ? inputs * static_cast<double>(bias->size()) : 0};
}

void Linear::describe(zoo::ImageBuilder& builder, const std::string& name) const {
  builder.linear(name, static_cast<std::int64_t>(weight.rows()),
                 bias ? zoo::Offset::bias : zoo::Offset::none);
}

std::string Linear::text() const {
  return "Linear(" + std::to_string(weight.cols()) + " -> " + std::to_string(weight.rows()) + ")";
}

}  // namespace titania
