#include "core/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <future>
#include <string>
#include <thread>
#include <utility>

#include <omp.h>

#include "titania/core/error.hpp"
#include "titania/core/execution.hpp"

namespace titania {

namespace {

constexpr double kParallelOperations = 4e6;
constexpr std::chrono::milliseconds kPollInterval{100};

using Clock = std::chrono::steady_clock;

/// Who hears about the progress of this thread's calls.
struct Listener {
  const Progress* callback = nullptr;
  double low = 0.0;  // the part of the whole call that the running loop is
  double high = 1.0;
  double fraction = 0.0;  // last told
  Clock::time_point last{};

  [[nodiscard]] bool is_due() const {
    return callback != nullptr && Clock::now() - last >= kPollInterval;
  }
  void tell() {
    last = Clock::now();
    if (!(*callback)(fraction)) throw Interrupted("cancelled");
  }
  /// How much of the running loop is done.
  void tell(double done) {
    fraction = low + (high - low) * done;
    tell();
  }
};

thread_local int thread_limit = 0;  // 0: no limit
thread_local Listener listener;

}  // namespace

ThreadLimit::ThreadLimit(int threads) : previous_(thread_limit) {
  if (threads < 1) {
    throw ArgumentError("threads = " + std::to_string(threads) + ": must be at least 1");
  }
  thread_limit = threads;
}

ThreadLimit::~ThreadLimit() { thread_limit = previous_; }

int thread_count() noexcept {
  const int available = omp_get_max_threads();
  return thread_limit > 0 ? thread_limit : available;
}

ProgressScope::ProgressScope(Progress callback)
    : callback_(std::move(callback)), previous_(listener.callback) {
  listener.callback = callback_ ? &callback_ : nullptr;
  listener.fraction = 0.0;
  listener.last = Clock::now();
}

ProgressScope::~ProgressScope() { listener.callback = previous_; }

namespace detail {

ProgressPart::ProgressPart(std::size_t k, std::size_t parts)
    : low_(listener.low), high_(listener.high) {
  const double step = (high_ - low_) / static_cast<double>(parts);
  listener.low = low_ + step * static_cast<double>(k);
  listener.high = listener.low + step;
}

ProgressPart::~ProgressPart() {
  listener.low = low_;
  listener.high = high_;
}

void poll_progress() {
  if (listener.is_due()) listener.tell();
}

void run_interruptibly(std::function<void()> work) {
  if (listener.callback == nullptr) {
    work();
    return;
  }
  std::packaged_task<void()> task(std::move(work));
  std::future<void> done = task.get_future();
  std::thread(std::move(task)).detach();
  while (done.wait_for(kPollInterval) != std::future_status::ready) poll_progress();
  done.get();
}

void run_loop(std::size_t items, double operations, LoopBody body, void* context) {
  const auto poll = [&](std::size_t k) {
    if (listener.is_due()) listener.tell(static_cast<double>(k) / static_cast<double>(items));
  };
  const bool worth_it = operations >= kParallelOperations && items > 1 && omp_in_parallel() == 0;
  const int threads = worth_it ? static_cast<int>(std::min<std::size_t>(thread_count(), items)) : 1;
  if (threads == 1) {
    for (std::size_t k = 0; k < items; ++k) {
      poll(k);
      body(context, k);
    }
    return;
  }

  std::atomic<std::size_t> next{0};
  std::atomic<bool> stop{false};
  std::exception_ptr failure;
#pragma omp parallel num_threads(threads)
  {
    const bool calling_thread = omp_get_thread_num() == 0;
    try {
      for (std::size_t k; !stop && (k = next++) < items;) {
        if (calling_thread) poll(k);
        body(context, k);
      }
    } catch (...) {
      if (!stop.exchange(true)) failure = std::current_exception();
    }
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace detail
}  // namespace titania
