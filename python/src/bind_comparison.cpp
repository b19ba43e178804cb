#include "bind_config.hpp"
#include "module.hpp"
#include "titania/comparison/break_even.hpp"
#include "titania/comparison/comparison.hpp"
#include "titania/comparison/versus.hpp"

namespace titania::python {

namespace {

using comparison::Comparison;

std::tuple<double, double, double> to_tuple(const energy::Percentiles& p) {
  return {p.p5, p.p50, p.p95};
}

std::vector<comparison::Baseline> to_baselines(const py::iterable& objects) {
  std::vector<comparison::Baseline> list;
  for (const py::handle object : objects) {
    list.push_back(from_python<comparison::Baseline>(object, "baselines"));
  }
  return list;
}

using Strings = py::typing::List<py::typing::Tuple<py::str, py::str>>;

void bind_comparison_class(py::module_& m) {
  py::class_<comparison::Point>(m, "Point", "Both sides at one batch.")
      .def_readonly("batch", &comparison::Point::batch, "Inferences under way together.")
      .def_readonly("crossbar", &comparison::Point::crossbar, "Inference of the accelerator.")
      .def_readonly("baselines", &comparison::Point::baselines, "EnergyReport of every baseline.");
  py::class_<Comparison>(m, "Comparison",
                         "A workload on a crossbar accelerator and on its competitors.")
      .def(py::init([](const Workload& workload, const accelerator::Accelerator& accelerator,
                       const py::iterable& baselines, const std::vector<double>& batches,
                       const accelerator::Run& conditions) {
             return Comparison(workload, accelerator, to_baselines(baselines), batches, conditions);
           }),
           py::arg("workload"), py::arg("accelerator"), py::arg("baselines"), py::arg("batches"),
           py::arg("conditions") = accelerator::Run{})
      .def_property_readonly("workload", &Comparison::workload, "What one inference computes.")
      .def_property_readonly("accelerator", &Comparison::accelerator, "The crossbar's side.")
      .def_property_readonly(
          "baselines", [](const Comparison& c) { return to_python(c.baselines()); },
          "The other side: Gpu or DigitalUnit objects.")
      .def_property_readonly("conditions", &Comparison::conditions, "Boundary, duty, lifetime.")
      .def_property_readonly("points", &Comparison::points, "Both sides at every batch.")
      .def("ratio", &Comparison::ratio, py::arg("point"), py::arg("baseline") = 0,
           "Baseline's energy over the crossbar's; below 1 the crossbar loses.")
      .def(
          "ratio_percentiles",
          [](const Comparison& c, std::size_t point, std::size_t baseline, std::uint64_t seed,
             std::size_t draws) {
            return to_tuple(c.ratio_percentiles(point, baseline, seed, draws));
          },
          py::arg("point"), py::arg("baseline") = 0, py::arg("seed") = 0, py::arg("draws") = 1000,
          "(5 %, 50 %, 95 %) of the ratio.")
      .def(
          "decisive",
          [](const Comparison& c, std::size_t point, std::size_t baseline, std::size_t count) {
            py::typing::List<py::typing::Tuple<py::str, py::float_, py::float_>> list;
            for (const auto& s : c.decisive(point, baseline, count)) {
              list.append(py::make_tuple(s.constant, s.low, s.high));
            }
            return list;
          },
          py::arg("point"), py::arg("baseline") = 0, py::arg("count") = 3,
          "(constant, low, high): the ratio with the constant at its 5 % and 95 % points.")
      .def("at", &Comparison::at, py::arg("batch"), "Both sides at another batch.")
      .def(
          "operating_points",
          [](const Comparison& c, double latency_bound) {
            py::typing::List<py::typing::Tuple<py::str, comparison::Point>> list;
            for (auto& [name, point] : comparison::operating_points(c, latency_bound)) {
              list.append(py::make_tuple(name, std::move(point)));
            }
            return list;
          },
          py::arg("latency_bound") = 0.1,
          "(name, Point) at batch 1, at the latency bound, and saturated.")
      .def(
          "checklist",
          [](const Comparison& c, std::size_t point) {
            Strings list;
            for (const auto& item : comparison::checklist(c, point)) {
              list.append(py::make_tuple(item.question, item.answer));
            }
            return list;
          },
          py::arg("point"), "(question, answer) of the checklist of a fair comparison.")
      .def(
          "limits",
          [](const Comparison& c, std::size_t point) {
            using Row = py::typing::Tuple<py::str, py::str, py::float_, py::float_>;
            py::typing::List<Row> list;
            for (const auto& f : comparison::limits(c, point)) {
              list.append(py::make_tuple(f.component, f.limit, f.energy, f.floor));
            }
            return list;
          },
          py::arg("point"),
          "(component, limit, energy, floor): what the crossbar's components spend, J, and what\n"
          "physics asks of them at 300 K.")
      .def("verdict", &Comparison::verdict, py::arg("point"), py::arg("baseline") = 0,
           "Who wins at a batch, by how much, in one sentence.")
      .def("__str__", &Comparison::to_text);
  m.def("name_of_baseline", &comparison::name_of_baseline, py::arg("baseline"),
        "Key of a GPU, or 'digital-unit'.");
  m.def(
      "baseline_of_name",
      [](const std::string& name) { return to_python(comparison::baseline_of_name(name)); },
      py::arg("name"), "The Gpu or DigitalUnit of that name.");
}

void bind_break_even(py::module_& m) {
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
          "(sizes, adc_bits, batches): baseline over crossbar; below 1 the crossbar loses.");
  m.def(
      "break_even",
      [](const Workload& workload, const accelerator::Accelerator& accelerator,
         const py::object& baseline, const std::vector<int>& sizes,
         const std::vector<int>& adc_bits, const std::vector<double>& batches,
         const accelerator::Run& conditions) {
        return comparison::break_even(workload, accelerator,
                                      from_python<comparison::Baseline>(baseline, "baseline"),
                                      sizes, adc_bits, batches, conditions);
      },
      py::arg("workload"), py::arg("accelerator"), py::arg("baseline"), py::arg("sizes"),
      py::arg("adc_bits"), py::arg("batches"), py::arg("conditions") = accelerator::Run{},
      "Where the crossbar wins and where it loses.");
  m.def("lossless_adc_bits", &comparison::lossless_adc_bits, py::arg("rows"),
        py::arg("bits_per_cell"), py::arg("dac_bits"), "Bits that hold every sum of a column.");
}

}  // namespace

void bind_comparison(py::module_& parent) {
  auto m = parent.def_submodule("comparison", "Both sides of one workload.");
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
            const auto p = v.ratio_percentiles(seed);
            return std::tuple(p.p5, p.p50, p.p95);
          },
          py::arg("seed") = 0, "(5 %, 50 %, 95 %) of the ratio.")
      .def("payback", &comparison::Versus::payback, py::arg("programming"),
           "Inferences after which writing the weights is paid back; inf if never.")
      .def("verdict", &comparison::verdict,
           "Who wins, by how much, at which boundary, and what decides it, in one sentence.\n\n"
           "It knows nothing of the results: say beside it how accurate each side is.");
  m.def("versus", &comparison::versus, py::arg("crossbar"), py::arg("baseline"),
        py::arg("workload"),
        "Compares a crossbar's macro report with a baseline's report at the latter's boundary.");
  m.def("table", &comparison::table, py::arg("crossbar"), py::arg("baselines"), py::arg("workload"),
        "A text table of the crossbar and all baselines.");
  bind_comparison_class(m);
  bind_break_even(m);
}

}  // namespace titania::python
