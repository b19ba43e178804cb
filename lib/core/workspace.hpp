#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <memory>
#include <mutex>
#include <new>
#include <utility>
#include <vector>

/// @file
/// Memory for temporaries that come and go: fresh pages would cost as much as the products in them.

namespace titania::detail {

class Workspace;

/// Uninitialised numbers, aligned to a cache line, that go back to their workspace at the end.
class WorkBuffer {
 public:
  WorkBuffer() = default;
  WorkBuffer(Workspace& home, std::size_t size);
  WorkBuffer(WorkBuffer&& other) noexcept
      : home_(std::exchange(other.home_, nullptr)),
        data_(std::exchange(other.data_, nullptr)),
        bin_(other.bin_) {}
  WorkBuffer& operator=(WorkBuffer&& other) noexcept {
    std::swap(home_, other.home_);
    std::swap(data_, other.data_);
    std::swap(bin_, other.bin_);
    return *this;
  }
  WorkBuffer(const WorkBuffer&) = delete;
  WorkBuffer& operator=(const WorkBuffer&) = delete;
  ~WorkBuffer();

  [[nodiscard]] double* data() const { return data_; }

 private:
  Workspace* home_ = nullptr;
  double* data_ = nullptr;
  std::size_t bin_ = 0;
};

/// Keeps freed buffers, sorted by size, for the next to ask; safe from several threads at once.
/// It must outlive its buffers.
class Workspace {
 public:
  Workspace() = default;
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;
  ~Workspace() {
    for (auto& bin : free_) {
      for (double* data : bin) release(data);
    }
  }

 private:
  friend class WorkBuffer;
  static constexpr std::align_val_t kAlignment{64};
  // Sizes are rounded up to 4, 5, 6 or 7 times a power of two.
  static constexpr std::size_t kSteps = 4;
  static constexpr std::size_t kLeastOctave = 6;
  static constexpr std::size_t kLeast = std::size_t{1} << kLeastOctave;

  static std::size_t bin_of(std::size_t size) {
    if (size <= kLeast) return 0;
    const auto octave = static_cast<std::size_t>(std::bit_width(size - 1) - 1);  // of size - 1
    const std::size_t step = ((size - 1) >> (octave - 2)) & (kSteps - 1);
    return (octave - kLeastOctave) * kSteps + step + 1;
  }
  static std::size_t size_of(std::size_t bin) {
    return (kLeast / kSteps * (kSteps + bin % kSteps)) << (bin / kSteps);
  }
  static void release(double* data) { ::operator delete(data, kAlignment); }

  double* take(std::size_t bin) {
    {
      const std::lock_guard lock(mutex_);
      if (!free_[bin].empty()) {
        double* data = free_[bin].back();
        free_[bin].pop_back();
        return data;
      }
    }
    return static_cast<double*>(::operator new(size_of(bin) * sizeof(double), kAlignment));
  }
  void give_back(double* data, std::size_t bin) noexcept {
    try {
      const std::lock_guard lock(mutex_);
      free_[bin].push_back(data);
    } catch (...) {
      release(data);
    }
  }

  std::mutex mutex_;
  std::array<std::vector<double*>, 160> free_;
};

inline WorkBuffer::WorkBuffer(Workspace& home, std::size_t size)
    : home_(&home), bin_(Workspace::bin_of(size)) {
  data_ = home.take(bin_);
}

inline WorkBuffer::~WorkBuffer() {
  if (data_ != nullptr) home_->give_back(data_, bin_);
}

}  // namespace titania::detail
