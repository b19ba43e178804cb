// The fixed-order product against Eigen's, on one thread.  Rows of the result have the same bits in
// any batch and on any machine; this is what that costs.
#include <benchmark/benchmark.h>

#include "core/product.hpp"
#include "titania/core/execution.hpp"
#include "titania/eigen.hpp"

namespace {

titania::Matrix filled(std::size_t rows, std::size_t cols) {
  titania::Matrix m(rows, cols);
  for (std::size_t k = 0; k < m.size(); ++k) m.values()[k] = static_cast<double>(k % 97) * 1e-2;
  return m;
}

void library_product(benchmark::State& state) {
  const titania::ThreadLimit one(1);
  const auto v = filled(state.range(1), state.range(0));
  const auto g = titania::detail::pack(filled(state.range(0), state.range(0)));
  titania::Matrix out(v.rows(), g.cols);
  for (auto _ : state) {
    titania::detail::product(v, g, out.values());
    benchmark::DoNotOptimize(out.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(v.size() * g.cols));
}

void eigen_product(benchmark::State& state) {
  const auto v = filled(state.range(1), state.range(0));
  const auto g = filled(state.range(0), state.range(0));
  titania::RowMajorMatrix out(v.rows(), g.cols());
  for (auto _ : state) {
    out.noalias() = titania::as_eigen(v) * titania::as_eigen(g);
    benchmark::DoNotOptimize(out.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(v.rows() * g.size()));
}

void shapes(benchmark::internal::Benchmark* b) {
  for (const int n : {64, 256, 1024}) {
    for (const int batch : {1, 256}) b->Args({n, batch});
  }
}
BENCHMARK(library_product)->Apply(shapes);
BENCHMARK(eigen_product)->Apply(shapes);

}  // namespace
