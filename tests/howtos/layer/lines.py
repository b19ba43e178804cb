"""What docs/howto/add-a-layer.md says to write into files that are there."""

LINES = [
    (
        "include/titania/network/layers.hpp",
        "before",
        '#include "titania/network/layers/linear.hpp"',
        """\
#include "titania/network/layers/add.hpp"
#include "titania/network/layers/conv2d.hpp"
#include "titania/network/layers/flatten.hpp"
""",
    ),
    (
        "include/titania/network/layers.hpp",
        "after",
        "std::variant<Linear, Relu",
        ", Add, Conv2d, Flatten",
    ),
    (
        "python/src/bind_layers.cpp",
        "before",
        "  bind_layer<Linear>",
        """\
  bind_layer<Add>(m, "Adds what an earlier layer gave.");
  bind_layer<Conv2d>(m, "A convolution.");
  bind_layer<Flatten>(m, "An image as one vector.");
""",
    ),
    (
        "python/titania/__init__.py",
        "before",
        "    Linear,\n",
        """\
    Add,
    Conv2d,
    Flatten,
""",
    ),
    (
        "python/titania/__init__.py",
        "before",
        '    "Linear",',
        """\
    "Add",
    "Conv2d",
    "Flatten",
""",
    ),
]
