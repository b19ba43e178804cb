"""Threads change no bit, other Python threads go on, and Ctrl-C stops a long call."""

import signal
import subprocess
import sys
import threading
import time
import warnings
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

import titania as ti

LINES = ti.Wires(r_word_line=2.5, r_bit_line=2.5)
THREADS = (1, 2, 4)


def crossbar(wires=LINES, seed=3):
    effects = ti.preset("tio2_passive").nonidealities
    x = ti.Crossbar(ti.ArrayConfig(nonidealities=effects, wires=wires), seed=seed)
    x.program(np.random.default_rng(0).uniform(1e-5, 1e-4, (128, 128)))
    return x


def inputs(count):
    return np.random.default_rng(1).uniform(-0.1, 0.1, (count, 128))


@pytest.mark.parametrize("wires", [ti.Wires(), LINES], ids=["ideal", "wires"])
@pytest.mark.parametrize("noise", ["first_order", "resolve", "none"])
def test_reads_have_the_same_bits_with_any_number_of_threads(wires, noise):
    x, v = crossbar(wires), inputs(64)
    results = []
    for n in THREADS:
        with ti.threads(n):
            results.append(x.read(v, 0, noise=noise))
    for other in results[1:]:
        np.testing.assert_array_equal(other, results[0])


def test_fabrication_programming_and_ageing_have_the_same_bits_with_any_number_of_threads():
    results = []
    for n in THREADS:
        with ti.threads(n):
            x = crossbar()
            x.advance(1e6)
            results.append(x.conductance)
    for other in results[1:]:
        np.testing.assert_array_equal(other, results[0])


@pytest.mark.parametrize("wires", [ti.Wires(), LINES], ids=["ideal", "wires"])
def test_concurrent_readers_that_pass_an_index_get_the_same_bits(wires):
    x, v = crossbar(wires), inputs(400)
    whole = x.read(v, 0)
    starts = range(0, len(v), 25)
    with ThreadPoolExecutor(4) as pool:
        parts = list(pool.map(lambda k: x.read(v[k : k + 25], k), starts))
    np.testing.assert_array_equal(np.concatenate(parts), whole)


def test_concurrent_readers_without_an_index_share_the_count():
    x, v = crossbar(ti.Wires()), inputs(1)
    expected = x.read(np.repeat(v, 200, axis=0), 0)
    with ThreadPoolExecutor(4) as pool:
        rows = list(pool.map(lambda _: x.read(v[0]), range(200)))
    assert x.inputs_read == 200
    np.testing.assert_array_equal(np.unique(rows, axis=0), np.unique(expected, axis=0))


def test_a_limit_of_threads_ends_with_its_scope():
    outside = ti.thread_count()
    with ti.threads(3):
        assert ti.thread_count() == 3
        with ti.threads(1):
            assert ti.thread_count() == 1
        assert ti.thread_count() == 3
    assert ti.thread_count() == outside


def test_a_limit_of_threads_ends_when_its_scope_raises():
    outside = ti.thread_count()
    with pytest.raises(ZeroDivisionError), ti.threads(outside + 1):
        raise ZeroDivisionError
    assert ti.thread_count() == outside


def test_a_limit_of_threads_holds_in_its_own_thread_only():
    outside = ti.thread_count()
    with ti.threads(outside + 1), ThreadPoolExecutor(1) as pool:
        assert ti.thread_count() == outside + 1
        assert pool.submit(ti.thread_count).result() == outside


def test_a_limit_outside_with_is_warned_of_because_it_limits_nothing():
    outside = ti.thread_count()
    with pytest.warns(RuntimeWarning, match=r"threads\(1\) does nothing outside `with"):
        ti.threads(1)
    assert ti.thread_count() == outside
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with ti.threads(1):
            pass


@pytest.mark.parametrize("n", [0, -1])
def test_fewer_threads_than_one_are_refused(n):
    with pytest.raises(ti.ArgumentError, match=rf"threads = {n}: must be at least 1"):
        ti.threads(n)


def test_other_python_threads_go_on_during_a_long_read():
    x, v = crossbar(), inputs(800)
    ticks, done = [], threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.001)

    worker = threading.Thread(target=tick)
    worker.start()
    start = time.perf_counter()
    with ti.threads(1):
        x.read(v)
    end = time.perf_counter()
    done.set()
    worker.join()
    # Progress takes the GIL ten times a second; without the release that is all a thread gets.
    during = sum(start < t < end for t in ticks)
    assert during > 30 * (end - start) + 5


LONG_CALLS = {
    "read": "x.read(np.full((3 * 10**5, 128), 0.1))",
    "resolved read": "x.read(np.full((10**5, 128), 0.1), noise='resolve')",
    "network": "network(np.full((3 * 10**5, 64), 0.1))",
    "large solves": "for _ in range(99): "
    "ti.circuit.solve(np.full((2048, 2048), 1e-4), np.ones(2048), wires=wires)",
    "direct solve": "ti.circuit.solve(np.full((512, 512), 1e-4), np.ones(512), wires=wires, "
    "method='direct')",
    "programming": "for _ in range(9): large.program(np.full((4096, 4096), 5e-5))",
}

# A job in the background is started with the interrupt ignored.
SETUP = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
import numpy as np, titania as ti
wires = ti.Wires(r_word_line=2.5, r_bit_line=2.5)
noise = [ti.nonideality.ReadNoise()]
x = ti.Crossbar(ti.ArrayConfig(nonidealities=noise, wires=wires), seed=1)
network = ti.Network([ti.Linear(np.ones((32, 64))), ti.Relu()], seed=1)
large = ti.Crossbar(ti.ArrayConfig(rows=4096, cols=4096), seed=1)
print("ready", flush=True)
"""


def interrupted(process, patience):
    """What a process says after Ctrl-C; None if it goes on for longer than that."""
    process.send_signal(signal.SIGINT)
    try:
        return process.communicate(timeout=patience)[1].decode()
    except subprocess.TimeoutExpired:
        process.kill()
        return None


# --- Progress ------------------------------------------------------------------------------------


def long_read(x):
    return x.read(inputs(20_000), 0)


def test_a_callback_hears_how_much_is_done():
    x, heard = crossbar(), []
    with ti.progress(heard.append), ti.threads(1):
        told = long_read(x)
    assert len(heard) >= 1
    assert heard == sorted(heard)
    assert heard[0] >= 0
    assert heard[-1] <= 1
    count = len(heard)
    np.testing.assert_array_equal(long_read(x), told)
    assert len(heard) == count


def test_a_callback_that_returns_false_cancels_and_nothing_has_changed():
    x = crossbar()
    before = (x.inputs_read, x.conductance)
    with ti.progress(lambda _: False), pytest.raises(ti.Interrupted, match="cancelled"):
        long_read(x)
    assert x.inputs_read == before[0]
    np.testing.assert_array_equal(x.conductance, before[1])


def test_an_exception_of_the_callback_comes_through():
    def fail(_):
        raise ZeroDivisionError("enough")

    with ti.progress(fail), pytest.raises(ZeroDivisionError, match="enough"):
        long_read(crossbar())


def test_the_innermost_callback_hears_and_the_outer_one_again_after_it():
    x, inner, outer = crossbar(), [], []
    with ti.progress(outer.append):
        with ti.progress(inner.append):
            long_read(x)
        assert inner
        assert not outer
        long_read(x)
        assert outer


def test_a_callback_outside_with_is_warned_of():
    with pytest.warns(RuntimeWarning, match=r"progress\(...\) does nothing outside `with"):
        ti.progress(print)


@pytest.mark.slow
@pytest.mark.parametrize("call", LONG_CALLS)
def test_ctrl_c_stops_a_long_call(call):
    command = [sys.executable, "-c", SETUP + LONG_CALLS[call]]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"ready\n"
        time.sleep(1.0)
        assert process.poll() is None, "the call was too short to be interrupted"
        errors = interrupted(process, patience=5.0)
    assert errors is not None, "the call went on for 5 s after Ctrl-C"
    assert process.returncode != 0
    assert "KeyboardInterrupt" in errors
