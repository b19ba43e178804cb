#include "titania/zoo/zoo.hpp"

#include <algorithm>

#include "titania/core/error.hpp"
#include "titania/core/text.hpp"
#include "zoo/image_networks.hpp"
#include "zoo/names.hpp"

namespace titania::zoo {

namespace {

std::vector<WorkloadFacts> load() {
  std::vector<WorkloadFacts> list;
  for (const auto& built : built_networks()) {
    const Workload& w = built.workload;
    list.push_back({w.name,
                    w.unit,
                    w.parameters(),
                    built.published_parameters,
                    built.published_source,
                    {},
                    w.rumour,
                    w.source});
  }
  for (const auto& model : language_models()) {
    const Workload w = workload(model);
    list.push_back({model.name, w.unit, w.parameters(), model.published_parameters,
                    model.published_source, model.positions, model.rumour, model.source});
  }
  return list;
}

/// Throws for an option that only a language model has.
void refuse_language_options(const std::string& name, const WorkloadOptions& options) {
  const auto refuse = [&](const char* option, bool given, const char* what) {
    if (!given) return;
    throw ArgumentError(std::string(option) + ": " + name + " is no language model; it has no " +
                        what);
  };
  refuse("phase", options.phase.has_value(), "phases");
  refuse("context", options.context.has_value(), "phases");
  refuse("prompt", options.prompt.has_value(), "phases");
  refuse("output", options.output.has_value(), "phases");
  refuse("expert_bits", options.expert_bits.has_value(), "experts");
}

}  // namespace

const std::vector<WorkloadFacts>& workload_facts() {
  static const std::vector<WorkloadFacts> list = load();
  return list;
}

std::vector<std::string> workload_names() {
  std::vector<std::string> names;
  for (const auto& facts : workload_facts()) names.push_back(facts.name);
  return names;
}

Workload workload(std::string_view name, const WorkloadOptions& options) {
  validate(options);
  const std::string plain = plain_name(name);
  for (const auto& built : built_networks()) {
    if (built.workload.name != plain) continue;
    refuse_language_options(plain, options);
    Workload w = built.workload;
    w.weight_bits = options.weight_bits;
    w.activation_bits = options.activation_bits;
    w.cache.bits = options.cache_bits;
    return w;
  }
  const auto& models = language_models();
  const auto found = std::ranges::find(models, plain, &LanguageModel::name);
  if (found != models.end()) return workload(*found, options);
  throw ArgumentError("name = '" + std::string(name) +
                      "': " + expected_one_of(plain, workload_names()));
}

}  // namespace titania::zoo
