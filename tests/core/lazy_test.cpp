#include "core/lazy.hpp"

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

#include "support/catch.hpp"

using titania::detail::Lazy;

TEST_CASE("what is lazy is made once, by whoever asks first, and again after a reset") {
  Lazy<int> lazy;
  std::atomic<int> made = 0;
  {
    std::vector<std::jthread> threads;
    for (int k = 0; k < 4; ++k) {
      threads.emplace_back([&] { (void)lazy.get([&] { return ++made; }); });
    }
  }
  CHECK(made == 1);
  lazy.reset();
  CHECK(lazy.get([&] { return ++made; }) == 2);
}

TEST_CASE("what could not be made is tried again") {
  const Lazy<int> lazy;
  const auto fail = []() -> int { throw std::runtime_error("no"); };
  CHECK_THROWS_AS(lazy.get(fail), std::runtime_error);
  CHECK(lazy.get([] { return 3; }) == 3);
}
