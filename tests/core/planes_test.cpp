#include "titania/core/planes.hpp"

#include "support/catch.hpp"
#include "titania/core/error.hpp"

using namespace titania;

namespace {

constexpr PlaneKey kThreshold{"threshold", "V"};

}  // namespace

TEST_CASE("reading a plane that nothing drew is an error that names it and those there are") {
  CellPlanes planes(4);
  planes.make("speed");
  CHECK_THROWS_WITH(planes[kThreshold],
                    Catch::Contains("no plane 'threshold'") && Catch::Contains("{speed}"));
  CHECK_THROWS_AS(planes[kThreshold], ArgumentError);
  CHECK_FALSE(planes.find(kThreshold));
  planes.make(kThreshold)[2] = 0.5;
  CHECK(planes[kThreshold][2] == 0.5);
  CHECK(planes.find("threshold")->size() == 4);
}

TEST_CASE("a plane is drawn once") {
  CellPlanes planes(4);
  planes.make(kThreshold)[0] = 1;
  CHECK_THROWS_WITH(planes.make(kThreshold), Catch::Contains("'threshold'"));
  CHECK(planes[kThreshold][0] == 1);
}

TEST_CASE("stuck cells are sorted, and the first fault of a cell stays") {
  CellPlanes planes(9);
  planes.add_stuck({5, 1e-5});
  planes.add_stuck({2, 2e-5});
  planes.add_stuck({5, 3e-5});
  CHECK(planes.stuck() == std::vector<StuckCell>{{2, 2e-5}, {5, 1e-5}});
}
