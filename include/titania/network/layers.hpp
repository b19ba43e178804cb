#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "titania/core/activity.hpp"
#include "titania/core/export.hpp"
#include "titania/core/matrix.hpp"
#include "titania/core/shape.hpp"
#include "titania/network/layers/linear.hpp"
#include "titania/network/layers/relu.hpp"
#include "titania/network/pass.hpp"
#include "titania/zoo/image_builder.hpp"

namespace titania {

/// Every layer of a network.  To add one, write its header and add its name here
/// (docs/howto/add-a-layer.md).  A layer has a field table, which is what is saved of it, and
///
///     Shape output(place) const             shape of what it gives; ShapeError if it does not fit
///     Matrix run(x, pass) const             a batch x (batch, elements of its input)
///     void describe(builder, name) const    what it adds to a Workload
///
/// It may have
///
///     MatrixView matrix() const             the weights (out, in) that a tile holds for it
///     Shape input() const                   the only shape of input that it takes
///     vector<size_t> also() const           layers before it whose outputs it takes too
///     Activity events(input, inputs) const  what so many inputs cost besides the tile's products
///     string text() const                   itself in a word; its fields without
using Layer = std::variant<Linear, Relu>;

}  // namespace titania

namespace titania::network {

/// Name of its type.
[[nodiscard]] TITANIA_API const char* name(const Layer& layer);
/// Checks a layer by itself.  Throws ConfigError or ShapeError naming the path.
TITANIA_API void check(const Layer& layer, std::string_view path);

/// Nothing for a layer without weights.
[[nodiscard]] TITANIA_API std::optional<MatrixView> matrix(const Layer& layer);
/// Nothing for a layer that takes any.
[[nodiscard]] TITANIA_API std::optional<Shape> input(const Layer& layer);
[[nodiscard]] TITANIA_API std::vector<std::size_t> also(const Layer& layer);
[[nodiscard]] TITANIA_API Shape output(const Layer& layer, const Place& place);

/// Outputs of a batch x (batch, elements of its input).
[[nodiscard]] TITANIA_API Matrix run(const Layer& layer, Matrix x, const Pass& pass);
[[nodiscard]] TITANIA_API Activity events(const Layer& layer, const Shape& input, double inputs);
TITANIA_API void describe(const Layer& layer, zoo::ImageBuilder& builder, const std::string& name);

}  // namespace titania::network
