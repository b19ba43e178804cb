#pragma once

#include <memory>
#include <mutex>
#include <optional>

namespace titania::detail {

/// Something that is made when it is first asked for, by whichever thread asks first.
template <class T>
class Lazy {
 public:
  /// `make()` runs once; if it throws, the next to ask tries again.
  [[nodiscard]] const T& get(auto&& make) const {
    std::call_once(*once_, [&] { value_.emplace(make()); });
    return *value_;
  }
  /// Forgets it.  Nobody else may be using it.
  void reset() {
    once_ = std::make_unique<std::once_flag>();
    value_.reset();
  }

 private:
  std::unique_ptr<std::once_flag> once_ = std::make_unique<std::once_flag>();
  mutable std::optional<T> value_;
};

}  // namespace titania::detail
