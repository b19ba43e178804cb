#include "core/buffer.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <new>
#include <vector>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace titania::detail {

namespace {

constexpr std::size_t kCacheLine = 64;
constexpr std::size_t kHugePage = std::size_t{1} << 21;
constexpr std::size_t kLarge = std::size_t{1} << 14;  // bytes
constexpr std::size_t kOffset = 5 * kCacheLine;
constexpr std::size_t kOffsets = 13;
constexpr std::size_t kKept = std::size_t{1} << 28;  // bytes, or as many as are in use

// Capacities are 4, 5, 6 or 7 cache lines times a power of two, so that one serves all sizes near
// it: the blocks of a ragged matrix, say.
constexpr std::size_t kSteps = 4;
constexpr std::size_t kLeast = kSteps * kCacheLine;  // bytes
constexpr std::size_t kCapacities = kSteps * 48;

std::size_t capacity_of(std::size_t bytes) {
  if (bytes <= kLeast) return 0;
  const std::size_t lines = (bytes - 1) / kCacheLine;
  const auto octave = static_cast<std::size_t>(std::bit_width(lines)) - 3;
  return octave * kSteps + (lines >> octave) - kSteps + 1;
}
std::size_t bytes_of(std::size_t capacity) {
  return ((kSteps + capacity % kSteps) * kCacheLine) << (capacity / kSteps);
}

/// Buffers that begin at one place of their pages would compete for the same sets of a cache and
/// delay each other's loads, so large ones begin at different places.
std::size_t next_offset() {
  static std::atomic<std::size_t> count{0};
  return count++ % kOffsets * kOffset;
}

/// A large buffer's bytes begin after its offset; the offset itself is written before them.
double* allocate(std::size_t bytes) {
  const bool is_large = bytes >= kLarge;
  const std::size_t offset = is_large ? kOffset + next_offset() : 0;
  const std::size_t alignment = bytes >= kHugePage ? kHugePage : kCacheLine;
  const std::size_t size = (bytes + offset + alignment - 1) / alignment * alignment;
  auto* memory = static_cast<std::byte*>(std::aligned_alloc(alignment, size));
  if (memory == nullptr) throw std::bad_alloc();
#ifdef __linux__
  // The last page is not used up.
  if (bytes >= kHugePage) (void)madvise(memory, size - kHugePage, MADV_HUGEPAGE);
#endif
  if (is_large) std::memcpy(memory + offset - sizeof(offset), &offset, sizeof(offset));
  return reinterpret_cast<double*>(memory + offset);
}

void release(double* values, std::size_t bytes) {
  auto* memory = reinterpret_cast<std::byte*>(values);
  std::size_t offset = 0;
  if (bytes >= kLarge) std::memcpy(&offset, memory - sizeof(offset), sizeof(offset));
  std::free(memory - offset);
}

/// Memory that nobody uses at the moment, by capacity.  What has lain there longest goes first.
class Shelf {
  struct Kept {
    double* memory;
    std::uint64_t time;  // when it was put here
  };

 public:
  /// Null if there is none.
  double* take(std::size_t capacity) {
    const std::scoped_lock lock(mutex_);
    used_ += bytes_of(capacity);
    auto& kept = kept_[capacity];
    if (kept.empty()) return nullptr;
    double* const memory = kept.back().memory;
    kept.pop_back();
    total_ -= bytes_of(capacity);
    return memory;
  }

  void put(double* memory, std::size_t capacity) {
    try {
      const std::scoped_lock lock(mutex_);
      used_ -= bytes_of(capacity);
      kept_[capacity].push_back({memory, time_++});
      total_ += bytes_of(capacity);
      while (total_ > std::max(kKept, used_)) drop_oldest();
    } catch (const std::bad_alloc&) {
      release(memory, bytes_of(capacity));
    }
  }

 private:
  void drop_oldest() {
    std::size_t oldest = 0;
    std::uint64_t time = time_;
    for (std::size_t c = 0; c < kCapacities; ++c) {
      if (kept_[c].empty() || kept_[c].front().time >= time) continue;
      oldest = c;
      time = kept_[c].front().time;
    }
    release(kept_[oldest].front().memory, bytes_of(oldest));
    total_ -= bytes_of(oldest);
    kept_[oldest].erase(kept_[oldest].begin());
  }

  std::mutex mutex_;
  std::array<std::vector<Kept>, kCapacities> kept_;  // the latest last
  std::size_t total_ = 0;                            // bytes kept
  std::size_t used_ = 0;                             // bytes handed out
  std::uint64_t time_ = 0;
};

/// Never destroyed: buffers may outlive it otherwise.
Shelf& shelf() {
  static Shelf* const one = new Shelf;
  return *one;
}

}  // namespace

Buffer::Buffer(std::size_t size) : size_(size) {
  if (size == 0) return;
  if (size > (std::size_t{1} << 48)) throw std::bad_alloc();
  const std::size_t capacity = capacity_of(size * sizeof(double));
  double* memory = shelf().take(capacity);
  if (memory == nullptr) memory = allocate(bytes_of(capacity));
  values_ = {memory, Release{capacity}};
}

void Buffer::Release::operator()(double* values) const { shelf().put(values, capacity); }

}  // namespace titania::detail
