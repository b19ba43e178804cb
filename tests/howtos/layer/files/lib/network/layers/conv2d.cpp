#include "titania/network/layers/conv2d.hpp"

#include "titania/core/error.hpp"

namespace titania {

void Conv2d::check(std::string_view path) const {
  const auto window = static_cast<std::size_t>(kernel * kernel);
  const bool fits = weight.size() > 0 && weight.cols() % window == 0 && kernel <= height &&
                    kernel <= width && (!bias || bias->size() == weight.rows());
  if (!fits) throw ShapeError(std::string(path) + ": weight, bias, kernel and image do not fit");
}

Shape Conv2d::input() const {
  return {static_cast<std::int64_t>(weight.cols()) / (kernel * kernel), height, width};
}

Shape Conv2d::result() const {
  Shape shape = input().windows(kernel, 1, 0);
  shape.channels = static_cast<std::int64_t>(weight.rows());
  return shape;
}

Shape Conv2d::output(const network::Place& place) const {
  if (place.input() == input()) return result();
  throw ShapeError(place.path + " is for images of shape " + input().text() + ", not " +
                   place.input().text());
}

Matrix Conv2d::run(Matrix x, const network::Pass& pass) const {
  const Shape in = input();
  const Shape out = result();
  const auto places = static_cast<std::size_t>(out.height * out.width);
  Matrix windows(x.rows() * places, weight.cols());
  for (std::size_t row = 0; row < windows.rows(); ++row) {
    const auto image = x.row(row / places);
    const auto place = static_cast<std::int64_t>(row % places);
    const std::int64_t corner = place / out.width * in.width + place % out.width;
    auto value = windows.row(row).begin();
    for (std::int64_t c = 0; c < in.channels; ++c) {
      for (std::int64_t k = 0; k < kernel * kernel; ++k) {
        *value++ = image[c * in.height * in.width + corner + k / kernel * in.width + k % kernel];
      }
    }
  }
  const Matrix products = pass.product(windows);
  Matrix y(x.rows(), static_cast<std::size_t>(out.elements()));
  for (std::size_t row = 0; row < products.rows(); ++row) {
    for (std::size_t c = 0; c < products.cols(); ++c) {
      y(row / places, c * places + row % places) = products(row, c) + (bias ? bias->at(c) : 0);
    }
  }
  return y;
}

Activity Conv2d::events(const Shape& /*input*/, double inputs) const {
  return {.additions = bias ? inputs * static_cast<double>(result().elements()) : 0};
}

void Conv2d::describe(zoo::ImageBuilder& builder, const std::string& name) const {
  builder.convolution(name, result().channels, kernel, 1, 0,
                      bias ? zoo::Offset::bias : zoo::Offset::none);
}

}  // namespace titania
