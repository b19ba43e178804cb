#include "core/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <string>
#include <utility>

#include <omp.h>

#include "titania/core/error.hpp"
#include "titania/core/execution.hpp"

namespace titania {

namespace {

constexpr double kParallelOperations = 4e6;
constexpr std::chrono::milliseconds kPollInterval{100};

thread_local int thread_limit = 0;  // 0: no limit
thread_local const Progress* progress = nullptr;
thread_local double progress_low = 0.0;
thread_local double progress_high = 1.0;

/// Tells the caller's callback how far the loop is, at most once per interval.
class Poll {
 public:
  explicit Poll(std::size_t items) : items_(items), last_(Clock::now()) {}

  /// False if the call is to be cancelled.  For the calling thread only.
  bool operator()(std::size_t done) {
    if (progress == nullptr || Clock::now() - last_ < kPollInterval) return true;
    last_ = Clock::now();
    const double fraction = static_cast<double>(done) / static_cast<double>(items_);
    return (*progress)(progress_low + (progress_high - progress_low) * fraction);
  }

 private:
  using Clock = std::chrono::steady_clock;
  std::size_t items_;
  Clock::time_point last_;
};

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
    : callback_(std::move(callback)), previous_(progress) {
  progress = callback_ ? &callback_ : nullptr;
}

ProgressScope::~ProgressScope() { progress = previous_; }

namespace detail {

ProgressPart::ProgressPart(std::size_t k, std::size_t parts)
    : low_(progress_low), high_(progress_high) {
  const double step = (high_ - low_) / static_cast<double>(parts);
  progress_low = low_ + step * static_cast<double>(k);
  progress_high = progress_low + step;
}

ProgressPart::~ProgressPart() {
  progress_low = low_;
  progress_high = high_;
}

void run_loop(std::size_t items, double operations, LoopBody body, void* context) {
  Poll poll(items);
  const bool worth_it = operations >= kParallelOperations && items > 1 && omp_in_parallel() == 0;
  const int threads = worth_it ? static_cast<int>(std::min<std::size_t>(thread_count(), items)) : 1;
  if (threads == 1) {
    for (std::size_t k = 0; k < items; ++k) {
      if (!poll(k)) throw Interrupted("cancelled");
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
        if (calling_thread && !poll(k)) throw Interrupted("cancelled");
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
