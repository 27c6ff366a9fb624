"""What numpy.random gives, its functions and its generators; observed with NumPy 2.4.6."""

from __future__ import annotations

from lint_rules.knowledge.results import Shape
from lint_rules.knowledge.rows import members, rows
from lint_rules.knowledge.schema import (
    ArrayResult,
    ChoiceResult,
    DType,
    ObjectClass,
    ObjectResult,
    PythonResult,
    Rank,
    Row,
    Table,
)


def _sized(dtype: DType | str, position: int) -> ChoiceResult:
    """An array where `size` is given; else a Python number, or an array for parameters that are arrays."""
    return ChoiceResult(
        "size",
        position,
        given=ArrayResult(dtype, Rank.RESHAPED, shape=Shape("size", position)),
        missing=ArrayResult(dtype, Rank.EITHER),
    )


def _randint() -> Row:
    """int64 unless the fourth argument, `dtype`, says otherwise."""
    named = _sized(DType.UNKNOWN, 2)
    return ChoiceResult("dtype", 3, given=named, missing=_sized("int64", 2))


_SIZE_POSITIONS = {
    0: "random standard_cauchy standard_exponential standard_normal",
    1: "chisquare exponential pareto power rayleigh standard_gamma standard_t weibull",
    2: "beta f gamma gumbel laplace logistic lognormal noncentral_chisquare normal uniform vonmises wald",
    3: "noncentral_f triangular",
}
_INTEGER_SIZE_POSITIONS = {
    1: "geometric logseries poisson zipf",
    2: "binomial negative_binomial",
    3: "hypergeometric",
}

_SHUFFLE = PythonResult("none", exchanges_items=True)
"""Of what is no array and no subclass of a sequence, items are exchanged by assignment, with a warning at most."""


def _samples(prefix: str) -> dict[str, Row]:
    """What the module, `RandomState` and `Generator` have in common."""
    return {
        **{
            name: row
            for position, names in _SIZE_POSITIONS.items()
            for name, row in rows(_sized("float64", position), names, prefix=prefix).items()
        },
        **{
            name: row
            for position, names in _INTEGER_SIZE_POSITIONS.items()
            for name, row in rows(_sized("int64", position), names, prefix=prefix).items()
        },
        f"{prefix}choice": ArrayResult(DType.UNKNOWN, Rank.EITHER),
        f"{prefix}permutation": ArrayResult(DType.UNKNOWN),
        **rows(ArrayResult("float64"), "dirichlet multivariate_normal", prefix=prefix),
        f"{prefix}multinomial": ArrayResult("int64"),
        f"{prefix}shuffle": _SHUFFLE,
    }


def _legacy(prefix: str) -> dict[str, Row]:
    """What only the module and `RandomState` have."""
    return {
        **_samples(prefix),
        # Without a shape these give a Python float.
        **rows(
            ChoiceResult("d0", 0, given=ArrayResult("float64"), missing=PythonResult("number")),
            "rand randn",
            prefix=prefix,
        ),
        f"{prefix}randint": _randint(),
        f"{prefix}random_sample": _sized("float64", 0),
        **rows(PythonResult("none"), "seed set_state", prefix=prefix),
    }


def _unless_dtype(position: int, size: int) -> Row:
    """float64, unless the argument at `position` names another dtype."""
    return ChoiceResult("dtype", position, given=_sized(DType.UNKNOWN, size), missing=_sized("float64", size))


_GENERATOR = "numpy.random.Generator"

FUNCTIONS: Table = {
    **_legacy("numpy.random."),
    **rows(_sized("float64", 0), "ranf sample", prefix="numpy.random."),
}

GENERATORS: Table = {
    "numpy.random.RandomState": ObjectClass(),
    **_legacy("numpy.random.RandomState."),
    _GENERATOR: ObjectClass(),
    "numpy.random.default_rng": ObjectResult(_GENERATOR),
    **_samples(f"{_GENERATOR}."),
    **members(_unless_dtype(1, 0), _GENERATOR, "random standard_exponential standard_normal"),
    f"{_GENERATOR}.standard_gamma": _unless_dtype(2, 1),
    f"{_GENERATOR}.integers": ChoiceResult("dtype", 3, given=_sized(DType.UNKNOWN, 2), missing=_sized("int64", 2)),
    f"{_GENERATOR}.permuted": ArrayResult(DType.UNKNOWN),
    # Python's own, which exchanges items in the same way.
    "random.shuffle": _SHUFFLE,
    "random.Random": ObjectClass(),
    "random.Random.shuffle": _SHUFFLE,
}
