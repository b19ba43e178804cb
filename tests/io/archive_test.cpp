#include "titania/io/archive.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

#include "support/catch.hpp"
#include "support/generate.hpp"
#include "titania/core/error.hpp"
#include "titania/io/preset.hpp"

using namespace titania;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, removed at the end.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("titania-test-" + std::to_string(getpid()))) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  [[nodiscard]] fs::path operator/(const char* name) const { return path_ / name; }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
  }

 private:
  fs::path path_;
};

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

Crossbar lived_in() {
  const TileConfig preset = io::preset("tio2_passive");
  ArrayConfig config = preset.array.cut(9, 6);
  config.nonidealities[2] = nonideality::StuckCells{.p_on = 0.1, .p_off = 0.1};
  Crossbar x(config, 18446744073709551557ULL, "name with / and ünicode");
  x.program(test::Generate(1).matrix(9, 6, 10e-6, 100e-6));
  x.advance(12345.678, 310);
  (void)x.read(Matrix(7, 9, 0.1));
  return x;
}

}  // namespace

TEST_CASE("a loaded array goes on as the saved one would have") {
  const Folder folder;
  Crossbar x = lived_in();
  io::save(x, folder / "x.npz");
  Crossbar y = io::load_crossbar(folder / "x.npz");
  CHECK(y.config() == x.config());
  CHECK(y.seed() == x.seed());
  CHECK(y.name() == x.name());
  CHECK(y.age() == x.age());
  CHECK(y.inputs_read() == 7);
  CHECK(y.planes() == x.planes());
  CHECK(y.last_program() == x.last_program());
  const Matrix v = test::Generate(2).matrix(3, 9, 0, 0.1);
  CHECK(y.read(v) == x.read(v));
  const Matrix g(9, 6, 50e-6);
  x.program(g);
  y.program(g);
  x.advance(100);
  y.advance(100);
  CHECK(y.read(v) == x.read(v));
}

TEST_CASE("a loaded tile goes on as the saved one would have") {
  const Folder folder;
  TileConfig config = io::preset("tio2_passive");
  config.array.rows = 16;
  config.array.cols = 12;
  Tile t(test::Generate(3).matrix(11, 37, -1, 1), config, 5);
  const Matrix x = test::Generate(4).matrix(10, 37, 0, 1);
  t.calibrate(x);
  t.advance(1000);
  (void)t.apply(x);
  io::save(t, folder / "t.npz");
  Tile u = io::load_tile(folder / "t.npz");
  CHECK(u.ranges() == t.ranges());
  CHECK(u.apply(x) == t.apply(x));
  t.program();
  u.program();
  CHECK(u.apply(x) == t.apply(x));
}

TEST_CASE("a loaded network goes on as the saved one would have") {
  const Folder folder;
  test::Generate generate(3);
  TileConfig config = io::preset("tio2_passive");
  config.array.rows = 16;
  config.array.cols = 12;
  Network n({Linear{generate.matrix(11, 37, -1, 1), std::vector(11, 0.5)}, Relu{},
             Linear{generate.matrix(4, 11, -1, 1)}},
            config, 5, "net");
  const Matrix x = generate.matrix(10, 37, 0, 1);
  n.calibrate(x);
  n.advance(1000);
  (void)n.apply(x);
  io::save(n, folder / "n.npz");
  Network m = io::load_network(folder / "n.npz");
  CHECK(m.layers() == n.layers());
  CHECK(m.inputs_read() == 10);
  CHECK(m.apply(x) == n.apply(x));
  n.program();
  m.program();
  CHECK(m.apply(x) == n.apply(x));
}

TEST_CASE("bytes in memory are those of the file") {
  const Folder folder;
  const Crossbar x = lived_in();
  const std::string bytes = io::to_bytes(x);
  io::save(x, folder / "x.npz");
  CHECK(read_file(folder / "x.npz") == bytes);
  const Matrix v(2, 9, 0.1);
  CHECK(std::get<Crossbar>(io::from_bytes(bytes)).read(v) == x.read(v));
  for (std::size_t length = 0; length < bytes.size(); length += 371) {
    REQUIRE_THROWS_AS(io::from_bytes(bytes.substr(0, length)), FileError);
  }
  CHECK_THROWS_WITH(io::from_bytes("hello"), Catch::Contains("'bytes in memory'"));
}

TEST_CASE("equal objects make equal files, and saving replaces a file whole") {
  const Folder folder;
  io::save(lived_in(), folder / "a.npz");
  io::save(lived_in(), folder / "b.npz");
  CHECK(read_file(folder / "a.npz") == read_file(folder / "b.npz"));
  write_file(folder / "b.npz", "old");
  io::save(lived_in(), folder / "b.npz");
  CHECK(read_file(folder / "a.npz") == read_file(folder / "b.npz"));
  CHECK(folder.files() == 2);
}

TEST_CASE("a truncated file is refused at every length") {
  const Folder folder;
  io::save(lived_in(), folder / "x.npz");
  const std::string bytes = read_file(folder / "x.npz");
  for (std::size_t length = 0; length < bytes.size(); length += 37) {
    write_file(folder / "cut.npz", bytes.substr(0, length));
    REQUIRE_THROWS_AS(io::load(folder / "cut.npz"), FileError);
  }
}

TEST_CASE("a changed byte is refused, or is one that carries nothing") {
  const Folder folder;
  const Crossbar x = lived_in();
  io::save(x, folder / "x.npz");
  const std::string bytes = read_file(folder / "x.npz");
  const Matrix v = test::Generate(2).matrix(1, 9, 0, 0.1);
  const Matrix expected = x.read(v, {.index = 0});
  int refused = 0;
  for (std::size_t k = 0; k < bytes.size(); k += 7) {
    std::string changed = bytes;
    changed[k] = static_cast<char>(changed[k] ^ (1 << (k % 8)));
    write_file(folder / "changed.npz", changed);
    try {
      const Crossbar y = io::load_crossbar(folder / "changed.npz");
      REQUIRE(y.read(v, {.index = 0}) == expected);
    } catch (const FileError& e) {
      ++refused;
      REQUIRE_THAT(e.what(), Catch::Contains("changed.npz"));
    }
  }
  CHECK(refused > 0.9 * static_cast<double>(bytes.size()) / 7);
}

TEST_CASE("what is not a file of Titania is refused with its path") {
  const Folder folder;
  for (const std::string content : {"", "hello", "PK\x03\x04 not really", "\x93NUMPY"}) {
    write_file(folder / "foreign.npz", content);
    CHECK_THROWS_WITH(io::load(folder / "foreign.npz"), Catch::Contains("foreign.npz"));
  }
  CHECK_THROWS_AS(io::load(folder / "missing.npz"), FileError);
  CHECK_THROWS_AS(io::load(folder / ""), FileError);
  io::save(lived_in(), folder / "x.npz");
  CHECK_THROWS_WITH(io::load_tile(folder / "x.npz"),
                    Catch::Contains("holds a Crossbar, expected a Tile"));
  CHECK_THROWS_WITH(io::load_network(folder / "x.npz"),
                    Catch::Contains("holds a Crossbar, expected a Network"));
}

TEST_CASE("a file that cannot be written leaves nothing behind") {
  const Folder folder;
  CHECK_THROWS_AS(io::save(lived_in(), folder / "no/such/folder/x.npz"), FileError);
  fs::create_directory(folder / "occupied");
  CHECK_THROWS_AS(io::save(lived_in(), folder / "occupied"), FileError);
  CHECK(folder.files() == 1);
}
