#pragma once

// Debian's Catch2 is version 2; what the tests use is common to versions 2 and 3.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
