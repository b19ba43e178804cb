#include "titania/zoo/zoo.hpp"

#include "titania/core/error.hpp"
#include "titania/core/names.hpp"
#include "titania/core/text.hpp"
#include "zoo/image_networks.hpp"

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

Workload workload(std::string_view model, const WorkloadOptions& options) {
  validate(options);
  const std::size_t place = place_of_name("model", model, workload_names());
  const auto& built = built_networks();  // which come first
  if (place >= built.size()) return workload(language_models()[place - built.size()], options);
  Workload w = built[place].workload;
  refuse_language_options(w.name, options);
  w.weight_bits = options.weight_bits;
  w.activation_bits = options.activation_bits;
  w.cache.bits = options.cache_bits;
  return w;
}

}  // namespace titania::zoo
