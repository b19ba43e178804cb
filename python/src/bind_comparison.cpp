#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "bind_config.hpp"
#include "energy_tuples.hpp"
#include "long_call.hpp"
#include "module.hpp"
#include "pickle.hpp"
#include "titania/comparison/break_even.hpp"
#include "titania/comparison/choices.hpp"
#include "titania/comparison/comparison.hpp"
#include "titania/comparison/like_for_like.hpp"
#include "titania/comparison/versus.hpp"
#include "titania/core/text.hpp"

namespace titania::python {

namespace {

using comparison::Comparison;
using comparison::Point;

std::vector<comparison::Baseline> to_baselines(const py::iterable& objects) {
  std::vector<comparison::Baseline> list;
  for (const py::handle object : objects) {
    list.push_back(from_python<comparison::Baseline>(object, "baselines"));
  }
  return list;
}

using Baselines =
    py::typing::Tuple<py::typing::Union<baseline::Gpu, baseline::DigitalUnit>, py::ellipsis>;

Baselines baselines(const Comparison& c) { return to_python(c.baselines()); }

py::typing::Tuple<py::str, py::ellipsis> names(const Comparison& c) {
  py::list list;
  list.append(c.accelerator().name);
  for (const auto& baseline : c.baselines()) list.append(comparison::name_of_baseline(baseline));
  return py::tuple(list);
}

/// The number of a batch; a negative one counts from the last.
std::size_t place(const Comparison& c, std::int64_t point) {
  const auto count = static_cast<std::int64_t>(c.points().size());
  if (point < -count || point >= count) {
    throw ArgumentError("point = " + std::to_string(point) + ": there are " +
                        std::to_string(count) + " batches");
  }
  return static_cast<std::size_t>(point < 0 ? point + count : point);
}

std::vector<energy::EnergyReport> reports(const Comparison& c, std::int64_t point) {
  const Point& at = c.points()[place(c, point)];
  std::vector<energy::EnergyReport> list{at.crossbar.report};
  list.insert(list.end(), at.baselines.begin(), at.baselines.end());
  return list;
}

std::tuple<double, double, double> ratio_percentiles(const Comparison& c,
                                                     std::int64_t point,
                                                     std::size_t baseline,
                                                     std::uint64_t seed,
                                                     std::size_t draws) {
  return to_tuple(c.ratio_percentiles(place(c, point), baseline, seed, draws));
}

std::vector<std::pair<std::string, Point>> operating_points(const Comparison& c,
                                                            double latency_bound) {
  std::vector<std::pair<std::string, Point>> list;
  for (auto& [name, point] : comparison::operating_points(c, latency_bound).points) {
    list.emplace_back(name, std::move(point));
  }
  return list;
}

std::vector<std::string> left_out(const Comparison& c, double latency_bound) {
  return comparison::operating_points(c, latency_bound).left_out;
}

std::vector<std::pair<std::string, std::string>> checklist(const Comparison& c,
                                                           std::int64_t point) {
  std::vector<std::pair<std::string, std::string>> list;
  for (const auto& item : comparison::checklist(c, place(c, point))) {
    list.emplace_back(item.question, item.answer);
  }
  return list;
}

std::vector<std::tuple<std::string, std::string, double, double>> limits(const Comparison& c,
                                                                         std::int64_t point) {
  std::vector<std::tuple<std::string, std::string, double, double>> list;
  for (const auto& f : comparison::limits(c, place(c, point))) {
    list.emplace_back(f.component, f.limit, f.energy, f.floor);
  }
  return list;
}

comparison::BreakEvenMap break_even(const Comparison& c,
                                    const std::vector<int>& sizes,
                                    const std::vector<int>& adc_bits,
                                    const std::vector<double>& batches,
                                    std::size_t baseline) {
  return comparison::break_even(c.workload(), c.accelerator(), c.baselines().at(baseline), sizes,
                                adc_bits, batches, c.conditions());
}

void add_sides(py::class_<Comparison>& cls) {
  cls.def(py::init([](const Workload& workload, const accelerator::Accelerator& accelerator,
                      const py::iterable& baselines, const std::vector<double>& batches,
                      const accelerator::Run& conditions) {
            return Comparison(workload, accelerator, to_baselines(baselines), batches, conditions);
          }),
          py::arg("workload"), py::arg("accelerator"), py::arg("baselines"), py::arg("batches"),
          py::arg("conditions") = accelerator::Run{})
      .def_property_readonly("workload", &Comparison::workload, "What one inference computes.")
      .def_property_readonly("accelerator", &Comparison::accelerator, "The crossbar's side.")
      .def_property_readonly("baselines", &baselines, "The other side.")
      .def_property_readonly("names", &names, "Names of the accelerator and of every baseline.")
      .def_property_readonly("conditions", &Comparison::conditions, "Boundary, duty, lifetime.")
      .def_property_readonly(
          "points", &Comparison::points,
          "Both sides at every batch: `.batch`, `.crossbar` (an Inference), `.baselines`.")
      .def("at", &Comparison::at, py::arg("batch"), "Both sides at another batch.")
      .def("reports", &reports, py::arg("point") = -1,
           "Energy reports of the accelerator and of every baseline at a batch.");
}

void bind_choices(py::module_& m) {
  using comparison::Choice;
  using comparison::ChoiceRange;
  py::class_<Choice>(m, "Choice", "One number of the accelerator, or its driver, chosen otherwise.")
      .def_readonly("field", &Choice::field, "Its name.")
      .def_readonly("chosen", &Choice::chosen, "What the accelerator has.")
      .def_readonly("value", &Choice::value, "What it could have.")
      .def_readonly("source", &Choice::source, "Why that.")
      .def_readonly("ratio", &Choice::ratio, "Baseline over crossbar with that.")
      .def_readonly("turns", &Choice::turns, "The other side wins then.")
      .def("__repr__", [](const Choice& c) {
        return "<Choice " + c.field + " = " + c.value + ": ratio " + three_digits(c.ratio) +
               (c.turns ? ", turns the verdict>" : ">");
      });
  py::class_<ChoiceRange>(m, "ChoiceRange", "The ratio over all combinations of alternatives.")
      .def_readonly("low", &ChoiceRange::low, "Lowest ratio.")
      .def_readonly("high", &ChoiceRange::high, "Highest ratio.")
      .def_readonly("at_low", &ChoiceRange::at_low, "What differs from the accelerator there.")
      .def_readonly("at_high", &ChoiceRange::at_high, "The same at the highest ratio.")
      .def_readonly("combinations", &ChoiceRange::combinations,
                    "How many were gone through, the accelerator's own included.")
      .def_readonly("left_out", &ChoiceRange::left_out, "How many cannot run the workload.")
      .def("__repr__", [](const ChoiceRange& r) {
        return "<ChoiceRange " + three_digits(r.low) + " to " + three_digits(r.high) + " over " +
               std::to_string(r.combinations) + " combinations>";
      });
}

void bind_memristor_share(py::module_& m) {
  using comparison::MemristorShare;
  py::class_<MemristorShare>(m, "MemristorShare", "What the memristor could touch, 0 to 1.")
      .def_readonly("cells", &MemristorShare::cells, "Of the crossbar's energy: cells and wires.")
      .def_readonly("macro", &MemristorShare::macro, "With drivers, converters and logic.")
      .def_readonly("baseline", &MemristorShare::baseline,
                    "Of the baseline's: moving weights, and products.")
      .def("__repr__", [](const MemristorShare& s) {
        return "<MemristorShare: cells " + three_digits(100 * s.cells) + " %, macro " +
               three_digits(100 * s.macro) + " %, baseline " + three_digits(100 * s.baseline) +
               " %>";
      });
}

void add_likeness(py::class_<Comparison>& cls) {
  cls.def(
         "like_for_like",
         [](const Comparison& c, std::size_t baseline) {
           return comparison::like_for_like(c, baseline);
         },
         py::arg("baseline") = 0,
         "The comparison as if the crossbar had the GPU's DRAM, hosts and scheduling.")
      .def(
          "memristor_share",
          [](const Comparison& c, std::int64_t point, std::size_t baseline) {
            return comparison::memristor_share(c, place(c, point), baseline);
          },
          py::arg("point") = -1, py::arg("baseline") = 0,
          "Shares of each side's energy that the memristor could touch.");
}

void add_choices(py::class_<Comparison>& cls) {
  cls.def(
         "choices",
         [](const Comparison& c, std::int64_t point, std::size_t baseline) {
           return comparison::choices(c, place(c, point), baseline);
         },
         py::arg("point") = -1, py::arg("baseline") = 0,
         "What the ratio would be with each alternative of the accelerator alone, and which turns\n"
         "the verdict.")
      .def(
          "choice_range",
          [](const Comparison& c, std::int64_t point, std::size_t baseline) {
            return without_gil(
                [&] { return comparison::choice_range(c, place(c, point), baseline); });
          },
          py::arg("point") = -1, py::arg("baseline") = 0,
          "The ratio over all combinations of alternatives, 4096 at most.");
}

void add_ratios(py::class_<Comparison>& cls) {
  cls.def(
         "ratio",
         [](const Comparison& c, std::int64_t point, std::size_t baseline) {
           return c.ratio(place(c, point), baseline);
         },
         py::arg("point") = -1, py::arg("baseline") = 0,
         "Baseline's energy over the crossbar's; below 1 the crossbar loses.")
      .def("ratio_percentiles", &ratio_percentiles, py::arg("point") = -1, py::arg("baseline") = 0,
           py::kw_only(), py::arg("seed") = 0, py::arg("draws") = 1000,
           "(5 %, 50 %, 95 %) of the ratio over all constants, shared ones moving both sides.")
      .def(
          "decisive",
          [](const Comparison& c, std::int64_t point, std::size_t baseline, std::size_t count) {
            return to_tuples(c.decisive(place(c, point), baseline, count));
          },
          py::arg("point") = -1, py::arg("baseline") = 0, py::arg("count") = 3,
          "(constant, low, high): the ratio with each of the deciding constants at its ends.")
      .def(
          "verdict",
          [](const Comparison& c, std::int64_t point, std::size_t baseline) {
            return c.verdict(place(c, point), baseline);
          },
          py::arg("point") = -1, py::arg("baseline") = 0,
          "Who wins at a batch, by how much, in one sentence.")
      .def("__str__", &Comparison::to_text);
}

void add_questions(py::class_<Comparison>& cls) {
  cls.def("operating_points", &operating_points, py::arg("latency_bound") = 0.1,
          "The first baseline as papers choose it: batch 1, step within the bound (s), saturated; "
          "without those that a side cannot run.")
      .def("left_out", &left_out, py::arg("latency_bound") = 0.1,
           "A sentence on each operating point that a side cannot run.")
      .def("checklist", &checklist, py::arg("point") = -1,
           "(question, answer): what a reader has to be told.")
      .def("limits", &limits, py::arg("point") = -1,
           "(component, limit, energy, floor): J spent by the crossbar, and J that physics asks.")
      .def("break_even", &break_even, py::arg("sizes") = std::vector{32, 64, 128, 256, 512, 1024},
           py::arg("adc_bits") = std::vector{4, 5, 6, 7, 8, 9, 10},
           py::arg("batches") = std::vector{1.0, 8.0, 64.0, 512.0}, py::arg("baseline") = 0,
           "Where the crossbar wins and where it loses, over array size, ADC bits and batch.");
}

void bind_break_even_map(py::module_& m) {
  using comparison::BreakEvenMap;
  py::class_<BreakEvenMap>(m, "BreakEvenMap",
                           "Ratio of energies over array size, ADC bits and batch.")
      .def_readonly("sizes", &BreakEvenMap::sizes, "Word lines = bit lines.")
      .def_readonly("adc_bits", &BreakEvenMap::adc_bits, "Bits of the converters.")
      .def_readonly("batches", &BreakEvenMap::batches, "Inferences under way together.")
      .def_readonly("lossless_bits", &BreakEvenMap::lossless_bits,
                    "Bits that lose nothing of a full column, for each size.")
      .def_property_readonly(
          "ratio",
          [](const BreakEvenMap& map) {
            const auto shape =
                std::vector<py::ssize_t>{static_cast<py::ssize_t>(map.sizes.size()),
                                         static_cast<py::ssize_t>(map.adc_bits.size()),
                                         static_cast<py::ssize_t>(map.batches.size())};
            return py::array_t<double>(shape, map.ratio.data());
          },
          "(sizes, adc_bits, batches): baseline over crossbar; below 1 the crossbar loses.")
      .def(pickle_of_members<BreakEvenMap, &BreakEvenMap::sizes, &BreakEvenMap::adc_bits,
                             &BreakEvenMap::batches, &BreakEvenMap::ratio,
                             &BreakEvenMap::lossless_bits>())
      .def("__repr__", [](const BreakEvenMap& map) {
        const auto [low, high] = std::ranges::minmax(map.ratio);
        return "<BreakEvenMap of " + std::to_string(map.sizes.size()) + " sizes, " +
               std::to_string(map.adc_bits.size()) + " ADC bits, " +
               std::to_string(map.batches.size()) + " batches: ratio " + three_digits(low) +
               " to " + three_digits(high) + ">";
      });
  m.def("lossless_adc_bits", &comparison::lossless_adc_bits, py::arg("rows"),
        py::arg("bits_per_cell"), py::arg("dac_bits"), "Bits that hold every sum of a column.");
}

void bind_versus(py::module_& m) {
  py::class_<comparison::Versus>(m, "Versus",
                                 "A crossbar and a baseline, both at the baseline's boundary.")
      .def_readonly("crossbar", &comparison::Versus::crossbar,
                    "The crossbar's EnergyReport at the baseline's boundary.")
      .def_readonly("baseline", &comparison::Versus::baseline, "The baseline's EnergyReport.")
      .def_property_readonly("ratio", &comparison::Versus::ratio,
                             "Baseline's energy over the crossbar's; below 1 the crossbar loses.")
      .def(
          "ratio_percentiles",
          [](const comparison::Versus& v, std::uint64_t seed) {
            return to_tuple(v.ratio_percentiles(seed));
          },
          py::arg("seed") = 0, "(5 %, 50 %, 95 %) of the ratio.")
      .def("payback", &comparison::Versus::payback, py::arg("programming"),
           "Inferences after which writing the weights is paid back; inf if never.")
      .def("verdict", &comparison::verdict,
           "Who wins, by how much, at which boundary, and what decides it, in one sentence.\n\n"
           "It knows nothing of the results: say beside it how accurate each side is.")
      .def(pickle_of_members<comparison::Versus, &comparison::Versus::crossbar,
                             &comparison::Versus::baseline>())
      .def("__repr__", [](const comparison::Versus& v) {
        return "<Versus of '" + v.crossbar.name + "' and '" + v.baseline.name + "': ratio " +
               three_digits(v.ratio()) + ">";
      });
  m.def("versus", &comparison::versus, py::arg("crossbar"), py::arg("baseline"),
        py::arg("workload"),
        "Compares a crossbar's macro report with a baseline's report at the latter's boundary.");
  m.def("table", &comparison::table, py::arg("crossbar"), py::arg("baselines"), py::arg("workload"),
        "A text table of the crossbar and all baselines.");
}

}  // namespace

void bind_comparison(py::module_& m) {
  bind_versus(m);
  bind_break_even_map(m);
  py::class_<Point>(m, "Point", "Both sides at one batch.")
      .def_readonly("batch", &Point::batch, "Inferences under way together.")
      .def_readonly("crossbar", &Point::crossbar, "Inference of the accelerator.")
      .def_readonly("baselines", &Point::baselines, "EnergyReport of every baseline.")
      .def(pickle_of_members<Point, &Point::batch, &Point::crossbar, &Point::baselines>())
      .def("__repr__", [](const Point& p) {
        return "<Point of batch " + three_digits(p.batch) + ", with " +
               std::to_string(p.baselines.size()) + " baselines>";
      });
  bind_choices(m);
  bind_memristor_share(m);
  py::class_<Comparison> cls(m, "Comparison",
                             "A workload on a crossbar accelerator and on its competitors.");
  add_sides(cls);
  add_choices(cls);
  add_likeness(cls);
  add_ratios(cls);
  add_questions(cls);
  m.def(
      "baseline_of_name",
      [](const std::string& name) { return to_python(comparison::baseline_of_name(name)); },
      py::arg("name"), "The Gpu or DigitalUnit of that name.");
}

}  // namespace titania::python
