#include "titania/network/layers/relu.hpp"

#include "core/kernel.hpp"
#include "core/parallel.hpp"

namespace titania {

namespace {

TITANIA_CLONES void rectify(double* x, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) x[k] = x[k] < 0 ? 0 : x[k];
}

}  // namespace

Matrix Relu::run(Matrix x, const network::Pass& /*pass*/) const {
  detail::parallel_for(x.rows(), static_cast<double>(x.size()),
                       [&](std::size_t b) { rectify(x.row(b).data(), x.cols()); });
  return x;
}

Activity Relu::events(const Shape& input, double inputs) const {
  return {.comparisons = inputs * static_cast<double>(input.elements())};
}

void Relu::describe(zoo::ImageBuilder& builder, const std::string& /*name*/) const {
  builder.activation();
}

}  // namespace titania
