#pragma once

#include <atomic>
#include <cstdint>

namespace titania {

/// A count that const functions may raise from several threads, and that copies like a number.
class Counter {
 public:
  Counter(std::uint64_t count = 0) : count_(count) {}  // NOLINT(google-explicit-constructor)
  Counter(const Counter& other) : count_(other.value()) {}
  Counter& operator=(const Counter& other) {
    count_ = other.value();
    return *this;
  }
  ~Counter() = default;

  [[nodiscard]] std::uint64_t value() const noexcept { return count_; }
  /// Takes the next `count` numbers; returns the first of them.
  std::uint64_t take(std::uint64_t count) const noexcept { return count_.fetch_add(count); }

 private:
  mutable std::atomic<std::uint64_t> count_;
};

}  // namespace titania
