#include "core/parallel.hpp"

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include "support/catch.hpp"
#include "titania/core/error.hpp"
#include "titania/core/execution.hpp"

using namespace titania;

namespace {

constexpr double kBig = 1e9;  // multiply-adds: worth several threads

}  // namespace

TEST_CASE("a loop runs every item once, on any number of threads") {
  for (const int threads : {1, 2, 4, 16}) {
    const ThreadLimit limit(threads);
    for (const std::size_t items : {0, 1, 2, 3, 100}) {
      std::vector<std::atomic<int>> seen(items);
      detail::parallel_for(items, kBig, [&](std::size_t k) { ++seen[k]; });
      for (const auto& count : seen) REQUIRE(count == 1);
    }
  }
}

TEST_CASE("an exception of an item comes out of the loop") {
  const auto run = [](double operations) {
    detail::parallel_for(64, operations, [](std::size_t k) {
      if (k == 13) throw std::runtime_error("thirteen");
    });
  };
  CHECK_THROWS_AS(run(kBig), std::runtime_error);
  CHECK_THROWS_AS(run(1), std::runtime_error);
}

TEST_CASE("a thread limit holds for its scope, and must be positive") {
  const int before = thread_count();
  {
    const ThreadLimit limit(3);
    CHECK(thread_count() == 3);
    {
      const ThreadLimit inner(1);
      CHECK(thread_count() == 1);
    }
    CHECK(thread_count() == 3);
  }
  CHECK(thread_count() == before);
  CHECK_THROWS_AS(ThreadLimit(0), ArgumentError);
  CHECK(thread_count() == before);
}

TEST_CASE("a progress callback hears rising fractions of the whole call and can cancel it") {
  const double operations = GENERATE(1.0, kBig);
  const auto work = [&] {
    for (std::size_t part = 0; part < 2; ++part) {
      const detail::ProgressPart half(part, 2);
      detail::parallel_for(8, operations, [](std::size_t) {
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
      });
    }
  };
  std::vector<double> heard;
  {
    const ThreadLimit two(2);
    const ProgressScope scope([&](double fraction) {
      heard.push_back(fraction);
      return true;
    });
    work();
  }
  REQUIRE(heard.size() >= 2);
  for (std::size_t k = 1; k < heard.size(); ++k) CHECK(heard[k] >= heard[k - 1]);
  CHECK(heard.front() >= 0);
  CHECK(heard.back() > 0.5);
  CHECK(heard.back() <= 1);

  const ThreadLimit two(2);
  const ProgressScope cancel([](double) { return false; });
  CHECK_THROWS_AS(work(), Interrupted);
}
