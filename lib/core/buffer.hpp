#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>

namespace titania::detail {

/// Numbers in whole cache lines that are not cleared: for kernels that write before they read.
/// Large ones lie in huge pages where the system has them.  Memory fresh from the system costs more
/// than a kernel's pass over it, so the process keeps what it no longer uses, 256 MiB or as much
/// as it uses at the time, for the next that needs about as much.
class Buffer {
 public:
  Buffer() = default;
  explicit Buffer(std::size_t size);

  [[nodiscard]] double* data() { return values_.get(); }
  [[nodiscard]] const double* data() const { return values_.get(); }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::span<double> values() { return {values_.get(), size_}; }
  [[nodiscard]] std::span<const double> values() const { return {values_.get(), size_}; }
  [[nodiscard]] double operator[](std::size_t k) const { return values_.get()[k]; }
  double& operator[](std::size_t k) { return values_.get()[k]; }
  void clear() { std::ranges::fill(values(), 0.0); }

 private:
  struct Release {
    std::size_t capacity;
    void operator()(double* values) const;
  };
  std::size_t size_ = 0;
  std::unique_ptr<double, Release> values_{nullptr, Release{0}};
};

}  // namespace titania::detail
