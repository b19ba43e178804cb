#include "titania/device/models.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <type_traits>
#include <utility>

#include "core/checks.hpp"
#include "core/made_planes.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::device {

namespace {

/// A law made of a model's scalar functions.
template <class M>
class ScalarLaw final : public CellLaw {
 public:
  explicit ScalarLaw(const M& model) : model_(model) {}

  void evaluate(std::span<const double> g,
                std::span<const double> v,
                std::span<double> i,
                std::span<double> slope) const override {
    for (std::size_t k = 0; k < g.size(); ++k) {
      i[k] = model_.current(g[k], v[k]);
      slope[k] = model_.slope(g[k], v[k]);
    }
  }

  [[nodiscard]] std::vector<double> cubic_terms(std::span<const double> g) const override {
    std::vector<double> c;
    if constexpr (requires { model_.cubic_share(0.0); }) {
      for (const double x : g) c.push_back(model_.cubic_share(x));
    }
    return c;
  }

 private:
  M model_;
};

/// Passes on to the user's model, keeps it alive, and checks what it returns.
class SharedLaw final : public CellLaw {
 public:
  explicit SharedLaw(std::shared_ptr<const CustomModel> model) : model_(std::move(model)) {
    detail::require_no_source(*this, std::array{model_->g_min(), model_->g_max()}, model_->name());
  }

  void evaluate(std::span<const double> g,
                std::span<const double> v,
                std::span<double> i,
                std::span<double> slope) const override {
    model_->evaluate(g, v, i, slope);
    check(i, "current");
    check(slope, "slope");
  }

 private:
  void check(std::span<const double> values, const char* what) const {
    const std::size_t bad = detail::first_bad(values);
    if (bad == values.size()) return;
    throw ArgumentError(model_->name() + ".evaluate: " + what + "[" + std::to_string(bad) +
                        "] = " + to_text(values[bad]) + ": must be finite");
  }

  std::shared_ptr<const CustomModel> model_;
};

ConductanceRange range_of(const auto& model) { return {model.g_min, model.g_max}; }
ConductanceRange range_of(const Vteam& model) { return {1.0 / model.r_off, 1.0 / model.r_on}; }
ConductanceRange range_of(const Custom& custom) {
  const ConductanceRange range{custom.model->g_min(), custom.model->g_max()};
  const auto refuse = [&](const char* what, double value, const std::string& allowed) {
    throw ArgumentError(custom.model->name() + "." + what + " = " + to_text(value, "S") +
                        ": must be " + allowed);
  };
  if (!std::isfinite(range.g_min) || range.g_min < 0) {
    refuse("g_min", range.g_min, "finite and not negative");
  }
  if (!std::isfinite(range.g_max) || range.g_max <= range.g_min) {
    refuse("g_max", range.g_max, "finite and above g_min = " + to_text(range.g_min, "S"));
  }
  return range;
}

}  // namespace

std::vector<PlaneKey> CustomModel::plane_keys() const { return {}; }
void CustomModel::fabricate(CellPlanes& /*planes*/, const RandomStream& /*stream*/) const {}

std::string Custom::text() const { return "Custom(" + (model ? model->name() : "") + ")"; }

ConductanceRange range(const Model& model) {
  return std::visit([](const auto& m) { return range_of(m); }, model);
}

std::unique_ptr<CellLaw> law(const Model& model) {
  return std::visit(
      [](const auto& m) -> std::unique_ptr<CellLaw> {
        using M = std::decay_t<decltype(m)>;
        if constexpr (std::is_same_v<M, Custom>) {
          return std::make_unique<SharedLaw>(m.model);
        } else if constexpr (requires { m.current(0.0, 0.0); }) {
          return std::make_unique<ScalarLaw<M>>(m);
        } else {
          return std::make_unique<LinearLaw>();
        }
      },
      model);
}

std::vector<PlaneKey> plane_keys(const Model& model) {
  return std::visit(
      [](const auto& m) -> std::vector<PlaneKey> {
        if constexpr (std::is_same_v<std::decay_t<decltype(m)>, Custom>) {
          return m.model->plane_keys();
        } else if constexpr (requires { m.plane_keys; }) {
          return {m.plane_keys.begin(), m.plane_keys.end()};
        } else {
          return {};
        }
      },
      model);
}

void fabricate(const Model& model, CellPlanes& planes, const RandomStream& stream) {
  const detail::MadePlanes made(planes);
  std::visit(
      [&](const auto& m) {
        if constexpr (std::is_same_v<std::decay_t<decltype(m)>, Custom>) {
          m.model->fabricate(planes, stream);
        } else if constexpr (requires { m.fabricate(planes, stream); }) {
          m.fabricate(planes, stream);
        }
      },
      model);
  made.require(plane_keys(model), name(model));
}

std::string name(const Model& model) {
  return std::visit(
      [](const auto& m) -> std::string {
        if constexpr (std::is_same_v<std::decay_t<decltype(m)>, Custom>) {
          return m.model->name();
        } else {
          return m.type_name;
        }
      },
      model);
}

}  // namespace titania::device
