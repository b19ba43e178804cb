// A token of Llama-2-70B on ISAAC and on H100s, over batches: who wins, what decides, what a reader
// has to be told, and how the answer moves with the size of an array.  Accuracy is not simulated.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <vector>

#include <titania/titania.hpp>

namespace {

void run() {
  const titania::Workload token = titania::zoo::workload("llama-2-70b", {.context = 1024});
  const titania::accelerator::Accelerator isaac = titania::io::accelerator("isaac");
  const titania::comparison::Baseline h100 = titania::baseline::gpu("h100-sxm");

  const titania::comparison::Comparison comparison(token, isaac, {h100}, {1, 8, 64, 512});
  std::printf("%s\n", comparison.to_text().c_str());

  for (const auto& [question, answer] : titania::comparison::checklist(comparison, 3)) {
    std::printf("%s:\n  %s\n", question.c_str(), answer.c_str());
  }

  const std::vector<int> sizes = {64, 128, 256};
  const auto map = titania::comparison::break_even(token, isaac, h100, sizes, {8}, {512});
  std::printf("\nratio at batch 512, 8-bit converters\n");
  for (std::size_t k = 0; k < sizes.size(); ++k) {
    std::printf("  arrays of %3d x %3d: %.2f (nothing is lost with %d bits)\n", sizes[k], sizes[k],
                map.at(k, 0, 0), map.lossless_bits[k]);
  }
}

}  // namespace

int main() {
  try {
    run();
  } catch (const std::exception& e) {
    std::fprintf(stderr, "crossbar_or_gpu: %s\n", e.what());
    return EXIT_FAILURE;
  }
}
