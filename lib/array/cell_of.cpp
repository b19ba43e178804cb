#include "titania/array/cell_of.hpp"

#include <memory>
#include <utility>

#include "titania/core/error.hpp"

namespace titania {

namespace {

circuit::PlainCell plain_cell(const device::Model& model) {
  const auto* custom = std::get_if<device::Custom>(&model);
  if (custom && !custom->model) throw ArgumentError("device: a Custom device needs a model");
  std::shared_ptr<const CellLaw> law = device::law(model);
  if (dynamic_cast<const LinearLaw*>(law.get())) return circuit::Linear{};
  return circuit::CustomCell{std::move(law)};
}

}  // namespace

circuit::Cell cell_of(const device::Model& model, const std::optional<Access>& access) {
  circuit::PlainCell plain = plain_cell(model);
  if (!access) {
    return std::visit([](auto& cell) -> circuit::Cell { return std::move(cell); }, plain);
  }
  return std::visit(
      [&](auto series) -> circuit::Cell {
        series.cell = std::move(plain);
        return series;
      },
      *access);
}

}  // namespace titania
