"""An example of every config of an accelerator, no field at its default."""

import titania as ti

_FIGURE = ti.energy.Figure(value=2.0, low=1.0, high=3.0, unit="J", kind="measured", source="here")
_COMPONENT_OF_CHIP = ti.energy.Component(
    group="ADC", item="ADC", per="adc_conversions", energy=_FIGURE, of="adcs"
)


_CELL_READ = ti.CellRead(
    energy=ti.energy.Figure(unit="J"),  # either has a value
    conductance=_FIGURE.replace(unit="S"),
    input_square=_FIGURE.replace(unit=""),
    line_capacitance=1e-15,
)
_SUPPLY = ti.Supply(
    driver="low_rail",
    bipolar=False,
    input_mean=_FIGURE.replace(unit=""),
    full_scale=_FIGURE.replace(unit="A"),
)
_CELL_WRITE = ti.CellWrite(
    pulse_energy=_FIGURE,
    pulses=_FIGURE.replace(unit=""),
    t_pulse=1e-6,
    cells_at_once=2.0,
    endurance=1e9,
)
_NEURON = ti.Neuron(segment_bits=3, extra_bits=1, t_sample=1e-9, t_integrate=2e-9, t_adc_step=3e-9)
_PLACE = ti.LayerPlace(
    name="a",
    row_blocks=2.0,
    col_blocks=3.0,
    copies=4.0,
    arrays=24.0,
    cells=9.0,
    weight_slices=2,
    interval=1e-7,
)

_ALTERNATIVE = ti.Alternative(field="clock", values=[1e9, 2e9], source="here")

ACCELERATOR_EXAMPLES = [
    _ALTERNATIVE,
    _CELL_READ,
    _SUPPLY,
    _CELL_WRITE,
    _NEURON,
    _PLACE,
    ti.AcceleratorRun(
        batch=8.0,
        boundary="site",
        duty=0.5,
        lifetime=1e6,
        refresh_period=1e5,
        site=ti.energy.Site(overhead=_FIGURE.replace(unit="")),
    ),
    ti.Deployment(
        input_phases=8,
        arrays=24.0,
        cores=3.0,
        tiles=2.0,
        chips=1.0,
        boards=1.0,
        cells=9.0,
        utilisation=0.5,
        area_m2=1e-6,
        layers=[_PLACE],
    ),
    ti.Peak(operations=1e12, power=2.0, area=1e-6),
    ti.Accelerator(
        name="mine",
        title="My own",
        citations=["here"],
        built="one chip",
        node=28e-9,
        v_dd=0.8,
        rows=64,
        cols=32,
        bits_per_cell=2,
        coding="offset",
        weight_bits=4,
        input_bits=6,
        dac_bits=1,
        reads_per_slice=2,
        v_read=0.2,
        t_read=1e-8,
        cell_read=_CELL_READ,
        supply=_SUPPLY,
        adc_model="silicon",
        adc_bits=6,
        adcs_per_array=2.0,
        t_conversion=2e-9,
        neuron=_NEURON,
        pipelined=False,
        timing=ti.energy.Figure(value=1.0, low=0.5, high=2.0, source="here"),
        arrays_per_core=2,
        cores_per_tile=3,
        tiles_per_chip=4,
        chips_per_board=5,
        memory_bytes=1024.0,
        memory_bandwidth=1e9,
        link_bandwidth=2e9,
        hops=3.0,
        chip_link_bandwidth=3e9,
        dram_bandwidth=4e9,
        host_bandwidth=5e9,
        vector_lanes=6.0,
        clock=7e8,
        streaming=True,
        power_gating=0.5,
        t_request=_FIGURE.replace(unit="s"),
        write=_CELL_WRITE,
        components=[_COMPONENT_OF_CHIP.replace(item="amplifier")],
        alternatives=[_ALTERNATIVE],
    ),
]
