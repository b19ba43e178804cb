#include "titania/network/network.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/checks.hpp"
#include "core/counter.hpp"
#include "core/parallel.hpp"
#include "core/product.hpp"
#include "titania/core/error.hpp"
#include "titania/energy/components.hpp"
#include "titania/zoo/image_builder.hpp"

namespace titania {

namespace {

std::string path_of(std::size_t layer) { return "layers[" + std::to_string(layer) + "]"; }

/// What is decided for a layer by those around it.
struct Stage {
  Shape input;
  std::optional<std::size_t> tile = {};
  std::size_t booked = 0;  // the tile whose layer its digital events count to
  bool kept = false;       // a later layer takes its output too
};

struct Plan {
  std::vector<Stage> stages;
  Shape input;
  Shape output;
  std::vector<std::string> names;  // of the tiles
};

/// The shape that the first layer takes which takes but one.
Shape input_of(const std::vector<Layer>& layers) {
  if (std::ranges::none_of(layers, [](const Layer& l) { return network::matrix(l).has_value(); })) {
    throw ArgumentError("layers: a network needs at least one layer with weights, such as Linear");
  }
  for (const auto& layer : layers) {
    if (const auto shape = network::input(layer)) return *shape;
  }
  throw ArgumentError("layers: none says what shape it takes");
}

/// "linear1": the type and the number of the tile.
std::string tile_name(const Layer& layer, std::size_t tile) {
  std::string name;
  for (const char c : std::string_view(network::name(layer))) {
    name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name + std::to_string(tile + 1);
}

/// Leads the shape through the layers; throws where one does not fit.
Plan planned(const std::vector<Layer>& layers) {
  for (std::size_t k = 0; k < layers.size(); ++k) network::check(layers[k], path_of(k));
  Plan plan;
  plan.input = input_of(layers);
  std::vector<Shape> shapes{plan.input};
  for (std::size_t k = 0; k < layers.size(); ++k) {
    for (const std::size_t other : network::also(layers[k])) {
      if (other >= k) {
        throw ArgumentError(path_of(k) + " takes what " + path_of(other) +
                            " gives: must be a layer before it");
      }
      plan.stages[other].kept = true;
    }
    Stage stage{.input = shapes.back()};
    shapes.push_back(network::output(layers[k], {path_of(k), shapes}));
    if (network::matrix(layers[k])) {
      stage.tile = plan.names.size();
      plan.names.push_back(tile_name(layers[k], plan.names.size()));
    }
    stage.booked = plan.names.empty() ? 0 : plan.names.size() - 1;
    plan.stages.push_back(stage);
  }
  plan.output = shapes.back();
  return plan;
}

}  // namespace

class Network::Impl {
 public:
  Impl(std::vector<Layer> layers,
       const TileConfig& config,
       std::uint64_t seed,
       std::string_view name)
      : layers_(std::move(layers)),
        plan_(planned(layers_)),
        config_(config),
        seed_(seed),
        name_(name) {
    for_each_matrix([&](std::size_t tile, MatrixView weight) {
      tiles_.emplace_back(weight, config, seed, stream_name(tile));
    });
  }

  Impl(const TileConfig& config, std::uint64_t seed, std::string_view name, NetworkState state)
      : layers_(std::move(state.layers)),
        plan_(planned(layers_)),
        config_(config),
        seed_(seed),
        name_(name),
        inputs_read_(state.inputs_read) {
    const auto fits = [](bool holds) {
      if (!holds) throw ArgumentError("the state does not fit the network");
    };
    fits(state.tiles.size() == plan_.names.size());
    for_each_matrix([&](std::size_t tile, MatrixView weight) {
      fits(state.tiles[tile].weight == Matrix(weight));
      tiles_.emplace_back(config, seed, stream_name(tile), std::move(state.tiles[tile]));
    });
  }

  /// Runs x through all layers; `product(tile, x)` makes the products of a tile.
  [[nodiscard]] Matrix run(MatrixView x, const auto& product) const {
    Matrix now(x);
    std::vector<Matrix> kept(layers_.size());
    for (std::size_t k = 0; k < layers_.size(); ++k) {
      const Stage& stage = plan_.stages[k];
      const auto multiplied = [&](MatrixView v) {
        const detail::ProgressPart part(*stage.tile, tiles_.size());
        return product(*stage.tile, v);
      };
      const auto earlier = [&](std::size_t layer) -> const Matrix& { return kept.at(layer); };
      now = network::run(layers_[k], std::move(now), {stage.input, multiplied, earlier});
      if (stage.kept) kept[k] = now;
    }
    return now;
  }

  [[nodiscard]] ReadOptions numbered(const ReadOptions& options, std::size_t batch) const {
    options.check();
    ReadOptions numbered = options;
    numbered.index = options.index ? *options.index : inputs_read_.take(batch);
    return numbered;
  }

  /// The options of a tile that is read for x: a layer may make several products v of each input,
  /// and each has its noise.
  static ReadOptions spread(ReadOptions options, MatrixView x, MatrixView v) {
    if (x.rows() > 0) *options.index *= v.rows() / x.rows();
    return options;
  }

  void check_input(MatrixView x) const { detail::require_batch(x, "x", inputs(), "in_features"); }
  [[nodiscard]] std::size_t inputs() const { return elements(plan_.input); }
  [[nodiscard]] std::size_t outputs() const { return elements(plan_.output); }

  const std::vector<Layer> layers_;
  const Plan plan_;
  const TileConfig config_;
  const std::uint64_t seed_;
  const std::string name_;
  std::vector<Tile> tiles_;
  Counter inputs_read_;

 private:
  static std::size_t elements(const Shape& shape) {
    return static_cast<std::size_t>(shape.elements());
  }
  [[nodiscard]] std::string stream_name(std::size_t tile) const {
    return name_ + "/" + plan_.names[tile];
  }
  void for_each_matrix(const auto& make) const {
    for (std::size_t k = 0; k < layers_.size(); ++k) {
      if (const auto tile = plan_.stages[k].tile) make(*tile, *network::matrix(layers_[k]));
    }
  }
};

Network::Network(std::vector<Layer> layers,
                 const TileConfig& config,
                 std::uint64_t seed,
                 std::string_view name)
    : impl_(std::make_unique<Impl>(std::move(layers), config, seed, name)) {}
Network::Network(const TileConfig& config,
                 std::uint64_t seed,
                 std::string_view name,
                 NetworkState state)
    : impl_(std::make_unique<Impl>(config, seed, name, std::move(state))) {}
Network::Network(const Network& other) : impl_(std::make_unique<Impl>(*other.impl_)) {}
Network& Network::operator=(const Network& other) {
  impl_ = std::make_unique<Impl>(*other.impl_);
  return *this;
}
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

Matrix Network::apply(MatrixView x, const ReadOptions& options) const {
  impl_->check_input(x);
  const ReadOptions read = impl_->numbered(options, x.rows());
  return impl_->run(x, [&](std::size_t tile, MatrixView v) {
    return impl_->tiles_[tile].apply(v, Impl::spread(read, x, v));
  });
}

Matrix Network::reference(MatrixView x) const {
  impl_->check_input(x);
  return impl_->run(x, [&](std::size_t tile, MatrixView v) {
    return detail::product(v, transposed(impl_->tiles_[tile].weight()));
  });
}

Measurement Network::measure(MatrixView x, const ReadOptions& options) const {
  impl_->check_input(x);
  if (x.rows() == 0) throw ShapeError("x has no rows: energy is per inference");
  const ReadOptions read = impl_->numbered(options, x.rows());
  Measurement m;
  for (std::size_t tile = 0; tile < impl_->tiles_.size(); ++tile) {
    m.layers.push_back({impl_->plan_.names[tile], {}, impl_->tiles_[tile].hardware()});
  }
  m.outputs = impl_->run(x, [&](std::size_t tile, MatrixView v) {
    Measured measured = impl_->tiles_[tile].measure(v, Impl::spread(read, x, v));
    m.layers[tile].activity += measured.activity;
    return std::move(measured.outputs);
  });
  for (std::size_t tile = 0; tile < impl_->tiles_.size(); ++tile) {
    for (const auto& note : impl_->tiles_[tile].notes(m.layers[tile].activity, read.law)) {
      m.report.notes.push_back(m.layers[tile].name + ": " + note);
    }
  }
  const auto inputs = static_cast<double>(x.rows());
  for (std::size_t k = 0; k < layers().size(); ++k) {
    const Stage& stage = impl_->plan_.stages[k];
    m.layers[stage.booked].activity += network::events(layers()[k], stage.input, inputs);
  }
  for (auto& layer : m.layers) {
    layer.activity.inputs = inputs;  // however often one is multiplied
    m.activity += layer.activity;
  }
  m.activity.inputs = inputs;
  const energy::Technology technology = config().technology();
  const auto components = energy::components(technology);
  m.report.name = name();
  m.report.conditions = energy::conditions(technology);
  for (const auto& layer : m.layers) {
    for (auto& term : energy::terms(components, layer.activity, layer.hardware, layer.name)) {
      m.report.terms.push_back(std::move(term));
    }
  }
  return m;
}

void Network::calibrate(MatrixView x) {
  impl_->check_input(x);
  std::vector<Tile> tiles = impl_->tiles_;  // all are calibrated, or none
  (void)impl_->run(x, [&](std::size_t tile, MatrixView v) {
    tiles[tile].calibrate(v);
    return tiles[tile].apply(v, {.index = 0, .noise = NoiseMode::none});
  });
  impl_->tiles_ = std::move(tiles);
}

ProgramActivity Network::program() {
  for (auto& tile : impl_->tiles_) tile.program();
  return last_program();
}

void Network::advance(double seconds, double temperature) {
  for (auto& tile : impl_->tiles_) tile.advance(seconds, temperature);
}

const std::vector<Layer>& Network::layers() const noexcept { return impl_->layers_; }
const std::vector<Tile>& Network::tiles() const noexcept { return impl_->tiles_; }
const TileConfig& Network::config() const noexcept { return impl_->config_; }
std::uint64_t Network::seed() const noexcept { return impl_->seed_; }
const std::string& Network::name() const noexcept { return impl_->name_; }
std::size_t Network::in_features() const noexcept { return impl_->inputs(); }
std::size_t Network::out_features() const noexcept { return impl_->outputs(); }
std::uint64_t Network::inputs_read() const noexcept { return impl_->inputs_read_.value(); }

Workload Network::workload() const {
  zoo::ImageBuilder builder(name(), impl_->plan_.input);
  for (std::size_t k = 0; k < layers().size(); ++k) {
    const Stage& stage = impl_->plan_.stages[k];
    network::describe(layers()[k], builder, stage.tile ? impl_->plan_.names[*stage.tile] : "");
  }
  return builder.workload();
}

Hardware Network::hardware() const {
  Hardware sum;
  for (const auto& tile : impl_->tiles_) sum += tile.hardware();
  return sum;
}

ProgramActivity Network::last_program() const {
  ProgramActivity sum;
  for (const auto& tile : impl_->tiles_) sum += tile.last_program();
  return sum;
}

NetworkState Network::state() const {
  NetworkState state{layers(), {}, inputs_read()};
  for (const auto& tile : tiles()) state.tiles.push_back(tile.state());
  return state;
}

}  // namespace titania
