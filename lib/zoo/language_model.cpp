#include "titania/zoo/language_model.hpp"

#include <cmath>
#include <stdexcept>

#include "core/csv.hpp"
#include "titania/core/error.hpp"
#include "titania/core/names.hpp"
#include "titania/core/text.hpp"

namespace titania::detail {
extern const char* const zoo_language_models_csv;
}

namespace titania::zoo {

namespace {

/// Reads a column of the member's name and type.
void read(const detail::CsvTable& table, std::size_t row, const char* column, auto& member) {
  using M = std::remove_reference_t<decltype(member)>;
  if constexpr (std::is_same_v<M, std::string>) {
    member = table.text(row, column);
  } else if constexpr (std::is_enum_v<M>) {
    member = value_of_name<M>(table.text(row, column), column);
  } else if constexpr (is_optional<M>) {
    const double x = table.number(row, column);
    if (!std::isnan(x)) member = static_cast<typename M::value_type>(x);
  } else {
    const double x = table.number(row, column);
    if (std::isnan(x)) {
      throw std::logic_error(std::string("a language model has no ") + column);
    }
    member = static_cast<M>(x);
  }
}

std::vector<LanguageModel> load() {
  const detail::CsvTable table(detail::zoo_language_models_csv);
  std::vector<LanguageModel> models(table.rows());
  for (std::size_t k = 0; k < models.size(); ++k) {
    for_each_field<LanguageModel>(
        [&](const auto& row) { read(table, k, row.name, row.of(models[k])); });
    validate(models[k]);
  }
  return models;
}

void require(bool allowed,
             std::string_view path,
             const char* field,
             std::int64_t value,
             const std::string& rule) {
  if (allowed) return;
  throw ConfigError(detail::join(path, field) + " = " + std::to_string(value) + ": must be " +
                    rule);
}

}  // namespace

void LanguageModel::check(std::string_view path) const {
  const auto at_most = [](const char* limit, std::int64_t value) {
    return std::string("at most ") + limit + " = " + std::to_string(value);
  };
  require(heads % kv_heads == 0, path, "kv_heads", kv_heads,
          "a divisor of heads = " + std::to_string(heads));
  require(active_experts <= experts, path, "active_experts", active_experts,
          at_most("experts", experts));
  require(rotary_width <= head_width, path, "rotary_width", rotary_width,
          at_most("head_width", head_width));
  require(full_layers <= layers, path, "full_layers", full_layers, at_most("layers", layers));
  require(learned_positions == 0 || positions <= learned_positions, path, "positions", positions,
          at_most("learned_positions", learned_positions));
}

const std::vector<LanguageModel>& language_models() {
  static const std::vector<LanguageModel> list = load();
  return list;
}

const LanguageModel& language_model(std::string_view name) {
  return item_of_name("name", name, language_models(), &LanguageModel::name);
}

}  // namespace titania::zoo
