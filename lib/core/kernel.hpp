#pragma once

#include <cstring>

/// @file
/// What every numerical kernel is compiled with.  A kernel is a function over a whole range, built
/// for several instruction sets; the loader picks the copy for the machine.  All copies give the
/// same bits: no fused multiply-add (the build passes -ffp-contract=off), no library functions, and
/// sums in the order written here.

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define TITANIA_SANITIZED 1
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TITANIA_SANITIZED 1
#endif

// Function clones need GCC on x86-64 with glibc; sanitizers start too late for their resolvers.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__gnu_linux__) && \
    !defined(TITANIA_SANITIZED)
#define TITANIA_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define TITANIA_CLONES
#endif

#define TITANIA_INLINE inline __attribute__((always_inline))

// In front of a loop whose iterations touch different elements of arrays that do not overlap;
// spares the compiler more comparisons of addresses than it is willing to make.
#if defined(__GNUC__) && !defined(__clang__)
#define TITANIA_INDEPENDENT _Pragma("GCC ivdep")
#else
#define TITANIA_INDEPENDENT
#endif

namespace titania::detail {

inline constexpr int kLanes = 8;

/// Eight doubles that are computed on together, element by element.  A value for registers only:
/// its alignment follows the instruction set of the clone, so in memory it is eight plain doubles,
/// moved by load() and store().
using Lanes = double __attribute__((vector_size(kLanes * sizeof(double))));

template <class Value>
TITANIA_INLINE Value load(const double* from) {
  Value value;
  std::memcpy(&value, from, sizeof(value));
  return value;
}

template <class Value>
TITANIA_INLINE void store(double* to, const Value& value) {
  std::memcpy(to, &value, sizeof(value));
}

}  // namespace titania::detail
