#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

#include "comparison/gpu_side.hpp"
#include "comparison/words.hpp"
#include "titania/comparison/choices.hpp"
#include "titania/comparison/comparison.hpp"
#include "titania/comparison/like_for_like.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"
#include "titania/energy/components.hpp"
#include "titania/energy/scaling.hpp"

// What a reader of a crossbar-versus-GPU comparison has to be told; every question is a flaw of a
// published one (docs/explanation/comparison.md).

namespace titania::comparison {

namespace {

using detail::percent;
using detail::split;
using energy::EnergyReport;

std::string range(const energy::Percentiles& p, const char* unit) {
  return engineering(p.p5, unit) + " to " + engineering(p.p95, unit);
}

std::string duration(double seconds) {
  const double days = seconds / 86400;
  return days >= 730 ? three_digits(days / 365.25) + " years" : three_digits(days) + " days";
}

class Checklist {
 public:
  Checklist(const Comparison& comparison, std::size_t point)
      : c_(comparison),
        index_(point),
        point_(comparison.points()[point]),
        crossbar_(point_.crossbar.report),
        baseline_(point_.baselines.front()),
        rival_(name_of_baseline(comparison.baselines().front())) {}

  [[nodiscard]] std::vector<ChecklistItem> items() const {
    return {{"boundary of each side", boundary()},
            {"task metric and accuracy of both",
             "not simulated here: both sides are charged for the same work.  What the crossbar "
             "loses in accuracy has to come from a network on simulated tiles"},
            {"precision", precision()},
            {"node and supply", nodes()},
            {"batch and software", batch()},
            {"baseline measured, fitted or peak", kinds()},
            {"utilisation and conversions", conversions()},
            {"split of the energy", split(crossbar_) + " | " + rival_ + ": " + split(baseline_)},
            {"cell energy from data or average", cells()},
            {"supply of the read currents", supply()},
            {"bias of the amplifiers", bias()},
            {"writing and refresh", writing()},
            {"idle time", idle()},
            {"chips and area", area()},
            {"density and silicon", density()},
            {"links, switches and hosts", links()},
            {"latency and throughput at this point", speed()},
            {"uncertainty", uncertainty()},
            {"ratio at three choices of the baseline", choices()},
            {"structure chosen otherwise", structure()},
            {"like for like", alike()},
            {"share that the memristor touches", touched()},
            {"catch-up year",
             "not part of this figure: it needs a doubling time, achieved against achieved"},
            {"distance to the thermal limit", floors()}};
  }

 private:
  [[nodiscard]] std::string boundary() const {
    return std::string(name_of(crossbar_.boundary)) + " on both sides; losses of the site " +
           percent(c_.conditions().conditions.site.overhead.value) +
           " (PUE - 1) where it is included";
  }
  [[nodiscard]] std::string precision() const {
    const Workload& w = c_.workload();
    std::string widths;
    for (const double bits : w.weight_widths()) {
      widths += (widths.empty() ? "" : " and ") + to_text(bits);
    }
    return "weights " + widths + " bit, activations " + std::to_string(w.activation_bits) +
           " bit; ADC " + std::to_string(c_.accelerator().adc_bits) + " bit; " + rival_ + ": " +
           baseline_.conditions;
  }
  [[nodiscard]] std::string nodes() const {
    return crossbar_.conditions + " | " + baseline_.conditions +
           ".  Logic scales by Stillmaker and Baas 2017, converters with node^1.88; voltages that "
           "the device fixes do not scale";
  }
  [[nodiscard]] std::string batch() const {
    return "batch " + to_text(point_.batch) + " of " + c_.workload().name + "; " + baseline_.name;
  }
  [[nodiscard]] std::string kinds() const {
    return rival_ + " " + name_of(baseline_.kind) + ", crossbar " + name_of(crossbar_.kind);
  }
  [[nodiscard]] std::string conversions() const {
    const auto& activity = point_.crossbar.activity;
    const auto& a = c_.accelerator();
    return percent(point_.crossbar.deployment.utilisation) + " of the cells hold weights; " +
           three_digits(activity.adc_conversions / activity.inputs) + " conversions per " +
           c_.workload().unit + ", " + to_text(a.adcs_per_array) + " converters per array at " +
           engineering(1 / a.t_conversion, "S/s");
  }
  [[nodiscard]] std::string cells() const {
    return "average: mean conductance and mean square input; sums of v i t over real data come "
           "from simulated tiles, and ignoring the data is wrong by 28 % on average (CiMLoop)";
  }
  [[nodiscard]] std::string supply() const {
    const auto& chosen = c_.accelerator().supply;
    if (!chosen) {
      return "not booked by itself: the rows of the publication stand for it, and whether they "
             "include it is not said";
    }
    return std::string(name_of(chosen->driver)) + " drivers; " +
           percent(share({"drivers", "cells"})) + " of the energy, of which cells " +
           percent(share({"cells"}) / share({"drivers", "cells"}));
  }
  [[nodiscard]] std::string bias() const {
    if (!c_.accelerator().supply) return "as its publication has it";
    return "full scale " + engineering(c_.accelerator().supply->full_scale.value, "A") +
           "; with waking up and sleeping " +
           percent(share({"amplifier", "amplifier bias", "amplifier wake-up"})) + " of the energy";
  }
  /// Of the crossbar's energy in terms of these items.
  [[nodiscard]] double share(std::initializer_list<std::string_view> items) const {
    double sum = 0;
    for (const auto& term : crossbar_.terms) {
      if (std::ranges::find(items, term.item) != items.end()) sum += term.energy.value;
    }
    return sum / crossbar_.energy();
  }
  [[nodiscard]] std::string writing() const {
    const auto& refresh = c_.conditions().refresh_period;
    return engineering(point_.crossbar.programming_energy, "J") +
           " to write all cells, shared out over " + duration(c_.conditions().lifetime) +
           ", refreshed " + (refresh ? "every " + duration(*refresh) : std::string("never"));
  }
  [[nodiscard]] std::string idle() const {
    return "both at work " + percent(c_.conditions().conditions.duty) + " of the time";
  }
  [[nodiscard]] std::string area() const {
    const auto& d = point_.crossbar.deployment;
    return to_text(d.chips) + (d.chips == 1 ? " chip, " : " chips, ") +
           three_digits(d.area_m2 * 1e6) + " mm2 hold all weights; " + baseline_.name;
  }
  [[nodiscard]] std::string density() const {
    const auto& a = c_.accelerator();
    const Workload& w = c_.workload();
    const double area = point_.crossbar.deployment.area_m2;
    if (area <= 0) return "its publication gives no area";
    const double weights = w.weights();
    const double sram = weights / (w.weight_bytes() * sram_area(a));
    std::string text = three_digits(1e-6 * weights / area) + " weights per mm2; SRAM at " +
                       engineering(a.node, "m") + " holds " + three_digits(1e-6 * sram) + ", " +
                       three_digits(sram * area / weights) + " times as many";
    const auto* gpu = std::get_if<baseline::Gpu>(&c_.baselines().front());
    if (gpu == nullptr || gpu->die_area.value <= 0) return text;
    const double dies = detail::run_on(*gpu, w, point_.batch, c_.conditions().conditions).gpus *
                        gpu->die_area.value;
    return text + "; " + three_digits(1e6 * area) + " mm2 of silicon beside " +
           three_digits(1e6 * dies) + " mm2 of " + rival_ + ", their DRAM apart";
  }
  /// Of a byte of SRAM at the accelerator's node, m2.
  [[nodiscard]] static double sram_area(const accelerator::Accelerator& a) {
    constexpr double bytes = 1024;  // of that row
    const auto row = energy::component_of("sram_1kb_16b_puma");
    return row.area.value / bytes * energy::digital_area_scale(row.node, a.node);
  }
  [[nodiscard]] std::string links() const {
    const auto& d = point_.crossbar.deployment;
    return to_text(d.boards) + (d.boards == 1 ? " board and host" : " boards and hosts") +
           "; links between chips " + percent(share({"chip link", "HyperTransport"})) +
           ", switches between boards " + percent(share({"switch"})) + ", hosts " +
           percent(share({"host"})) + " of the energy";
  }
  [[nodiscard]] std::string speed() const {
    const auto one = [&](const EnergyReport& r) {
      return engineering(r.latency(), "s") +
             (r.throughput > 0 ? ", " + three_digits(r.throughput) + " per s" : "");
    };
    return one(crossbar_) + " | " + rival_ + ": " + one(baseline_);
  }
  [[nodiscard]] std::string uncertainty() const {
    return "5 to 95 %: " + range(crossbar_.energy_percentiles(0, 1000), "J") + " | " + rival_ +
           ": " + range(baseline_.energy_percentiles(0, 1000), "J");
  }
  [[nodiscard]] std::string choices() const {
    std::string text;
    const OperatingPoints chosen = operating_points(c_);
    for (const auto& [name, point] : chosen.points) {
      text += (text.empty() ? "" : "; ") + name + " (batch " + to_text(point.batch) + "): " +
              three_digits(point.baselines.front().energy() / point.crossbar.report.energy());
    }
    for (const auto& sentence : chosen.left_out) text += (text.empty() ? "" : "; ") + sentence;
    return text;
  }

  [[nodiscard]] std::string structure() const {
    const ChoiceRange range = choice_range(c_, index_);
    if (range.combinations < 2) return "the accelerator names no alternatives";
    std::string text = three_digits(range.low) + " to " + three_digits(range.high) + " over " +
                       std::to_string(range.combinations) + " combinations";
    for (const Choice& choice : comparison::choices(c_, index_)) {
      if (choice.turns) text += "; " + choice.field + " = " + choice.value + " turns it";
    }
    return text;
  }

  [[nodiscard]] std::string alike() const {
    if (!std::holds_alternative<baseline::Gpu>(c_.baselines().front())) {
      return "only against a GPU: " + rival_ + " has no DRAM, host and software to lend";
    }
    return three_digits(like_for_like(c_).ratio(index_)) + ", as built " +
           three_digits(c_.ratio(index_)) + ": with the DRAM, host and schedule of " + rival_;
  }
  [[nodiscard]] std::string touched() const {
    const MemristorShare share = memristor_share(c_, index_);
    return "cells and wires " + three_digits(100 * share.cells) + " %, their macro " +
           three_digits(100 * share.macro) + " % of the crossbar's energy; weights and products " +
           three_digits(100 * share.baseline) + " % of " + rival_ + "'s";
  }

  [[nodiscard]] std::string floors() const {
    std::string text;
    for (const auto& f : limits(c_, index_)) {
      text += (text.empty() ? "" : ", ") + f.component + " " + three_digits(f.ratio()) + " x (" +
              f.limit + ")";
    }
    return text.empty() ? "no component here has one" : text;
  }

  const Comparison& c_;
  std::size_t index_;
  const Point& point_;
  const EnergyReport& crossbar_;
  const EnergyReport& baseline_;
  std::string rival_;
};

}  // namespace

std::vector<ChecklistItem> checklist(const Comparison& comparison, std::size_t point) {
  (void)comparison.ratio(point);  // refuses a point that is none
  return Checklist(comparison, point).items();
}

}  // namespace titania::comparison
