"""soundfile: float64 unless `dtype=` says otherwise."""

from __future__ import annotations

from lint_rules.knowledge.schema import ArrayResult, LiteralResult, ObjectClass, PythonResult, Table, TupleResult
from lint_rules.knowledge.tables import Library


def _read(position: int) -> LiteralResult:
    named = tuple((name, ArrayResult(name)) for name in ("float32", "float64", "int16", "int32"))
    return LiteralResult("dtype", position, given=named, missing=ArrayResult("float64"))


def _with_rate(position: int) -> LiteralResult:
    rate = PythonResult("number")
    row = _read(position)
    given = tuple((name, TupleResult((result, rate))) for name, result in row.given)
    return LiteralResult("dtype", position, given=given, missing=TupleResult((row.missing, rate)))


ROWS: Table = {
    "soundfile.read": _with_rate(3),
    "soundfile.SoundFile": ObjectClass(),
    "soundfile.SoundFile.read": _read(1),
}

LIBRARY = Library(source="executed with soundfile 0.14.0 and NumPy 2.4.6", rows=ROWS)
