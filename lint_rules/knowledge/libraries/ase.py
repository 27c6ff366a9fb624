"""ASE: atoms, their positions and what a calculator says of them."""

from __future__ import annotations

from lint_rules.knowledge.rows import members, rows
from lint_rules.knowledge.schema import (
    ArrayResult,
    DType,
    LiteralResult,
    ObjectClass,
    ObjectResult,
    Property,
    PythonResult,
    Rank,
    SequenceResult,
    Table,
    TupleResult,
)
from lint_rules.knowledge.tables import Library

_ATOMS = "ase.Atoms"
_CELL = "ase.cell.Cell"
_FLOAT64, _INT64, _BOOL = ArrayResult("float64"), ArrayResult("int64"), ArrayResult("bool")
_PAIRS = {"i": _INT64, "j": _INT64, "S": _INT64, "d": _FLOAT64, "D": _FLOAT64}
_QUANTITIES = ("ij", "ijd", "ijD", "ijS", "ijdD", "ijDS", "ijdDS")


def _neighbours(position: int) -> LiteralResult:
    """One array for each letter of `quantities`."""
    given = tuple((name, TupleResult(tuple(_PAIRS[letter] for letter in name))) for name in _QUANTITIES)
    return LiteralResult("quantities", position, given, missing=SequenceResult(ArrayResult(DType.UNKNOWN)))


ROWS: Table = {
    _ATOMS: ObjectClass(),
    **members(_INT64, _ATOMS, "get_atomic_numbers get_tags"),
    **members(Property(_INT64), _ATOMS, "numbers"),
    **members(
        _FLOAT64,
        _ATOMS,
        """
        get_all_distances get_center_of_mass get_distances get_forces get_initial_charges get_initial_magnetic_moments
        get_masses get_momenta get_positions get_scaled_positions get_stress get_velocities
        """,
    ),
    **members(Property(_FLOAT64), _ATOMS, "positions"),
    **members(_BOOL, _ATOMS, "get_pbc"),
    **members(Property(_BOOL), _ATOMS, "pbc"),
    **members(ObjectResult(_CELL), _ATOMS, "get_cell"),
    **members(Property(ObjectResult(_CELL)), _ATOMS, "cell"),
    **members(ArrayResult("float64", Rank.SCALAR), _ATOMS, "get_distance get_potential_energy get_volume"),
    **members(PythonResult("list"), _ATOMS, "get_chemical_symbols"),
    **members(ObjectResult(), _ATOMS, "__getitem__ copy repeat"),
    _CELL: ObjectClass(),
    **members(_FLOAT64, _CELL, "__array__ __getitem__ cellpar"),
    **members(Property(_FLOAT64), _CELL, "array"),
    "ase.neighborlist.neighbor_list": _neighbours(0),
    "ase.neighborlist.primitive_neighbor_list": _neighbours(0),
    **rows(ObjectResult(_ATOMS), "build.bulk build.molecule io.read", prefix="ase."),
}

LIBRARY = Library(source="executed with ASE 3.29.0 and NumPy 2.4.6", rows=ROWS, aliases={"ase.atoms.Atoms": _ATOMS})
