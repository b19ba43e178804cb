"""Number formats, layouts and the events that follow from them."""

import numpy as np
import pytest

import titania as ti

ISAAC = ti.mapping.NumberFormat(
    bits_per_cell=2, coding="offset", weight_bits=16, input_bits=16, dac_bits=1
)


def test_a_format_says_how_many_cells_columns_and_phases_a_number_takes():
    assert (ISAAC.slices, ISAAC.columns, ISAAC.conversions, ISAAC.phases) == (8, 8, 8, 16)
    pair = ISAAC.replace(coding="pair_digital", weight_bits=9, dac_bits=3)
    assert (pair.slices, pair.columns, pair.conversions, pair.phases) == (4, 8, 8, 6)


def test_columns_and_phases_are_listed_with_their_weights():
    pair = ti.mapping.NumberFormat(bits_per_cell=3, weight_bits=6, input_bits=5, dac_bits=4)
    assert pair.columns_of(1) == [
        ti.mapping.Column(index=4, slice=0, sign=1, bits=3, weight=1.0),
        ti.mapping.Column(index=5, slice=0, sign=-1, bits=3, weight=1.0),
        ti.mapping.Column(index=6, slice=1, sign=1, bits=2, weight=8.0),
        ti.mapping.Column(index=7, slice=1, sign=-1, bits=2, weight=8.0),
    ]
    assert pair.phases_of_input() == [
        ti.mapping.Phase(bits=4, weight=1.0),
        ti.mapping.Phase(bits=1, weight=16.0),
    ]


def test_the_weights_of_a_tile_lie_where_its_layout_says(rng):
    weight = rng.uniform(-1, 1, (13, 45))
    config = ti.preset("ideal").replace(rows=20, cols=16)
    tile = ti.Tile(weight, config, seed=1)
    layout = tile.layout
    assert layout.format == config.mapping.format
    span = config.device.g_max - config.device.g_min
    read = np.full(weight.shape, np.nan)
    for block, array in zip(layout.blocks(), tile.arrays, strict=True):
        assert array.shape == (block.inputs, layout.format.columns * block.outputs)
        for output in range(block.outputs):
            g = sum(
                column.sign * column.weight * array.conductance[:, column.index]
                for column in layout.format.columns_of(output)
            )
            inputs = slice(block.first_input, block.first_input + block.inputs)
            read[block.first_output + output, inputs] = g / span * np.abs(weight).max()
    np.testing.assert_allclose(read, weight, rtol=0, atol=1e-14)


def test_a_layout_counts_arrays_lines_and_cells():
    layout = ti.mapping.Layout(in_features=300, out_features=40, rows=128, cols=128, format=ISAAC)
    assert layout.outputs_per_array == 16
    assert (layout.row_blocks, layout.col_blocks, layout.arrays) == (3, 3, 9)
    assert len(layout.blocks()) == 9
    assert layout.word_lines == 300 * 3
    assert layout.partial_outputs == 40 * 3
    assert layout.cells == 300 * 40 * 8


def test_a_weight_that_no_array_holds_is_refused():
    with pytest.raises(ti.ConfigError, match=r"^Layout.cols: a weight needs 8 columns, .* has 7$"):
        ti.mapping.Layout(cols=7, format=ISAAC)


@pytest.mark.parametrize("name", ["isaac", "tio2_edge", "neurosim_rram22"])
def test_the_events_of_a_layout_are_those_that_an_accelerator_charges(name):
    chip = ti.accelerator(name)
    work = ti.Workload(
        layers=[ti.LayerShape(in_features=300, out_features=40)],
        weight_bits=chip.weight_bits,
        activation_bits=chip.input_bits,
    )
    own = {field: getattr(chip, field) for field in ("bits_per_cell", "coding", "dac_bits")}
    layout = ti.mapping.Layout(
        in_features=300,
        out_features=40,
        rows=chip.rows,
        cols=chip.cols,
        format=ti.mapping.NumberFormat(
            weight_bits=chip.weight_bits, input_bits=chip.input_bits, **own
        ),
    )
    readout = ti.mapping.readout(layout.format, reads_per_phase=chip.reads_per_slice)
    counted = ti.mapping.events(layout, readout, t_read=chip.t_read)
    charged = chip.activities(work)[0][1]
    for count in ("array_reads", "dac_conversions", "adc_conversions", "shift_adds", "read_time"):
        assert getattr(counted, count) == pytest.approx(getattr(charged, count), rel=1e-12), count
