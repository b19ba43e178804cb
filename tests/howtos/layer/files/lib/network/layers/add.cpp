#include "titania/network/layers/add.hpp"

#include "titania/core/error.hpp"

namespace titania {

Shape Add::output(const network::Place& place) const {
  const Shape& other = place.shapes[static_cast<std::size_t>(layer) + 1];
  if (other == place.input()) return other;
  throw ShapeError(place.path + " adds shapes " + place.input().text() + " and " + other.text());
}

Matrix Add::run(Matrix x, const network::Pass& pass) const {
  const Matrix& other = pass.output(static_cast<std::size_t>(layer));
  for (std::size_t k = 0; k < x.size(); ++k) x.values()[k] += other.values()[k];
  return x;
}

Activity Add::events(const Shape& input, double inputs) const {
  return {.additions = inputs * static_cast<double>(input.elements())};
}

}  // namespace titania
