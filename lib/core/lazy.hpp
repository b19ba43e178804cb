#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

namespace titania::detail {

/// Something that is made when it is first asked for, by whichever thread asks first.
template <class T>
class Lazy {
 public:
  /// `make()` runs once; if it throws, the next to ask tries again.
  // Not std::call_once: the thread sanitizer waits for ever where what it calls throws.
  [[nodiscard]] const T& get(auto&& make) const {
    if (!gate_->made.load(std::memory_order_acquire)) {
      const std::scoped_lock lock(gate_->mutex);
      if (!gate_->made.load(std::memory_order_relaxed)) {
        value_.emplace(make());
        gate_->made.store(true, std::memory_order_release);
      }
    }
    return *value_;
  }
  /// Forgets it.  Nobody else may be using it.
  void reset() {
    gate_->made.store(false, std::memory_order_relaxed);
    value_.reset();
  }

 private:
  struct Gate {
    std::mutex mutex;
    std::atomic<bool> made = false;
  };
  std::unique_ptr<Gate> gate_ = std::make_unique<Gate>();
  mutable std::optional<T> value_;
};

}  // namespace titania::detail
