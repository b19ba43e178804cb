#pragma once

#include <functional>

#include "titania/core/export.hpp"

/// @file
/// How a call runs: on how many threads, and who hears about its progress.  Both are set for a
/// scope of the calling thread and change no result: every sum in Titania has a fixed order.

namespace titania {

/// Limits the threads used by calls made from this thread, until the end of the scope.
///
///     { ThreadLimit one(1);  array.read(v); }
///
/// Throws ArgumentError if threads < 1.  Without a limit, calls use what OpenMP would (normally
/// all cores, or OMP_NUM_THREADS).
class TITANIA_API ThreadLimit {
 public:
  explicit ThreadLimit(int threads);
  ~ThreadLimit();
  ThreadLimit(const ThreadLimit&) = delete;
  ThreadLimit& operator=(const ThreadLimit&) = delete;

 private:
  int previous_;
};

/// Threads that a call made now from this thread would use.
[[nodiscard]] TITANIA_API int thread_count() noexcept;

/// Hears how much of a call is done, in [0, 1]; returns false to cancel it.
using Progress = std::function<bool(double fraction)>;

/// Installs a progress callback for calls made from this thread, until the end of the scope.
/// It is called on this thread, about ten times a second; a cancelled call throws Interrupted.
class TITANIA_API ProgressScope {
 public:
  explicit ProgressScope(Progress callback);
  ~ProgressScope();
  ProgressScope(const ProgressScope&) = delete;
  ProgressScope& operator=(const ProgressScope&) = delete;

 private:
  Progress callback_;
  const Progress* previous_;
};

}  // namespace titania
