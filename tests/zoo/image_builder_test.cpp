#include "titania/zoo/image_builder.hpp"

#include "support/catch.hpp"

using namespace titania;
using zoo::ImageBuilder;
using zoo::Offset;

TEST_CASE("layers of vectors are counted as they are written down") {
  ImageBuilder builder("net", {7}, "by hand");
  const Workload w =
      builder.linear("one", 5).activation().linear("two", 3, Offset::none).workload();
  CHECK(w.name == "net");
  CHECK(w.unit == "inference");
  CHECK(w.source == "by hand");
  CHECK(w.layers == std::vector<LayerShape>{{"one", 7, 5}, {"two", 5, 3}});
  CHECK(w.digital == DigitalWork{.activation_elements = 5, .additions = 5});
  CHECK(w.other_parameters == 5);
  CHECK(w.kernels == 2);  // the activation belongs to its product
  CHECK(builder.shape() == Shape{3});
}

TEST_CASE("layers of images follow their shape") {
  ImageBuilder builder("net", {3, 32, 16});
  builder.convolution("conv", 8, 5, 2, 2, Offset::batch_norm);
  CHECK(builder.shape() == Shape{8, 16, 8});
  builder.activation().max_pool(2, 2).mean_pool(4, 4);
  CHECK(builder.shape() == Shape{8, 2, 1});
  builder.linear("fc", 10);
  const Workload& w = builder.workload();
  CHECK(w.unit == "image");
  REQUIRE(w.layers.size() == 2);
  CHECK(w.layers[0] == LayerShape{.name = "conv",
                                  .in_features = 3 * 25,
                                  .out_features = 8,
                                  .repeats = 16 * 8,
                                  .input_elements = 3 * 32 * 16});
  CHECK(w.layers[1] == LayerShape{"fc", 8 * 2, 10});
  CHECK(w.digital.activation_elements == 8 * 16 * 8 + 3 * 8 * 8 * 4);
  CHECK(w.digital.additions == 8 * 16 * 8 + 16 * 8 * 2 + 10);
  CHECK(w.other_parameters == 2 * 8 + 10);
  CHECK(w.kernels == 4);
}

TEST_CASE("a second branch resumes an earlier shape, and is added where they meet") {
  ImageBuilder builder("net", {4, 8, 8});
  const Shape input = builder.shape();
  builder.convolution("main", 16, 3, 2, 1, Offset::none);
  builder.resume(input).convolution("side", 16, 1, 2, 0, Offset::none).residual();
  CHECK(builder.shape() == Shape{16, 4, 4});
  CHECK(builder.workload().layers[1].in_features == 4);
  CHECK(builder.workload().digital.additions == 16 * 4 * 4);
  CHECK(builder.workload().kernels == 2);  // the sum belongs to the product before it
}
