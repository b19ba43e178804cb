#pragma once

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

namespace titania::detail {

inline constexpr int kLanes = 8;

/// Eight doubles that are computed on together, element by element: a value, for registers only.
/// Its alignment follows the instruction set of the clone, so it must never lie in memory that
/// other code allocates; there it is StoredLanes, eight doubles in a row.
using Lanes = double __attribute__((vector_size(kLanes * sizeof(double))));
using StoredLanes =
    double __attribute__((vector_size(kLanes * sizeof(double)), aligned(8), may_alias));

}  // namespace titania::detail
