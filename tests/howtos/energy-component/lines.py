"""What docs/howto/add-an-energy-component.md says to write into files that are there."""

LINES = [
    (
        "lib/energy/components.csv",
        "at end",
        "",
        """\
parity,Parity,estimated,digital,45,1,word,0.02,0.01,0.04,,5,,yes,x0.5-2,XOR gates [choice],estimate
""",
    ),
    (
        "lib/energy/components.cpp",
        "before",
        "          buffers(technology)};",
        '          digital("parity", "parities", "parity", technology),\n',
    ),
    (
        "include/titania/core/activity.hpp",
        "before",
        "  double cell_energy_variance = 0;",
        "  double parities = 0;\n",
    ),
    (
        "include/titania/core/activity.hpp",
        "before",
        '    field("cell_energy_variance",',
        """\
    field("parities", &Activity::parities, "", closed(0, inf), "Words checked."),
""",
    ),
    (
        "lib/network/layers/relu.cpp",
        "after",
        "static_cast<double>(input.elements())",
        ", .parities = inputs",
    ),
]
