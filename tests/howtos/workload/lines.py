"""What docs/howto/add-a-workload.md says to write into files that are there."""

LINES = [
    (
        "lib/zoo/language_models.csv",
        "at end",
        "",
        """\
mine-1m,0,2,128,4,2,32,256,1,1,1,0,1000,0,512,0,0,32,0,,0,rms,2,1,0,0,0,0,0,0,0,,,0,made up
""",
    ),
    (
        "lib/zoo/image_networks.cpp",
        "before",
        """\
}  // namespace

const std::vector<BuiltNetwork>& built_networks()""",
        """\
BuiltNetwork mine() {
  ImageBuilder b("mine", {3, 8, 8}, "made up");
  b.convolution("conv", 16, 3, 1, 1, Offset::bias).activation().max_pool(2, 2).linear("fc", 10);
  return {b.workload(), {}, ""};
}

""",
    ),
    ("lib/zoo/image_networks.cpp", "before", "      lenet5(),", "      mine(),\n"),
]
