#include <chrono>
#include <memory>
#include <string>
#include <utility>

#include "long_call.hpp"
#include "module.hpp"
#include "titania/core/execution.hpp"

namespace titania::python {

namespace {

/// Warns of a scope that was made and never entered: it does nothing.
void warn_of_no_with(const std::string& call) {
  const std::string sentence = call + " does nothing outside `with " + call + ":`";
  const py::error_scope keep;  // an error under way goes on
  if (PyErr_WarnEx(PyExc_RuntimeWarning, sentence.c_str(), 1) != 0) PyErr_WriteUnraisable(nullptr);
}

/// `with threads(n):`
class ThreadScope {
 public:
  explicit ThreadScope(int threads) : threads_(threads) { const ThreadLimit check(threads); }
  ThreadScope(const ThreadScope&) = delete;
  ThreadScope& operator=(const ThreadScope&) = delete;
  ~ThreadScope() {
    if (!was_entered_) warn_of_no_with("titania." + text());
  }
  void enter() {
    was_entered_ = true;
    limit_ = std::make_unique<ThreadLimit>(threads_);
  }
  void exit() { limit_.reset(); }
  [[nodiscard]] std::string text() const { return "threads(" + std::to_string(threads_) + ")"; }

 private:
  int threads_;
  bool was_entered_ = false;
  std::unique_ptr<ThreadLimit> limit_;
};

thread_local const py::function* listener = nullptr;  // of the innermost `with progress(...)`

/// `with progress(callback):`
class ListenerScope {
 public:
  explicit ListenerScope(py::function callback) : callback_(std::move(callback)) {}
  ListenerScope(const ListenerScope&) = delete;
  ListenerScope& operator=(const ListenerScope&) = delete;
  ~ListenerScope() {
    if (!was_entered_) warn_of_no_with("titania.progress(...)");
  }
  void enter() {
    was_entered_ = true;
    previous_ = std::exchange(listener, &callback_);
  }
  void exit() { listener = previous_; }
  [[nodiscard]] std::string text() const {
    return "progress(" + std::string(py::repr(callback_)) + ")";
  }

 private:
  py::function callback_;
  bool was_entered_ = false;
  const py::function* previous_ = nullptr;
};

template <class Scope>
void add_scope(py::class_<Scope>& cls) {
  cls.def("__enter__", [](Scope& scope) { scope.enter(); })
      .def("__exit__", [](Scope& scope, const py::args&) { scope.exit(); })
      .def("__repr__", &Scope::text);
}

/// Tells a callback; false if that says False, which cancels.
bool told(const py::function& callback, double fraction) {
  return !callback(fraction).is(py::bool_(false));
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
    if (listener != nullptr) return told(*listener, fraction);
    if (std::chrono::steady_clock::now() - start > std::chrono::seconds(1)) {
      if (!state->bar) state->bar = py::module_::import("titania._progress").attr("Bar")();
      state->bar.attr("update")(fraction);
    }
    return true;
  };
}

void bind_execution(py::module_& m) {
  py::class_<ThreadScope> threads(m, "threads",
                                  "Limits the threads of calls made inside `with "
                                  "titania.threads(n):`.\n\n"
                                  "Changes no result, only the time.");
  threads.def(py::init<int>(), py::arg("n"));
  add_scope(threads);
  py::class_<ListenerScope> progress(
      m, "progress",
      "Tells a function how much of a call is done, inside `with titania.progress(callback):`.\n\n"
      "It is called with a fraction in [0, 1], about ten times a second, in the thread of the\n"
      "call and in place of the bar.  If it returns False, the call raises Interrupted and has\n"
      "changed nothing; an exception that it raises comes through.");
  progress.def(py::init<py::function>(), py::arg("callback"));
  add_scope(progress);
  m.def("thread_count", &thread_count, "Threads that a call made now would use.");
}

}  // namespace titania::python
