#include "titania/core/random.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "core/elementary.hpp"
#include "core/kernel.hpp"

// The map from an index to a draw is part of the format and independent of any vector width.
// A tile is 256 normals from 32 blocks; block l of tile t has counter (32 t + l, event, kind, 0).
// Read as 256 words of 32 bits, word k of the blocks giving words [64 k, 64 k + 64), radii come
// from the first 128 words and angles from the last 128:
//   z[e] = r(u[e]) cos(phi(u[128 + e])),   z[128 + e] = r(u[e]) sin(phi(u[128 + e])).

namespace titania {

namespace {

using Word = std::uint64_t;

constexpr int kBlocks = 32;
constexpr std::size_t kTile = 256;
constexpr int kHalf = kTile / 2;
enum Kind : Word { kNormal = 0, kUniform = 1 };

constexpr int kRotations[8][2] = {{14, 16}, {52, 57}, {23, 40}, {5, 37},
                                  {25, 33}, {46, 12}, {58, 22}, {32, 32}};
constexpr Word kParity = 0x1BD11BDAA9FC1A22ULL;

/// The 20 rounds on one block; `key` has its fifth word, the parity, appended.
TITANIA_INLINE void threefry(const Word (&key)[5], Word (&x)[4]) {
  for (int i = 0; i < 4; ++i) x[i] += key[i];
#pragma GCC unroll 20
  for (int round = 0; round < 20; ++round) {
    const int second = round % 2 == 0 ? 1 : 3;
    const int fourth = 4 - second;
    x[0] += x[second];
    x[second] = std::rotl(x[second], kRotations[round % 8][0]) ^ x[0];
    x[2] += x[fourth];
    x[fourth] = std::rotl(x[fourth], kRotations[round % 8][1]) ^ x[2];
    if (round % 4 == 3) {
      const int step = (round + 1) / 4;
      for (int i = 0; i < 4; ++i) x[i] += key[(step + i) % 5];
      x[3] += static_cast<Word>(step);
    }
  }
}

struct Key {
  Word words[5];
};

Key make_key(Word k0, Word k1, Word k2, Word k3) {
  return {{k0, k1, k2, k3, kParity ^ k0 ^ k1 ^ k2 ^ k3}};
}

/// Fills words[k][l] with word k of block `first_block + l`.
TITANIA_INLINE void fill_blocks(
    const Key& key, Word first_block, Word event, Kind kind, Word (&words)[4][kBlocks]) {
  for (int l = 0; l < kBlocks; ++l) {
    Word x[4] = {first_block + static_cast<Word>(l), event, kind, 0};
    threefry(key.words, x);
    for (int k = 0; k < 4; ++k) words[k][l] = x[k];
  }
}

/// One tile of normals.  Three separate loops: one fused body would run latency-bound.
TITANIA_CLONES void normal_tile(const Key& key, Word tile, Word event, double* z) {
  Word words[4][kBlocks];
  fill_blocks(key, tile * kBlocks, event, kNormal, words);
  std::uint32_t u[kTile];
  std::memcpy(u, words, sizeof(u));

  float radius[kHalf];
  for (int e = 0; e < kHalf; ++e) {
    const float uniform = static_cast<float>(static_cast<std::int32_t>(u[e] >> 1)) * 0x1p-31f +
                          0x1p-32f;  // in (0, 1]
    radius[e] = std::sqrt(-2.0f * detail::log_kernel(uniform));
  }
  for (int e = 0; e < kHalf; ++e) {
    const std::uint32_t w = u[kHalf + e];  // angle in units of 2^-32 turns
    const std::uint32_t quadrant = (w + (1u << 29)) >> 30;
    const float t = static_cast<float>(static_cast<std::int32_t>(w << 2)) * 0x1p-32f;
    const auto s = std::bit_cast<std::uint32_t>(detail::sin_quarter(t));
    const auto c = std::bit_cast<std::uint32_t>(detail::cos_quarter(t));
    const std::uint32_t swap = (s ^ c) & (0u - (quadrant & 1u));
    const std::uint32_t cos_sign = ((quadrant + 1) & 2u) << 30;
    const std::uint32_t sin_sign = (quadrant & 2u) << 30;
    z[e] = radius[e] * std::bit_cast<float>(c ^ swap ^ cos_sign);
    z[kHalf + e] = radius[e] * std::bit_cast<float>(s ^ swap ^ sin_sign);
  }
}

/// 64-bit FNV-1a.
Word hash(std::string_view text) {
  Word h = 0xcbf29ce484222325ULL;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return h;
}

}  // namespace

std::array<std::uint64_t, 4> threefry4x64(const std::array<std::uint64_t, 4>& key,
                                          const std::array<std::uint64_t, 4>& counter) noexcept {
  const Key full = make_key(key[0], key[1], key[2], key[3]);
  Word x[4] = {counter[0], counter[1], counter[2], counter[3]};
  threefry(full.words, x);
  return {x[0], x[1], x[2], x[3]};
}

RandomStream::RandomStream(std::uint64_t seed, std::string_view name) : key_{seed, hash(name)} {}

void RandomStream::normal(std::span<double> out, std::uint64_t event, std::uint64_t first) const {
  const Key key = make_key(key_[0], key_[1], 0, 0);
  double tile[kTile];
  for (std::size_t done = 0; done < out.size();) {
    const std::size_t offset = (first + done) % kTile;
    const std::size_t count = std::min(kTile - offset, out.size() - done);
    double* target = count == kTile ? out.data() + done : tile;
    normal_tile(key, (first + done) / kTile, event, target);
    if (target == tile) std::copy_n(tile + offset, count, out.data() + done);
    done += count;
  }
}

void RandomStream::uniform(std::span<double> out, std::uint64_t event, std::uint64_t first) const {
  const Key key = make_key(key_[0], key_[1], 0, 0);
  Word x[4] = {};
  for (std::size_t n = 0; n < out.size(); ++n) {
    const std::uint64_t index = first + n;
    if (n == 0 || index % 4 == 0) {
      x[0] = index / 4;
      x[1] = event;
      x[2] = kUniform;
      x[3] = 0;
      threefry(key.words, x);
    }
    out[n] = static_cast<double>(x[index % 4] >> 11) * 0x1p-53 + 0x1p-54;
  }
}

}  // namespace titania
