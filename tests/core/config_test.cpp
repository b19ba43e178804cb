#include "titania/core/config.hpp"

#include <cmath>
#include <concepts>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "titania/array/crossbar.hpp"
#include "titania/baseline/gpu.hpp"
#include "titania/core/config_text.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"
#include "titania/core/units.hpp"
#include "titania/tile/tile_config.hpp"

namespace titania::flattening {

struct Span {
  static constexpr const char* type_name = "Span";
  double low = 0;
  double high = 1;

  void check(std::string_view path) const {
    if (low > high) throw ConfigError(std::string(path) + ".low is above high");
  }
  bool operator==(const Span&) const = default;
};

struct Window {
  static constexpr const char* type_name = "Window";
  Span span = {.high = 4};
  Wires wires = {};
  bool operator==(const Window&) const = default;
};

struct Sample {
  static constexpr const char* type_name = "Sample";
  int count = 1;
  Window window = {.wires = {.r_source = 2}};
  bool operator==(const Sample&) const = default;
};

}  // namespace titania::flattening

namespace titania {

template <>
inline constexpr auto fields<flattening::Span> =
    std::tuple{field("low", &flattening::Span::low, "V", closed(0, 10), "From."),
               field("high", &flattening::Span::high, "V", closed(0, 10), "To.")};
template <>
inline constexpr auto fields<flattening::Window> =
    std::tuple{flattened(&flattening::Window::span),
               field("wires", &flattening::Window::wires, "", any_value, "Wires.")};
template <>
inline constexpr auto fields<flattening::Sample> =
    std::tuple{field("count", &flattening::Sample::count, "", closed(1, 9), "How many."),
               flattened(&flattening::Sample::window)};

}  // namespace titania

using namespace titania;
using namespace titania::literals;

namespace {

std::string message_of(const auto& call) {
  try {
    call();
  } catch (const std::exception& e) {
    return e.what();
  }
  return "";
}

}  // namespace

TEST_CASE("the arity of an aggregate counts numbers, optionals, variants, vectors and configs") {
  struct All {
    int a;
    bool b;
    Drive c;
    std::optional<double> d;
    std::variant<device::Ideal, device::Vteam> e;
    std::vector<nonideality::Effect> f;
    Wires g;
    WriteScheme h;
    std::string i;
    ScalarOrArray j;
    double k;
  };
  struct None {};
  STATIC_REQUIRE(detail::arity<All>() == 11);
  STATIC_REQUIRE(detail::arity<None>() == 0);
  STATIC_REQUIRE(detail::arity<flattening::Sample>() == 2);
}

TEST_CASE("the fields of flattened members stand in the table as if they were the owner's own") {
  flattening::Sample sample;
  CHECK(field_names<flattening::Sample>() ==
        std::vector<std::string>{"count", "low", "high", "wires"});
  for_each_field<flattening::Sample>([&](const auto& row) {
    if constexpr (std::same_as<decltype(row.of(sample)), double&>) {
      if (row.name == std::string("low")) row.of(sample) = 0.5;
    }
  });
  CHECK(sample.window.span.low == 0.5);
  CHECK(to_string(sample).find(", low=0.5, ") != std::string::npos);
  CHECK(to_string(sample).find("wires=Wires(r_word_line=") != std::string::npos);
}

TEST_CASE("errors in flattened members name the path without the member") {
  flattening::Sample sample;
  sample.window.span = {.low = 3, .high = 11};
  CHECK(message_of([&] { validate(sample); }) == "Sample.high = 11 V: must be in [0, 10] V");
  sample.window.span = {.low = 3, .high = 2};
  CHECK(message_of([&] { validate(sample); }) == "Sample.low is above high");
  sample.window.span = {};
  sample.window.wires.r_sense = -1_ohm;
  CHECK(message_of([&] { validate(sample); }) ==
        "Sample.wires.r_sense = -1 ohm: must be in [0, inf] ohm");
}

TEST_CASE("a name that stands twice in a table is found at compile time") {
  using S = flattening::Span;
  constexpr auto low = field("low", &S::low, "V", any_value, "");
  STATIC_REQUIRE(
      detail::names_differ(std::tuple{low, field("high", &S::high, "V", any_value, "")}));
  STATIC_REQUIRE_FALSE(
      detail::names_differ(std::tuple{low, field("low", &S::high, "V", any_value, "")}));
}

TEST_CASE("a value in a unit that people think in is suspected aloud") {
  const auto refusal = [](auto config) { return message_of([&] { validate(config); }); };
  CHECK(refusal(nonideality::ProgrammingError{.relative = 5}) ==
        "ProgrammingError.relative = 5: must be in [0, 1]; 5 % is 0.05");
  CHECK(refusal(nonideality::RangeSpread{.g_min_cv = 5}) ==
        "RangeSpread.g_min_cv = 5: must be in [0, 1]; 5 % is 0.05");
  CHECK(refusal(ArrayConfig{.t_read = 100}) ==
        "ArrayConfig.t_read = 100 s: must be in (0, 1] s; 100 ns is 100e-9 s");
  CHECK(refusal(Wires{.c_word_line = 0.7}) ==
        "Wires.c_word_line = 0.7 F: must be in [0, 1e-09] F; 0.7 fF is 0.7e-15 F");
  CHECK(refusal(periphery::Adc{.sample_rate = 1e-8}) ==
        "Adc.sample_rate = 1e-08 1/s: must be in [1, 1e+12] 1/s; once in 1e-08 s is 1e+08 1/s");
  CHECK_THAT(message_of([] { Crossbar(ArrayConfig{.rows = 2, .cols = 2}, 1).advance(1, 85); }),
             Catch::Contains("temperature = 85 K: must be in [150, 2000] K; 85 C is 358.15 K"));
  // No hint where no unit explains it.
  CHECK(refusal(nonideality::ProgrammingError{.relative = -1}) ==
        "ProgrammingError.relative = -1: must be in [0, 1]");
}

TEST_CASE("an error names path, value, unit and allowed range") {
  ArrayConfig config;
  config.wires.r_word_line = -1_ohm;
  CHECK(message_of([&] { validate(config); }) ==
        "ArrayConfig.wires.r_word_line = -1 ohm: must be in [0, inf] ohm");
  config = {};
  config.device = device::Tio2Passive{.v_set = 0.0};
  CHECK(message_of([&] { validate(config); }) ==
        "ArrayConfig.device.v_set = 0 V: must be in (0, 100] V");
  config = {};
  config.nonidealities = {nonideality::ReadNoise{}, nonideality::StuckCells{.p_on = 2}};
  CHECK(message_of([&] { validate(config); }) ==
        "ArrayConfig.nonidealities[1].p_on = 2: must be in [0, 1]; 2 % is 0.02");
  config = {};
  config.wires.r_source = std::vector<double>{1, -2};
  config.rows = 2;
  CHECK(message_of([&] { validate(config); }) ==
        "ArrayConfig.wires.r_source[1] = -2 ohm: must be in [0, inf] ohm");
}

TEST_CASE("NaN is refused everywhere, infinity where it means nothing") {
  ArrayConfig config;
  config.t_read = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS(validate(config), ConfigError);
  config.t_read = inf;
  CHECK_THROWS_AS(validate(config), ConfigError);
  config = {};
  config.wires.r_source = inf;
  CHECK_NOTHROW(validate(config));
}

TEST_CASE("rules between fields are checked") {
  CHECK_THROWS_AS(validate(device::Ideal{.g_min = 1e-4, .g_max = 1e-5}), ConfigError);
  CHECK_THROWS_AS(validate(WriteScheme{.v_start = 2, .v_stop = 1}), ConfigError);
  CHECK_THROWS_AS(validate(nonideality::StuckCells{.p_on = 0.6, .p_off = 0.6}), ConfigError);
  ArrayConfig config;
  config.nonidealities = {nonideality::ReadNoise{}, nonideality::ReadNoise{}};
  CHECK(message_of([&] { validate(config); }).find("a second ReadNoise") != std::string::npos);
  config = {.rows = 65536, .cols = 65536};
  CHECK(message_of([&] { validate(config); }).find("rows * cols") != std::string::npos);
  config = {.rows = 2, .cols = 3};
  config.wires.r_word_line = Matrix(3, 2, 1.0);
  CHECK(message_of([&] { validate(config); }) ==
        "ArrayConfig.wires.r_word_line has shape (3, 2), expected a scalar or (2, 3) = "
        "(word lines, segments)");
  config = {};
  config.device = device::Custom{};
  CHECK_THROWS_AS(validate(config), ConfigError);
}

TEST_CASE("the text of a config is Python that shows every field") {
  CHECK(to_string(Wires{}) ==
        "Wires(r_word_line=0.0, r_bit_line=0.0, r_source=0.0, r_sense=0.0, drive='left', "
        "sense='bottom', c_word_line=0.0, c_bit_line=0.0)");
  Wires wires{.r_word_line = 2.5_ohm, .r_source = std::vector<double>{1, inf}};
  wires.drive = Drive::both;
  CHECK(to_string(wires) ==
        "Wires(r_word_line=2.5, r_bit_line=0.0, r_source=[1.0, float('inf')], r_sense=0.0, "
        "drive='both', sense='bottom', c_word_line=0.0, c_bit_line=0.0)");
  TileConfig config;
  config.array.rows = 64;
  config.adc.bits = std::nullopt;
  config.array.device = device::Vteam{.r_on = 75};
  const std::string text = to_string(config);
  CHECK(text.starts_with("TileConfig(rows=64, cols=128, device=Vteam("));
  CHECK(text.find("r_on=75.0") != std::string::npos);
  CHECK(text.find("adc=Adc(bits=None, range=") != std::string::npos);
}

TEST_CASE("every default of a device, a nonideality and a cost states its source") {
  const auto all_have_sources = []<class Config>(std::in_place_type_t<Config>) {
    bool all = true;
    for_each_field<Config>([&](const auto& row) { all = all && std::string(row.source) != ""; });
    return all;
  };
  CHECK(all_have_sources(std::in_place_type<device::Ideal>));
  CHECK(all_have_sources(std::in_place_type<device::Tio2Passive>));
  CHECK(all_have_sources(std::in_place_type<device::Vteam>));
  CHECK(all_have_sources(std::in_place_type<nonideality::ProgrammingError>));
  CHECK(all_have_sources(std::in_place_type<nonideality::RangeSpread>));
  CHECK(all_have_sources(std::in_place_type<nonideality::StuckCells>));
  CHECK(all_have_sources(std::in_place_type<nonideality::PowerLawDrift>));
  CHECK(all_have_sources(std::in_place_type<nonideality::ReadNoise>));
  CHECK(all_have_sources(std::in_place_type<WriteScheme>));
}

TEST_CASE("numbers as text are short and independent of the locale") {
  CHECK(to_text(0.1) == "0.1");
  CHECK(to_text(-1, "ohm") == "-1 ohm");
  CHECK(to_text(inf) == "inf");
  CHECK(engineering(6.4867e-12, "J") == "6.49 pJ");
  CHECK(engineering(0.9996e-9, "J") == "1 nJ");
  CHECK(engineering(0, "J") == "0 J");
  CHECK(engineering(2500, "") == "2.5 k");
  CHECK(expected_one_of("vtem", {"Ideal", "Vteam"}) ==
        "expected one of {Ideal, Vteam}; did you mean 'Vteam'?");
  CHECK(expected_one_of("zzz", {"Ideal", "Vteam"}) == "expected one of {Ideal, Vteam}");
}

TEST_CASE("shapes that do not fit are refused") {
  const std::vector<double> six(6);
  CHECK_NOTHROW(MatrixView(six, 2, 3));
  CHECK_THROWS_AS(MatrixView(six, 2, 2), ShapeError);
  CHECK_THROWS_AS(MatrixView(six, std::size_t{1} << 63, 6), ShapeError);
  CHECK_THROWS_AS(Matrix(six, 7, 1), ShapeError);
}
