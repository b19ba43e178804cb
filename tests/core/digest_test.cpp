#include "core/digest.hpp"

#include <array>
#include <string>

#include "support/catch.hpp"

using titania::detail::Digest;

namespace {

std::string digest_of(std::string_view text) {
  Digest digest;
  digest.add(text);
  return digest.text();
}

}  // namespace

TEST_CASE("the digest is FNV-1a") {  // Fowler, Noll, Vo: test vectors of their page
  CHECK(digest_of("") == "cbf29ce484222325");
  CHECK(digest_of("a") == "af63dc4c8601ec8c");
  CHECK(digest_of("foobar") == "85944171f73967e8");
}

TEST_CASE("every bit of every number counts") {
  Digest one;
  one.add(std::array{1.0, 2.0});
  Digest other;
  other.add(std::array{1.0, 2.0000000000000004});
  CHECK(one.text() != other.text());
}
