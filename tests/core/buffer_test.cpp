#include "core/buffer.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/parallel.hpp"
#include "support/catch.hpp"
#include "titania/core/execution.hpp"

using titania::detail::Buffer;

namespace {

constexpr std::size_t kSizes[] = {1,    31,   32,    33,    40,      41,     1000,   2047,
                                  2048, 2049, 40000, 65536, 100'003, 262144, 300'000};

bool holds(const Buffer& buffer, double value) {
  return std::ranges::all_of(buffer.values(), [&](double x) { return x == value; });
}

}  // namespace

TEST_CASE("buffers have the size asked for, a cache line of their own, and do not overlap") {
  std::vector<Buffer> buffers;
  for (int round = 0; round < 3; ++round) {
    for (const std::size_t size : kSizes) {
      Buffer& buffer = buffers.emplace_back(size);
      REQUIRE(buffer.size() == size);
      CHECK(reinterpret_cast<std::uintptr_t>(buffer.data()) % 64 == 0);
      std::ranges::fill(buffer.values(), static_cast<double>(buffers.size() - 1));
    }
    for (std::size_t k = 0; k < buffers.size(); ++k) {
      CHECK(holds(buffers[k], static_cast<double>(k)));
    }
    buffers.erase(buffers.begin(), buffers.begin() + 7);  // their memory serves the next round
    for (std::size_t k = 0; k < buffers.size(); ++k) {
      std::ranges::fill(buffers[k].values(), static_cast<double>(k));
    }
  }
}

TEST_CASE("memory that is no longer used serves the next buffer of about that size") {
  for (const std::size_t size : {std::size_t{1000}, std::size_t{30'000}, std::size_t{500'000}}) {
    const double* first = nullptr;
    {
      const Buffer buffer(size);
      first = buffer.data();
    }
    const Buffer ragged(size - size / 100);
    CHECK(ragged.data() == first);
  }
}

TEST_CASE("a buffer can be moved, and an empty one holds nothing") {
  Buffer a(100);
  std::ranges::fill(a.values(), 3.0);
  Buffer b = std::move(a);
  Buffer c;
  CHECK(c.size() == 0);
  CHECK(c.data() == nullptr);
  c = std::move(b);
  CHECK(c.size() == 100);
  CHECK(holds(c, 3.0));
  CHECK(Buffer(0).values().empty());
  c.clear();
  CHECK(holds(c, 0.0));
}

TEST_CASE("more than is kept may be used and given back") {
  const std::size_t size = std::size_t{3} << 20;  // 24 MiB each
  for (int round = 0; round < 2; ++round) {
    std::vector<Buffer> buffers;
    for (int k = 0; k < 8; ++k) {
      buffers.emplace_back(size);
      buffers.back()[0] = buffers.back()[size - 1] = k;
    }
    for (int k = 0; k < 8; ++k) CHECK(buffers[k][0] + buffers[k][size - 1] == 2.0 * k);
  }
}

TEST_CASE("several threads may take and give back buffers at once") {
  const titania::ThreadLimit limit(4);
  std::vector<char> is_sound(64, 0);
  titania::detail::parallel_for(is_sound.size(), 1e9, [&](std::size_t item) {
    bool sound = true;
    for (std::size_t k = 0; k < 200; ++k) {
      Buffer a(kSizes[(item + k) % 10]);
      Buffer b(kSizes[(item + 3 * k) % 10]);
      std::ranges::fill(a.values(), static_cast<double>(item));
      std::ranges::fill(b.values(), -1.0);
      sound = sound && holds(a, static_cast<double>(item)) && holds(b, -1.0);
    }
    is_sound[item] = sound ? 1 : 0;
  });
  CHECK(std::ranges::count(is_sound, 1) == 64);
}

TEST_CASE("a size that no memory can hold is refused") {
  CHECK_THROWS_AS(Buffer(std::size_t{1} << 60), std::bad_alloc);
  CHECK_THROWS_AS(Buffer(std::size_t{1} << 47), std::bad_alloc);
}
