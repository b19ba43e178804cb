"""What docs/howto/add-an-accelerator.md says to do: a file made from one that is there."""

COPIES = [
    ("lib/io/accelerators/tio2_edge.json", "lib/io/accelerators/mine.json"),
]
LINES = [
    ("lib/io/accelerators/mine.json", "instead", '"name": "tio2_edge"', '"name": "mine"'),
    ("lib/io/accelerators/mine.json", "instead", '"adcs_per_array": 64', '"adcs_per_array": 8'),
]
