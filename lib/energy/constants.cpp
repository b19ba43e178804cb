#include "titania/energy/constants.hpp"

#include <cmath>

#include "core/csv.hpp"
#include "titania/core/error.hpp"
#include "titania/core/names.hpp"
#include "titania/core/text.hpp"

namespace titania::detail {
extern const char* const energy_components_csv;
}

namespace titania::energy {

namespace {

constexpr double kLatencyRange = 1.5;
constexpr double kAreaRange = 2;
constexpr double kStaticRange = 3;

double or_zero(double x) { return std::isnan(x) ? 0.0 : x; }

/// What was not read at its source is marked.
std::string mark_of(const std::string& provenance) {
  const auto says = [&](const char* word) { return provenance.find(word) != std::string::npos; };
  if (says("recall")) return " [recall]";
  if (says("estimate")) return " [estimate]";
  if (says("choice")) return " [choice]";
  return says("secondary") ? " [second-hand]" : "";
}

/// One row of the table, figure by figure.
class Row {
 public:
  Row(const detail::CsvTable& table, std::size_t k) : table_(table), k_(k) {}

  [[nodiscard]] const std::string& text(const char* column) const {
    return table_.text(k_, column);
  }
  [[nodiscard]] double number(const char* column, double unit) const {
    return or_zero(table_.number(k_, column)) * unit;
  }
  [[nodiscard]] Figure energy() const {
    if (number("energy_pJ", 1) == 0) return {};
    return {number("energy_pJ", 1e-12),
            number("energy_low_pJ", 1e-12),
            number("energy_high_pJ", 1e-12),
            "J",
            value_of_name<Kind>(text("kind"), "components.csv"),
            source(text("uncertainty"))};
  }
  [[nodiscard]] Figure within(const char* column,
                              double unit,
                              const char* name,
                              double factor) const {
    const double value = number(column, unit);
    if (value == 0) return {};
    return Figure::within(value, factor, name, value_of_name<Kind>(text("kind"), "components.csv"),
                          source("x" + to_text(factor) + " chosen"));
  }

 private:
  [[nodiscard]] std::string source(const std::string& uncertainty) const {
    return text("source") + " (" + uncertainty + ")" + mark_of(text("provenance"));
  }

  const detail::CsvTable& table_;
  std::size_t k_;
};

Constant constant_of(const Row& row) {
  return {.id = row.text("id"),
          .description = row.text("description"),
          .action = row.text("action"),
          .scaling = value_of_name<Scaling>(row.text("scaling"), "components.csv"),
          .node = row.number("node_nm", 1e-9),
          .v_dd = row.number("vdd_V", 1),
          .energy = row.energy(),
          .latency = row.within("latency_ns", 1e-9, "s", kLatencyRange),
          .area = row.within("area_um2", 1e-12, "m2", kAreaRange),
          .static_power = row.within("static_uW", 1e-6, "W", kStaticRange),
          .usable = row.text("usable") == "yes",
          .uncertainty = row.text("uncertainty"),
          .source = row.text("source"),
          .provenance = row.text("provenance")};
}

std::vector<Constant> load() {
  const detail::CsvTable table(detail::energy_components_csv);
  std::vector<Constant> list;
  for (std::size_t k = 0; k < table.rows(); ++k) list.push_back(constant_of(Row(table, k)));
  return list;
}

}  // namespace

const std::vector<Constant>& constants() {
  static const std::vector<Constant> list = load();
  return list;
}

const Constant& constant(std::string_view id) {
  const Constant& found = item_of_name("id", id, constants(), &Constant::id);
  if (found.usable) return found;
  throw ArgumentError("id = '" + found.id + "': not usable, it " + found.uncertainty);
}

}  // namespace titania::energy
