#include "titania/core/shape.hpp"

#include "support/catch.hpp"

using namespace titania;

TEST_CASE("a vector is an image of one pixel") {
  CHECK(Shape{784}.is_vector());
  CHECK(Shape{784}.elements() == 784);
  CHECK(Shape{784}.text() == "(784,)");
  const Shape image{3, 32, 16};
  CHECK_FALSE(image.is_vector());
  CHECK_FALSE(Shape{1, 1, 2}.is_vector());
  CHECK_FALSE(Shape{1, 2, 1}.is_vector());
  CHECK(image.elements() == 3 * 32 * 16);
  CHECK(image.text() == "(3, 32, 16)");
}

TEST_CASE("a window takes the places that are inside the padded image") {
  const Shape image{3, 224, 112};
  CHECK(image.windows(1, 1, 0) == image);
  CHECK(image.windows(3, 1, 1) == image);
  CHECK(image.windows(7, 2, 3) == Shape{3, 112, 56});  // ResNet's first convolution
  CHECK(image.windows(2, 2, 0) == Shape{3, 112, 56});
  CHECK(Shape{8, 5, 7}.windows(3, 2, 0) == Shape{8, 2, 3});  // one pixel is left over in neither
  CHECK(Shape{8, 6, 7}.windows(3, 2, 0) == Shape{8, 2, 3});  // one row is
  CHECK(Shape{8, 7, 7}.windows(7, 1, 0) == Shape{8});
}
