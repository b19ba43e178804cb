#include "titania/network/network.hpp"

#include <algorithm>
#include <atomic>
#include <utility>

#include "core/checks.hpp"
#include "core/parallel.hpp"
#include "core/product.hpp"
#include "titania/core/error.hpp"
#include "titania/energy/components.hpp"

namespace titania {

namespace {

using detail::shape_text;

void add_bias(Matrix& x, const std::vector<double>& bias) {
  if (bias.empty()) return;
  for (std::size_t k = 0; k < x.size(); ++k) x.values()[k] += bias[k % x.cols()];
}

void rectify(Matrix& x) {
  for (double& value : x.values()) value = std::max(value, 0.0);
}

Matrix transposed(const Matrix& m) {
  Matrix t(m.cols(), m.rows());
  for (std::size_t i = 0; i < m.rows(); ++i) {
    for (std::size_t j = 0; j < m.cols(); ++j) t(j, i) = m(i, j);
  }
  return t;
}

/// Throws if the layers do not fit one another; returns {inputs, outputs} of the whole.
std::pair<std::size_t, std::size_t> check_layers(const std::vector<Layer>& layers) {
  std::size_t first = 0;
  std::size_t width = 0;
  for (std::size_t k = 0; k < layers.size(); ++k) {
    const auto* linear = std::get_if<Linear>(&layers[k]);
    if (!linear) continue;
    const std::string where = "layers[" + std::to_string(k) + "]";
    if (!linear->bias.empty() && linear->bias.size() != linear->weight.rows()) {
      throw ShapeError(where + ".bias has shape (" + std::to_string(linear->bias.size()) +
                       ",), expected (" + std::to_string(linear->weight.rows()) +
                       ",) = (out_features,)");
    }
    if (linear->weight.size() == 0) {
      throw ShapeError(where + ".weight has shape " + shape_text(linear->weight) +
                       ": must not be empty");
    }
    detail::require_finite(linear->bias, (where + ".bias").c_str());
    if (width != 0 && linear->weight.cols() != width) {
      throw ShapeError(where + ".weight has shape " + shape_text(linear->weight) +
                       ", expected (out_features, " + std::to_string(width) +
                       "): the layer before has that many outputs");
    }
    if (first == 0) first = linear->weight.cols();
    width = linear->weight.rows();
  }
  if (width == 0) throw ArgumentError("layers: a network needs at least one Linear layer");
  return {first, width};
}

}  // namespace

class Network::Impl {
 public:
  Impl(std::vector<Layer> layers,
       const TileConfig& config,
       std::uint64_t seed,
       std::string_view name)
      : layers_(std::move(layers)), config_(config), seed_(seed), name_(name) {
    std::tie(inputs_, outputs_) = check_layers(layers_);
    for (const auto& layer : layers_) {
      if (const auto* linear = std::get_if<Linear>(&layer)) {
        tiles_.emplace_back(linear->weight, config, seed, name_ + "/" + tile_name(tiles_.size()));
      }
    }
  }

  Impl(const Impl& other)
      : layers_(other.layers_),
        config_(other.config_),
        seed_(other.seed_),
        name_(other.name_),
        inputs_(other.inputs_),
        outputs_(other.outputs_),
        tiles_(other.tiles_),
        inputs_read_(other.inputs_read_.load()) {}

  /// Runs x through all layers.  `visit(tile, x)` makes a tile's products.
  [[nodiscard]] Matrix run(MatrixView x, const auto& product, const auto& digital) const {
    Matrix now(x);
    std::size_t tile = 0;
    for (const auto& layer : layers_) {
      if (const auto* linear = std::get_if<Linear>(&layer)) {
        const detail::ProgressPart part(tile, tiles_.size());
        now = product(tile, now);
        add_bias(now, linear->bias);
        if (!linear->bias.empty()) digital(tile, &Activity::additions, now);
        ++tile;
      } else {
        rectify(now);
        digital(tile == 0 ? 0 : tile - 1, &Activity::comparisons, now);
      }
    }
    return now;
  }

  [[nodiscard]] ReadOptions numbered(const ReadOptions& options, std::size_t batch) const {
    options.check();
    ReadOptions numbered = options;
    numbered.index = options.index ? *options.index : inputs_read_.fetch_add(batch);
    return numbered;
  }

  void check_input(MatrixView x) const { detail::require_batch(x, "x", inputs_, "in_features"); }

  static std::string tile_name(std::size_t k) { return "linear" + std::to_string(k + 1); }

  std::vector<Layer> layers_;
  TileConfig config_;
  std::uint64_t seed_;
  std::string name_;
  std::size_t inputs_ = 0;
  std::size_t outputs_ = 0;
  std::vector<Tile> tiles_;
  mutable std::atomic<std::uint64_t> inputs_read_{0};
};

namespace {

constexpr auto count_nothing = [](std::size_t, double Activity::*, const Matrix&) {};

}  // namespace

Network::Network(std::vector<Layer> layers,
                 const TileConfig& config,
                 std::uint64_t seed,
                 std::string_view name)
    : impl_(std::make_unique<Impl>(std::move(layers), config, seed, name)) {}
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
  return impl_->run(
      x, [&](std::size_t tile, const Matrix& now) { return impl_->tiles_[tile].apply(now, read); },
      count_nothing);
}

Matrix Network::reference(MatrixView x) const {
  impl_->check_input(x);
  return impl_->run(
      x,
      [&](std::size_t tile, const Matrix& now) {
        return detail::product(now, transposed(Matrix(impl_->tiles_[tile].weight())));
      },
      count_nothing);
}

Measurement Network::measure(MatrixView x, const ReadOptions& options) const {
  impl_->check_input(x);
  if (x.rows() == 0) throw ShapeError("x has no rows: energy is per inference");
  const ReadOptions read = impl_->numbered(options, x.rows());
  Measurement m;
  for (std::size_t k = 0; k < impl_->tiles_.size(); ++k) {
    m.layers.push_back({Impl::tile_name(k), {}, impl_->tiles_[k].hardware()});
  }
  m.outputs = impl_->run(
      x,
      [&](std::size_t tile, const Matrix& now) {
        ReadOptions counted = read;
        counted.activity = &m.layers[tile].activity;
        return impl_->tiles_[tile].apply(now, counted);
      },
      [&](std::size_t tile, double Activity::* count, const Matrix& now) {
        m.layers[tile].activity.*count += static_cast<double>(now.size());
      });
  const energy::Technology technology = impl_->config_.technology();
  const auto components = energy::components(technology);
  m.report.name = impl_->name_;
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
  (void)impl_->run(
      x,
      [&](std::size_t tile, const Matrix& now) {
        tiles[tile].calibrate(now);
        return tiles[tile].apply(now, {.index = 0, .noise = NoiseMode::none});
      },
      count_nothing);
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
std::size_t Network::in_features() const noexcept { return impl_->inputs_; }
std::size_t Network::out_features() const noexcept { return impl_->outputs_; }

Workload Network::workload() const {
  Workload w;
  w.name = impl_->name_;
  auto width = static_cast<double>(in_features());
  for (const auto& layer : impl_->layers_) {
    const auto* linear = std::get_if<Linear>(&layer);
    if (linear == nullptr) {
      w.digital.activation_elements += width;
      continue;
    }
    w.layers.push_back({Impl::tile_name(w.layers.size()),
                        static_cast<std::int64_t>(linear->weight.cols()),
                        static_cast<std::int64_t>(linear->weight.rows())});
    width = static_cast<double>(linear->weight.rows());
    w.digital.additions += static_cast<double>(linear->bias.size());
    w.other_parameters += static_cast<double>(linear->bias.size());
  }
  return w;
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

}  // namespace titania
