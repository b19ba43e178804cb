#include "titania/comparison/choices.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>
#include <variant>

#include "core/parallel.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::comparison {

namespace {

using accelerator::Accelerator;

constexpr std::size_t kMostCombinations = 4096;
constexpr double kOperationsPerRun = 1e6;

/// One value of one field.
struct Option {
  std::string value;
  std::function<void(Accelerator&)> apply;
};

/// A field with the accelerator's own value first.
struct Open {
  std::string field;
  std::string source;
  std::vector<Option> options;
};

std::vector<Open> open_fields(const Accelerator& a) {
  std::vector<Open> list;
  for (const auto& alternative : a.alternatives) {
    const std::string& field = alternative.field;
    Open open{field, alternative.source, {{number_text(a, field), [](auto&) {}}}};
    for (const double value : alternative.values) {
      const std::string text = number_text(with_number(a, field, value), field);
      open.options.push_back({text, [field, value](Accelerator& other) {
                                other = with_number(std::move(other), field, value);
                              }});
    }
    list.push_back(std::move(open));
  }
  if (a.supply) {
    Open open{"supply.driver", "[choice]", {{name_of(a.supply->driver), [](auto&) {}}}};
    for (const auto& named : enum_names<energy::Driver>) {
      const energy::Driver driver = named.first;
      if (driver == a.supply->driver) continue;
      open.options.push_back(
          {named.second, [driver](Accelerator& other) { other.supply->driver = driver; }});
    }
    list.push_back(std::move(open));
  }
  return list;
}

/// The ratio with another accelerator; none if that cannot run the workload.
std::optional<double> ratio_with(const Comparison& c,
                                 Accelerator other,
                                 std::size_t point,
                                 std::size_t baseline) {
  other.alternatives.clear();
  try {
    if (std::holds_alternative<baseline::Gpu>(c.baselines()[baseline])) {
      accelerator::Run run = c.conditions();
      run.batch = c.points()[point].batch;
      return c.points()[point].baselines[baseline].energy() /
             accelerator::inference(other, c.workload(), run).report.energy();
    }
    // A digital unit is as fast as the crossbar, so it changes with it.
    return Comparison(c.workload(), std::move(other), {c.baselines()[baseline]},
                      {c.points()[point].batch}, c.conditions())
        .ratio(0);
  } catch (const ArgumentError&) {
    return std::nullopt;
  }
}

/// The k-th combination: which option of every field.
std::vector<std::size_t> combination(const std::vector<Open>& fields, std::size_t k) {
  std::vector<std::size_t> picked;
  for (const Open& open : fields) {
    picked.push_back(k % open.options.size());
    k /= open.options.size();
  }
  return picked;
}

std::vector<std::string> differences(const std::vector<Open>& fields, std::size_t k) {
  std::vector<std::string> list;
  const auto picked = combination(fields, k);
  for (std::size_t f = 0; f < fields.size(); ++f) {
    if (picked[f] > 0) list.push_back(fields[f].field + " = " + fields[f].options[picked[f]].value);
  }
  return list;
}

}  // namespace

std::vector<Choice> choices(const Comparison& c, std::size_t point, std::size_t baseline) {
  const double ratio = c.ratio(point, baseline);
  std::vector<Choice> list;
  for (const Open& open : open_fields(c.accelerator())) {
    for (std::size_t k = 1; k < open.options.size(); ++k) {
      Accelerator other = c.accelerator();
      open.options[k].apply(other);
      const auto found = ratio_with(c, std::move(other), point, baseline);
      if (!found) continue;
      list.push_back({open.field, open.options.front().value, open.options[k].value, open.source,
                      *found, (*found > 1) != (ratio > 1)});
    }
  }
  return list;
}

ChoiceRange choice_range(const Comparison& c, std::size_t point, std::size_t baseline) {
  const double own = c.ratio(point, baseline);
  const auto fields = open_fields(c.accelerator());
  double count = 1;
  for (const Open& open : fields) count *= static_cast<double>(open.options.size());
  if (count > kMostCombinations) {
    throw ArgumentError("alternatives of '" + c.accelerator().name + "' combine in " +
                        to_text(count) + " ways: must be at most " +
                        std::to_string(kMostCombinations));
  }
  std::vector<std::optional<double>> ratios(static_cast<std::size_t>(count));
  detail::parallel_for(ratios.size(), kOperationsPerRun * count, [&](std::size_t k) {
    Accelerator other = c.accelerator();
    const auto picked = combination(fields, k);
    for (std::size_t f = 0; f < fields.size(); ++f) fields[f].options[picked[f]].apply(other);
    ratios[k] = ratio_with(c, std::move(other), point, baseline);
  });
  ChoiceRange range;
  range.low = range.high = own;
  std::size_t lowest = 0;
  std::size_t highest = 0;
  for (std::size_t k = 0; k < ratios.size(); ++k) {
    if (!ratios[k]) {
      ++range.left_out;
      continue;
    }
    ++range.combinations;
    if (*ratios[k] < range.low) range.low = *ratios[lowest = k];
    if (*ratios[k] > range.high) range.high = *ratios[highest = k];
  }
  range.at_low = differences(fields, lowest);
  range.at_high = differences(fields, highest);
  return range;
}

}  // namespace titania::comparison
