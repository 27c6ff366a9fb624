"""Gymnasium: what an environment observes depends on its space; what a space draws does not."""

from __future__ import annotations

from lint_rules.knowledge.schema import ArrayResult, DType, ObjectClass, Property, PythonResult, Rank, Table
from lint_rules.knowledge.tables import Library

ROWS: Table = {
    "gymnasium.spaces.Box": ObjectClass(),
    # Box(low, high, shape, dtype) is float32 unless told otherwise.
    "gymnasium.spaces.Box.sample": ArrayResult(DType.UNKNOWN),
    "gymnasium.spaces.Box.low": Property(ArrayResult(DType.UNKNOWN)),
    "gymnasium.spaces.Box.high": Property(ArrayResult(DType.UNKNOWN)),
    "gymnasium.spaces.Box.shape": Property(PythonResult("size")),
    "gymnasium.spaces.Discrete": ObjectClass(),
    "gymnasium.spaces.Discrete.sample": ArrayResult("int64", Rank.SCALAR),
    "gymnasium.spaces.Discrete.n": Property(PythonResult("number")),
    "gymnasium.spaces.MultiBinary": ObjectClass(),
    "gymnasium.spaces.MultiBinary.sample": ArrayResult("int8"),
    "gymnasium.spaces.MultiDiscrete": ObjectClass(),
    "gymnasium.spaces.MultiDiscrete.nvec": Property(ArrayResult("int64")),
    "gymnasium.spaces.MultiDiscrete.sample": ArrayResult("int64"),
}

LIBRARY = Library(source="executed with Gymnasium 1.4.0 and NumPy 2.4.6", rows=ROWS)
