"""What the functions of numpy.random give; observed with NumPy 2.4.6."""

from __future__ import annotations

from lint_rules.knowledge.rows import rows
from lint_rules.knowledge.schema import ArrayResult, ChoiceResult, DType, PythonResult, Rank, Row, Table


def _sized(dtype: DType | str, position: int) -> ChoiceResult:
    """An array where `size` is given; else a Python number, or an array for parameters that are arrays."""
    return ChoiceResult("size", position, given=ArrayResult(dtype), missing=ArrayResult(dtype, Rank.EITHER))


def _randint() -> Row:
    """int64 unless the fourth argument, `dtype`, says otherwise."""
    named = _sized(DType.UNKNOWN, 2)
    return ChoiceResult("dtype", 3, given=named, missing=_sized("int64", 2))


_SIZE_POSITIONS = {
    0: "random random_sample ranf sample standard_cauchy standard_exponential standard_normal",
    1: "chisquare exponential pareto power rayleigh standard_gamma standard_t weibull",
    2: "beta f gamma gumbel laplace logistic lognormal noncentral_chisquare normal uniform vonmises wald",
    3: "noncentral_f triangular",
}
_INTEGER_SIZE_POSITIONS = {
    1: "geometric logseries poisson zipf",
    2: "binomial negative_binomial",
    3: "hypergeometric",
}

FUNCTIONS: Table = {
    **{
        name: row
        for position, names in _SIZE_POSITIONS.items()
        for name, row in rows(_sized("float64", position), names, prefix="numpy.random.").items()
    },
    **{
        name: row
        for position, names in _INTEGER_SIZE_POSITIONS.items()
        for name, row in rows(_sized("int64", position), names, prefix="numpy.random.").items()
    },
    # Without a shape these give a Python float.
    **rows(
        ChoiceResult("d0", 0, given=ArrayResult("float64"), missing=PythonResult("number")),
        "rand randn",
        prefix="numpy.random.",
    ),
    "numpy.random.randint": _randint(),
    "numpy.random.choice": ArrayResult(DType.UNKNOWN, Rank.EITHER),
    "numpy.random.permutation": ArrayResult(DType.UNKNOWN),
    **rows(ArrayResult("float64"), "dirichlet multivariate_normal", prefix="numpy.random."),
    "numpy.random.multinomial": ArrayResult("int64"),
    **rows(PythonResult("none"), "seed set_state shuffle", prefix="numpy.random."),
}
