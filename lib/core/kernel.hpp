#pragma once

#include <cstring>
#include <initializer_list>
#include <type_traits>

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

// After the parameters of a lambda, for the same.
#define TITANIA_INLINE_LAMBDA __attribute__((always_inline))

namespace titania::detail {

inline constexpr int kLanes = 8;

/// Eight doubles (or sixteen floats) that are computed on together, element by element.  A value
/// for registers only: its alignment follows the instruction set of the clone, so in memory it is
/// plain numbers, moved by load() and store().
using Lanes = double __attribute__((vector_size(kLanes * sizeof(double))));
using FloatLanes = float __attribute__((vector_size(kLanes * sizeof(double))));

template <class T>
using VectorOf = std::conditional_t<std::is_same_v<T, double>, Lanes, FloatLanes>;

template <class Value, class T>
TITANIA_INLINE Value load(const T* from) {
  if constexpr (std::is_same_v<Value, T>) {
    return *from;  // a copy of bytes would keep loops over doubles from being vectorised
  } else {
    Value value;
    std::memcpy(&value, from, sizeof(value));
    return value;
  }
}

template <class Value, class T>
TITANIA_INLINE void store(T* to, Value value) {
  if constexpr (std::is_same_v<Value, T>) {
    *to = value;
  } else {
    std::memcpy(to, &value, sizeof(value));
  }
}

/// Transposes a square of values in registers.
TITANIA_INLINE void transpose(Lanes (&block)[kLanes]) {
  static_assert(kLanes == 8);
  Lanes a[8];
  for (int k = 0; k < 4; ++k) {  // pairs of neighbours
    a[2 * k] = __builtin_shufflevector(block[2 * k], block[2 * k + 1], 0, 8, 2, 10, 4, 12, 6, 14);
    a[2 * k + 1] =
        __builtin_shufflevector(block[2 * k], block[2 * k + 1], 1, 9, 3, 11, 5, 13, 7, 15);
  }
  Lanes b[8];
  for (const int k : {0, 1, 4, 5}) {
    b[k] = __builtin_shufflevector(a[k], a[k + 2], 0, 1, 8, 9, 4, 5, 12, 13);
    b[k + 2] = __builtin_shufflevector(a[k], a[k + 2], 2, 3, 10, 11, 6, 7, 14, 15);
  }
  for (int k = 0; k < 4; ++k) {
    block[k] = __builtin_shufflevector(b[k], b[k + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    block[k + 4] = __builtin_shufflevector(b[k], b[k + 4], 4, 5, 6, 7, 12, 13, 14, 15);
  }
}

}  // namespace titania::detail
