#include "core/buffer.hpp"

#include <atomic>
#include <cstddef>
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
constexpr std::size_t kMostKept = std::size_t{1} << 27;

std::size_t rounded(std::size_t bytes, std::size_t unit) {
  return std::max(unit, (bytes + unit - 1) / unit * unit);
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
  const std::size_t size = rounded(bytes + offset, alignment);
  auto* memory = static_cast<std::byte*>(std::aligned_alloc(alignment, size));
  if (memory == nullptr) throw std::bad_alloc();
#ifdef __linux__
  if (bytes >= kHugePage) (void)madvise(memory, size, MADV_HUGEPAGE);
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

/// Memory that nobody uses at the moment, the latest last.
class Shelf {
  struct Kept {
    double* memory;
    std::size_t bytes;
  };

 public:
  double* take(std::size_t bytes) {
    const std::scoped_lock lock(mutex_);
    for (std::size_t k = kept_.size(); k-- > 0;) {
      if (kept_[k].bytes != bytes) continue;
      double* const memory = kept_[k].memory;
      kept_.erase(kept_.begin() + static_cast<std::ptrdiff_t>(k));
      total_ -= bytes;
      return memory;
    }
    return nullptr;
  }

  void put(double* memory, std::size_t bytes) {
    std::vector<Kept> leaving;
    {
      const std::scoped_lock lock(mutex_);
      kept_.push_back({memory, bytes});
      total_ += bytes;
      while (total_ > kMostKept) {
        leaving.push_back(kept_.front());
        total_ -= kept_.front().bytes;
        kept_.erase(kept_.begin());
      }
    }
    for (const Kept& old : leaving) release(old.memory, old.bytes);
  }

 private:
  std::mutex mutex_;
  std::vector<Kept> kept_;
  std::size_t total_ = 0;
};

/// Never destroyed: buffers may outlive it otherwise.
Shelf& shelf() {
  static Shelf* const one = new Shelf;
  return *one;
}

}  // namespace

Buffer::Buffer(std::size_t size) : size_(size) {
  if (size == 0) return;
  const std::size_t bytes = rounded(size * sizeof(double), kCacheLine);
  double* memory = bytes >= kLarge ? shelf().take(bytes) : nullptr;
  if (memory == nullptr) memory = allocate(bytes);
  values_ = {memory, Release{bytes}};
}

void Buffer::Release::operator()(double* values) const {
  if (bytes >= kLarge) {
    shelf().put(values, bytes);
  } else {
    release(values, bytes);
  }
}

}  // namespace titania::detail
