"""An independent solution of Kirchhoff's equations of a crossbar, to check the library against.

Nothing here is shared with the library: the network is a list of branches, joined nodes are found
by union-find, and the nodal equations are solved by SciPy's sparse LU in float64 or by Gaussian
elimination in exact rational numbers.
"""

from fractions import Fraction

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import splu


def at(resistance, place):
    """The resistance at a place, given as a scalar or an array."""
    return float(resistance) if np.ndim(resistance) == 0 else float(resistance[place])


def branches(g, wires):
    """(node, node, resistance) of all wires.

    Nodes are numbered: word-line nodes, bit-line nodes, then one terminal per line.
    """
    rows, cols = g.shape
    word = np.arange(rows * cols).reshape(rows, cols)
    bit = word + rows * cols
    source = 2 * rows * cols + np.arange(rows)
    ground = source[-1] + 1 + np.arange(cols)
    drive_both, sense_both = wires.drive == "both", wires.sense == "both"
    for i in range(rows):
        end = at(wires.r_source, i)
        yield source[i], word[i, 0], end + at(wires.r_word_line, (i, 0))
        for j in range(1, cols):
            yield word[i, j - 1], word[i, j], at(wires.r_word_line, (i, j))
        if drive_both:
            yield word[i, -1], source[i], end + at(wires.r_word_line, (i, cols))
    below = 1 if sense_both else 0  # the segments above the first row come first
    for j in range(cols):
        end = at(wires.r_sense, j)
        if sense_both:
            yield ground[j], bit[0, j], end + at(wires.r_bit_line, (0, j))
        for i in range(rows - 1):
            yield bit[i, j], bit[i + 1, j], at(wires.r_bit_line, (i + below, j))
        yield bit[-1, j], ground[j], end + at(wires.r_bit_line, (rows - 1 + below, j))


def groups(count, pairs):
    """The group of every node, once the pairs are joined."""
    parent = list(range(count))

    def root(k):
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    for a, b in pairs:
        parent[root(a)] = root(b)
    return [root(k) for k in range(count)]


def solve(g, v, wires, v_bit_line=None, exact=False):
    """(i_bit_line, i_word_line, v_word_line, v_bit_line) of one input; Fractions if exact."""
    g = np.asarray(g, float)
    rows, cols = g.shape
    cells = rows * cols
    number = Fraction if exact else float
    terminals = [*np.asarray(v, float), *(np.zeros(cols) if v_bit_line is None else v_bit_line)]
    wired = [(a, b, r) for a, b, r in branches(g, wires) if r < float("inf")]
    group = groups(2 * cells + rows + cols, [(a, b) for a, b, r in wired if r == 0])
    known = {group[2 * cells + k]: number(x) for k, x in enumerate(terminals)}
    links = [(group[a], group[b], 1 / number(r)) for a, b, r in wired if r > 0]
    links += [(group[k], group[cells + k], number(x)) for k, x in enumerate(g.flat) if x > 0]
    unknown = sorted({n for a, b, _ in links for n in (a, b)} - set(known))
    volts = known | _nodal_voltages(links, known, unknown, exact)
    potential = [volts.get(n, number(0)) for n in group]
    kind = object if exact else float
    word = np.array(potential[:cells], kind).reshape(rows, cols)
    bit = np.array(potential[cells : 2 * cells], kind).reshape(rows, cols)
    current = np.array([number(x) for x in g.flat], kind).reshape(rows, cols) * (word - bit)
    return current.sum(axis=0), current.sum(axis=1), word, bit


def _nodal_voltages(links, known, unknown, exact):
    place = {n: k for k, n in enumerate(unknown)}
    if not place:
        return {}
    entries, right = [], [0] * len(place)
    for a, b, conductance in links:
        for n, m in ((a, b), (b, a)):
            if n not in place:
                continue
            entries.append((place[n], place[n], conductance))
            if m in place:
                entries.append((place[n], place[m], -conductance))
            else:
                right[place[n]] += conductance * known[m]
    solution = _eliminate(entries, right) if exact else _sparse_lu(entries, right)
    return {n: solution[k] for n, k in place.items()}


def _sparse_lu(entries, right):
    rows, cols, values = zip(*entries, strict=True)
    size = len(right)
    matrix = coo_matrix((values, (rows, cols)), shape=(size, size)).tocsc()
    return splu(matrix).solve(np.asarray(right, float))


def _eliminate(entries, right):
    """Gaussian elimination without pivoting: the matrix is symmetric and positive semi-definite.

    A pivot of 0 belongs to the last node of a piece that no terminal holds: it stays at 0 V.
    """
    size = len(right)
    matrix = [[Fraction(0)] * size for _ in range(size)]
    for n, m, value in entries:
        matrix[n][m] += value
    right = [Fraction(x) for x in right]
    for k in range(size):
        for n in range(k + 1, size):
            if matrix[n][k] == 0 or matrix[k][k] == 0:
                continue
            factor = matrix[n][k] / matrix[k][k]
            for m in range(k, size):
                if matrix[k][m]:
                    matrix[n][m] -= factor * matrix[k][m]
            right[n] -= factor * right[k]
    solution = [Fraction(0)] * size
    for k in reversed(range(size)):
        if matrix[k][k] == 0:
            continue
        known = sum(matrix[k][m] * solution[m] for m in range(k + 1, size))
        solution[k] = (right[k] - known) / matrix[k][k]
    return solution
