#include "core/counter.hpp"

#include <thread>
#include <vector>

#include "support/catch.hpp"

using namespace titania;

TEST_CASE("a counter gives every number once, and copies like a number") {
  const Counter counter = 7;
  CHECK(counter.take(3) == 7);
  std::vector<std::jthread> threads;
  for (int k = 0; k < 4; ++k) {
    threads.emplace_back([&] {
      for (int n = 0; n < 1000; ++n) counter.take(2);
    });
  }
  threads.clear();
  CHECK(counter.value() == 10 + 8000);
  Counter copy = counter;
  copy.take(1);
  CHECK(copy.value() == counter.value() + 1);
  copy = counter;
  CHECK(copy.value() == counter.value());
}
