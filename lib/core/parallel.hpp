#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <type_traits>

namespace titania::detail {

using LoopBody = void (*)(void* context, std::size_t item);

void run_loop(std::size_t items, double operations, LoopBody body, void* context);

/// Runs body(k) once for every k in [0, items), on several threads if the whole loop is worth it.
///
/// `operations` is the loop's total in multiply-adds: below some millions a second thread costs
/// more than it brings.  Items must write to separate places; their order is not defined, so any
/// sum has to be inside one item.  Polls the progress callback; throws Interrupted, or the first
/// exception of an item.
template <class Body>
void parallel_for(std::size_t items, double operations, Body&& body) {
  using Plain = std::remove_reference_t<Body>;
  run_loop(
      items, operations, [](void* context, std::size_t k) { (*static_cast<Plain*>(context))(k); },
      std::addressof(body));
}

/// Polls the progress callback of this thread, from inside an item that may take long; throws
/// Interrupted.
void poll_progress();

/// Runs work, which cannot poll, so that a cancelled call ends at once.  The work itself then runs
/// to its end in a thread of its own: it must own, or share, all it touches.
void run_interruptibly(std::function<void()> work);

/// Maps the progress of the loops inside its scope onto part `k` of `parts`.
class ProgressPart {
 public:
  ProgressPart(std::size_t k, std::size_t parts);
  ~ProgressPart();
  ProgressPart(const ProgressPart&) = delete;
  ProgressPart& operator=(const ProgressPart&) = delete;

 private:
  double low_;
  double high_;
};

}  // namespace titania::detail
