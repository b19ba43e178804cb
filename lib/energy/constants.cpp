#include "titania/energy/constants.hpp"

#include <algorithm>
#include <cmath>

#include "core/csv.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::detail {
extern const char* const energy_components_csv;
}

namespace titania::energy {

namespace {

double or_zero(double x) { return std::isnan(x) ? 0.0 : x; }

std::vector<Constant> load() {
  const detail::CsvTable table(detail::energy_components_csv);
  std::vector<Constant> list;
  for (std::size_t k = 0; k < table.rows(); ++k) {
    Constant c;
    c.id = table.text(k, "id");
    c.description = table.text(k, "description");
    c.action = table.text(k, "action");
    c.node = or_zero(table.number(k, "node_nm")) * 1e-9;
    c.v_dd = or_zero(table.number(k, "vdd_V"));
    c.energy = Quantity{table.number(k, "energy_pJ"), table.number(k, "energy_low_pJ"),
                        table.number(k, "energy_high_pJ")} *
               1e-12;
    c.latency = or_zero(table.number(k, "latency_ns")) * 1e-9;
    c.area = or_zero(table.number(k, "area_um2")) * 1e-12;
    c.usable = table.text(k, "usable") == "yes";
    c.uncertainty = table.text(k, "uncertainty");
    c.source = table.text(k, "source");
    c.provenance = table.text(k, "provenance");
    list.push_back(std::move(c));
  }
  return list;
}

}  // namespace

const std::vector<Constant>& constants() {
  static const std::vector<Constant> list = load();
  return list;
}

const Constant& constant(std::string_view id) {
  const auto& list = constants();
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const Constant& c) { return c.id == id; });
  if (found == list.end()) {
    std::vector<std::string> ids;
    for (const auto& c : list) ids.push_back(c.id);
    throw ArgumentError("id = '" + std::string(id) + "': " + expected_one_of(id, ids));
  }
  if (!found->usable) {
    throw ArgumentError("id = '" + std::string(id) + "': not usable, it " + found->uncertainty);
  }
  return *found;
}

}  // namespace titania::energy
