// One block of rows per GPU in lib/baseline/gpus.csv: gpu, parameter, value, low, high, unit, kind,
// source.  A block named "any" holds what every GPU has unless it says otherwise.  A parameter
// "fp16.peak" belongs to a number format; "gpu" makes the block a system of `count` of that GPU.

#include <algorithm>
#include <stdexcept>

#include "core/csv.hpp"
#include "titania/baseline/gpu.hpp"
#include "titania/core/error.hpp"
#include "titania/core/names.hpp"
#include "titania/core/text.hpp"

namespace titania::detail {
extern const char* const baseline_gpus_csv;
}

namespace titania::baseline {

namespace {

using detail::CsvTable;
using energy::Figure;

[[noreturn]] void refuse(const std::string& what) {
  throw std::logic_error("the GPU table has " + what);
}

Figure figure(const CsvTable& table, std::size_t row) {
  return {table.number(row, "value"),
          table.number(row, "low"),
          table.number(row, "high"),
          table.text(row, "unit"),
          value_of_name<energy::Kind>(table.text(row, "kind"), "gpus.csv"),
          table.text(row, "source")};
}

/// The member of a config that has this name and type, or nullptr.
template <class Member, class Config>
Member* member(Config& config, std::string_view name) {
  Member* found = nullptr;
  for_each_field<Config>([&](const auto& row) {
    using M = std::remove_cvref_t<decltype(row.of(config))>;
    if constexpr (std::same_as<M, Member>) {
      if (name == row.name) found = &row.of(config);
    }
  });
  return found;
}

Arithmetic& in(Gpu& gpu, Precision precision) {
  const auto found = std::ranges::find(gpu.arithmetic, precision, &Arithmetic::precision);
  if (found != gpu.arithmetic.end()) return *found;
  return gpu.arithmetic.emplace_back(Arithmetic{.precision = precision});
}

void set(Gpu& gpu, const std::string& parameter, const CsvTable& table, std::size_t row) {
  const std::string& text = table.text(row, "value");
  if (parameter == "count") {
    gpu.count = static_cast<std::int64_t>(table.number(row, "value"));
  } else if (parameter == "fitted_to") {
    gpu.fitted_to = value_of_name<WorkKind>(text, "gpus.csv");
  } else if (auto* words = member<std::string>(gpu, parameter)) {
    *words = text;
  } else if (auto* plain = member<Figure>(gpu, parameter)) {
    *plain = figure(table, row);
  } else if (const auto dot = parameter.find('.'); dot != std::string::npos) {
    Arithmetic& format = in(gpu, value_of_name<Precision>(parameter.substr(0, dot), "gpus.csv"));
    auto* figures = member<Figure>(format, parameter.substr(dot + 1));
    if (figures == nullptr) refuse("an unknown parameter '" + parameter + "'");
    *figures = figure(table, row);
  } else {
    refuse("an unknown parameter '" + parameter + "'");
  }
}

std::vector<Gpu> load() {
  const CsvTable table(detail::baseline_gpus_csv);
  std::vector<Gpu> list;
  Gpu any;
  const auto known = [&](const std::string& name) {
    const auto found = std::ranges::find(list, name, &Gpu::name);
    if (found == list.end()) refuse("no GPU '" + name + "' above its use");
    return *found;
  };
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string& name = table.text(row, "gpu");
    const std::string& parameter = table.text(row, "parameter");
    if (name == "any") {
      set(any, parameter, table, row);
      continue;
    }
    if (list.empty() || list.back().name != name) {
      list.push_back(any);
      list.back().name = name;
    }
    if (parameter == "gpu") {
      list.back() = known(table.text(row, "value"));
      list.back().name = name;
    } else {
      set(list.back(), parameter, table, row);
    }
  }
  for (const Gpu& gpu : list) validate(gpu, gpu.name);
  return list;
}

}  // namespace

const std::vector<Gpu>& gpus() {
  static const std::vector<Gpu> list = load();
  return list;
}

const Gpu& gpu(std::string_view name) { return item_of_name("name", name, gpus(), &Gpu::name); }

}  // namespace titania::baseline
