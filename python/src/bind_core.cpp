#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "bind_config.hpp"
#include "long_call.hpp"
#include "module.hpp"
#include "titania/core/activity.hpp"
#include "titania/core/error.hpp"
#include "titania/core/execution.hpp"
#include "titania/core/version.hpp"
#include "titania/core/workload.hpp"

namespace titania::python {

namespace {

/// `with threads(n):`
class ThreadScope {
 public:
  explicit ThreadScope(int threads) : threads_(threads) { const ThreadLimit check(threads); }
  void enter() { limit_ = std::make_unique<ThreadLimit>(threads_); }
  void exit() { limit_.reset(); }

 private:
  int threads_;
  std::unique_ptr<ThreadLimit> limit_;
};

void bind_errors(py::module_& m) {
  const auto& argument =
      py::register_exception<ArgumentError>(m, "ArgumentError", PyExc_ValueError);
  py::register_exception<ConfigError>(m, "ConfigError", argument.ptr());
  py::register_exception<ShapeError>(m, "ShapeError", argument.ptr());
  py::register_exception<FileError>(m, "FileError", PyExc_OSError);
}

}  // namespace

Progress python_progress() {
  // One bar per call; it exists only once a call has lasted a second.
  struct Bar {
    py::object bar;
    ~Bar() {
      if (!bar) return;
      const py::gil_scoped_acquire gil;
      bar.attr("close")();
      bar = py::object();
    }
  };
  auto state = std::make_shared<Bar>();
  const auto start = std::chrono::steady_clock::now();
  return [state, start](double fraction) {
    const py::gil_scoped_acquire gil;
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    if (std::chrono::steady_clock::now() - start > std::chrono::seconds(1)) {
      if (!state->bar) state->bar = py::module_::import("titania._progress").attr("Bar")();
      state->bar.attr("update")(fraction);
    }
    return true;
  };
}

void bind_core(py::module_& m) {
  m.attr("__version__") = version();
  bind_errors(m);

  py::class_<ThreadScope>(m, "threads",
                          "Limits the threads of calls made inside `with titania.threads(n):`.\n\n"
                          "Changes no result, only the time.")
      .def(py::init<int>(), py::arg("n"))
      .def("__enter__", [](ThreadScope& scope) { scope.enter(); })
      .def("__exit__", [](ThreadScope& scope, const py::args&) { scope.exit(); });
  m.def("thread_count", &thread_count, "Threads that a call made now would use.");

  bind_config<Activity>(m, "Counted events and solved energies of some inputs.")
      .def("__add__", [](Activity a, const Activity& b) { return a += b; });
  bind_config<Hardware>(m, "The circuits that have to be there.")
      .def("__add__", [](Hardware a, const Hardware& b) { return a += b; });
  bind_config<ProgramActivity>(m, "What writing cells cost; energies are [derived].")
      .def("__add__", [](ProgramActivity a, const ProgramActivity& b) { return a += b; });
  bind_config<LayerShape>(m, "One layer of a workload.");
  bind_config<Workload>(m, "What one inference computes.  1 MAC = 2 operations.")
      .def_property_readonly("macs", &Workload::macs, "Multiply-accumulates per inference.")
      .def_property_readonly("weight_bytes", &Workload::weight_bytes)
      .def_property_readonly("io_bytes", &Workload::io_bytes,
                             "Bytes of the first input and the last output.")
      .def_property_readonly("hidden_bytes", &Workload::hidden_bytes,
                             "Bytes written and read between layers.");
}

}  // namespace titania::python
