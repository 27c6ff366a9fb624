"""What the functions of NumPy give; observed with NumPy 2.4.6.

Elementwise functions of a scalar or a 0-d array give a scalar, reductions give one unless an axis is left over.
"""

from __future__ import annotations

from dataclasses import replace

from lint_rules.knowledge.numpy_linear_algebra import LINEAR_ALGEBRA
from lint_rules.knowledge.numpy_results import array, either, elementwise, reduction, running
from lint_rules.knowledge.results import Shape
from lint_rules.knowledge.rows import rows
from lint_rules.knowledge.schema import (
    Alias,
    ArrayResult,
    ChoiceResult,
    Conversion,
    DType,
    LiteralResult,
    Protocol,
    PythonResult,
    Rank,
    SequenceResult,
    Size,
    Table,
    TupleResult,
)


def _made(dtype: DType, position: int) -> ArrayResult:
    return ArrayResult(dtype, dtype_position=position)


def _made_of_shape(dtype: DType, position: int) -> ArrayResult:
    shape = Shape("shape", 0)
    return ArrayResult(dtype, Rank.RESHAPED, dtype_position=position, size=Size.ARGUMENT, shape=shape)


def _like(dtype: DType | str, position: int = -1) -> ArrayResult:
    """Of what has no dimensions it has none."""
    return ArrayResult(dtype, Rank.NDARRAY, dtype_position=position)


VIEW = ArrayResult(alias=Alias.ALWAYS, writable=None, negative_strides=None)
WHOLE_VIEW = ArrayResult(alias=Alias.ALWAYS, writable=None, negative_strides=None, size=Size.INPUT)
REVERSED = ArrayResult(rank=Rank.KEPT, alias=Alias.ALWAYS, writable=None, negative_strides=True, size=Size.INPUT)
# A view where the strides allow it; then it may have negative strides or be read-only like its input.
FLAT = ArrayResult(alias=Alias.SOMETIMES, writable=None, size=Size.INPUT)
RESHAPED = ArrayResult(
    rank=Rank.RESHAPED, alias=Alias.SOMETIMES, writable=None, size=Size.INPUT, shape=Shape("shape", 1)
)
SPREAD = ArrayResult(
    rank=Rank.RESHAPED, alias=Alias.ALWAYS, writable=None, negative_strides=None, shape=Shape("shape", 1)
)
READ_ONLY = replace(SPREAD, writable=False)
INDICES = array("int64")

CONVERSIONS: Table = {
    **{
        f"numpy.polynomial.{family}.{name}": TupleResult((ArrayResult("float64"), ArrayResult("float64")))
        for family, name in (
            ("chebyshev", "chebgauss"),
            ("hermite", "hermgauss"),
            ("hermite_e", "hermegauss"),
            ("laguerre", "laggauss"),
            ("legendre", "leggauss"),
        )
    },
    # copy=False gives the array itself, or raises.
    "numpy.array": Conversion(
        ArrayResult(
            DType.KEYWORD_OR_INFERRED,
            Rank.NDARRAY,
            Alias.SOMETIMES,
            None,
            None,
            dtype_position=1,
            copy=-1,
            is_same=True,
            size=Size.INPUT,
        ),
        argument=0,
    ),
    "numpy.copy": Conversion(ArrayResult(rank=Rank.NDARRAY), argument=0),
    **rows(
        Conversion(
            ArrayResult(
                DType.KEYWORD_OR_INFERRED,
                Rank.NDARRAY,
                Alias.SOMETIMES,
                None,
                None,
                dtype_position=1,
                is_same=True,
                size=Size.INPUT,
            ),
            argument=0,
        ),
        "asanyarray asarray asarray_chkfinite require",
        prefix="numpy.",
    ),
    # Keywords: `device`, `copy`.
    "numpy.from_dlpack": Conversion(replace(WHOLE_VIEW, rank=Rank.NDARRAY), argument=0, protocol=Protocol.DLPACK),
    # At least one dimension; contiguous, so without negative strides unless along an axis of length 1.
    **rows(
        Conversion(
            ArrayResult(DType.KEYWORD_OR_INFERRED, alias=Alias.SOMETIMES, writable=None, dtype_position=1), argument=0
        ),
        "ascontiguousarray asfortranarray",
        prefix="numpy.",
    ),
}

CONVERTED_KEYWORDS = frozenset({"a", "object"})
"""What they call the argument that they convert; that of `from_dlpack` has no name."""

FACTORIES: Table = {
    "numpy.fromiter": _made(DType.KEYWORD, 1),
    **rows(_made_of_shape(DType.KEYWORD, 1), "empty ones zeros", prefix="numpy."),
    "numpy.identity": _made(DType.KEYWORD, 1),
    **rows(_made(DType.KEYWORD, 3), "eye tri", prefix="numpy."),
    **rows(_made(DType.KEYWORD, 5), "linspace logspace", prefix="numpy."),
    "numpy.geomspace": _made(DType.KEYWORD, 4),
    "numpy.full": _made_of_shape(DType.KEYWORD_OR_FILL, 2),
    "numpy.arange": ArrayResult(DType.KEYWORD_OR_INFERRED, dtype_position=3, size=Size.ARGUMENT),
    # Of bytes it is read-only, of a bytearray it is not.
    "numpy.frombuffer": ArrayResult(DType.KEYWORD, alias=Alias.ALWAYS, writable=None, dtype_position=1),
    **rows(_like(DType.LIKE_OR_KEYWORD, 1), "empty_like ones_like zeros_like", prefix="numpy."),
    "numpy.full_like": _like(DType.LIKE_OR_KEYWORD, 2),
    **rows(array("float64"), "bartlett blackman hamming hanning kaiser fft.fftfreq fft.rfftfreq", prefix="numpy."),
    **rows(
        SequenceResult(INDICES),
        "diag_indices diag_indices_from tril_indices tril_indices_from triu_indices triu_indices_from",
        prefix="numpy.",
    ),
}

ELEMENTWISE: Table = {
    **rows(
        elementwise(DType.FLOATING),
        """
        acos acosh arccos arccosh arcsin arcsinh arctan arctanh asin asinh atan atanh cbrt cos cosh deg2rad degrees
        exp exp2 expm1 fabs log log10 log1p log2 rad2deg radians rint sin sinc sinh spacing sqrt tan tanh
        """,
        prefix="numpy.",
    ),
    **rows(elementwise(DType.REAL), "abs absolute", prefix="numpy."),
    "numpy.angle": elementwise(DType.UNKNOWN),
    **rows(
        elementwise(DType.INPUT),
        """
        around bitwise_invert bitwise_left_shift bitwise_not bitwise_right_shift ceil conj conjugate fix floor invert
        left_shift nan_to_num negative positive reciprocal right_shift round sign square trunc
        """,
        prefix="numpy.",
    ),
    **rows(
        elementwise(DType.PROMOTED),
        """
        add bitwise_and bitwise_or bitwise_xor clip floor_divide fmax fmin fmod gcd lcm maximum minimum mod multiply
        pow power remainder subtract
        """,
        prefix="numpy.",
    ),
    # Two integers give float64.
    **rows(
        elementwise(DType.UNKNOWN),
        """
        arctan2 atan2 copysign divide float_power heaviside hypot ldexp logaddexp logaddexp2 nextafter true_divide
        """,
        prefix="numpy.",
    ),
    **rows(
        elementwise("bool"),
        """
        equal greater greater_equal iscomplex isclose isfinite isin isinf isnan isneginf isposinf isreal less
        less_equal logical_and logical_not logical_or logical_xor not_equal signbit
        """,
        prefix="numpy.",
    ),
}

SHAPING: Table = {
    "numpy.expand_dims": WHOLE_VIEW,
    "numpy.trim_zeros": replace(VIEW, rank=Rank.KEPT),
    **rows(
        ArrayResult(rank=Rank.KEPT, alias=Alias.ALWAYS, writable=None, negative_strides=None, size=Size.INPUT),
        "matrix_transpose moveaxis permute_dims rollaxis swapaxes transpose",
        prefix="numpy.",
    ),
    "numpy.squeeze": ArrayResult(rank=Rank.SQUEEZED, alias=Alias.ALWAYS, writable=None, negative_strides=None),
    "numpy.broadcast_arrays": SequenceResult(replace(VIEW, rank=Rank.NDARRAY)),
    "numpy.ravel": FLAT,
    "numpy.reshape": RESHAPED,
    **rows(
        ChoiceResult("arys", 1, given=SequenceResult(ArrayResult(DType.UNKNOWN, alias=Alias.SOMETIMES)), missing=VIEW),
        "atleast_1d atleast_2d atleast_3d",
        prefix="numpy.",
    ),
    **rows(REVERSED, "flip fliplr flipud", prefix="numpy."),
    # Every quarter turn reverses an axis, but for a whole one.
    "numpy.rot90": LiteralResult(
        "k",
        1,
        given=tuple((turns, REVERSED if turns % 4 else WHOLE_VIEW) for turns in range(-4, 5)),
        missing=REVERSED,
        other=ArrayResult(alias=Alias.ALWAYS, writable=None),
    ),
    "numpy.broadcast_to": READ_ONLY,
    "numpy.lib.stride_tricks.sliding_window_view": replace(READ_ONLY, rank=Rank.KEPT, shape=None),
    "numpy.diagonal": ArrayResult(alias=Alias.ALWAYS, writable=False),
    "numpy.lib.stride_tricks.as_strided": LiteralResult(
        "writeable", 4, given=((True, SPREAD), (False, READ_ONLY)), missing=SPREAD, other=SPREAD
    ),
    # A read-only view of the diagonal of a matrix, a new matrix for a vector.
    "numpy.diag": ArrayResult(alias=Alias.SOMETIMES, writable=False),
    **rows(SequenceResult(VIEW), "array_split dsplit hsplit split vsplit", prefix="numpy."),
    **rows(
        array(),
        """
        delete diagflat ediff1d partition repeat setdiff1d sort take_along_axis tril triu
        """,
        prefix="numpy.",
    ),
    # The condition comes first.
    **rows(array(DType.WEIGHT), "compress extract", prefix="numpy."),
    **rows(ArrayResult(rank=Rank.KEPT), "diff pad roll", prefix="numpy."),
    "numpy.resize": ArrayResult(rank=Rank.RESHAPED, shape=Shape("new_shape", 1)),
    # Of a scalar with several repetitions it has dimensions.
    "numpy.tile": ArrayResult(rank=Rank.KEPT),
    "numpy.take": either(DType.INPUT),
    "numpy.choose": either(DType.UNKNOWN),
    "numpy.unwrap": elementwise(DType.UNKNOWN),
    **rows(
        array(DType.PROMOTED),
        """
        append column_stack concat concatenate dstack hstack row_stack stack vstack intersect1d setxor1d union1d
        """,
        prefix="numpy.",
    ),
    "numpy.block": ArrayResult(DType.PROMOTED, Rank.NDARRAY),
    "numpy.insert": array(),
    "numpy.real": ArrayResult(DType.REAL, Rank.KEPT, Alias.ALWAYS, writable=None, negative_strides=None),
    # Of real arrays these are new zeros that cannot be written to.
    "numpy.imag": ArrayResult(DType.REAL, Rank.KEPT, Alias.SOMETIMES, writable=None, negative_strides=None),
    "numpy.ix_": SequenceResult(ArrayResult(DType.UNKNOWN, alias=Alias.SOMETIMES)),
    **rows(INDICES, "argpartition argsort argwhere flatnonzero", prefix="numpy."),
    "numpy.nonzero": SequenceResult(INDICES),
    "numpy.unravel_index": SequenceResult(either("int64")),
    **rows(either("int64"), "searchsorted digitize lexsort", prefix="numpy."),
    "numpy.where": ChoiceResult("x", 1, given=elementwise(DType.PROMOTED), missing=SequenceResult(INDICES)),
    "numpy.meshgrid": SequenceResult(ArrayResult(DType.UNKNOWN)),
    "numpy.unique": ChoiceResult(
        "return_index",
        1,
        is_flag=True,
        given=SequenceResult(ArrayResult(DType.UNKNOWN)),
        missing=ChoiceResult(
            "return_inverse",
            2,
            is_flag=True,
            given=SequenceResult(ArrayResult(DType.UNKNOWN)),
            missing=ChoiceResult(
                "return_counts", 3, is_flag=True, given=SequenceResult(ArrayResult(DType.UNKNOWN)), missing=array()
            ),
        ),
    ),
}

REDUCTIONS: Table = {
    **rows(reduction(DType.SUM, 1), "nanprod nansum prod sum", prefix="numpy."),
    **rows(reduction(DType.INPUT, 1), "amax amin max min nanmax nanmin ptp", prefix="numpy."),
    **rows(reduction(DType.FLOATING, 1), "average mean median nanmean nanmedian", prefix="numpy."),
    **rows(reduction(DType.UNKNOWN, 1), "nanstd nanvar std var", prefix="numpy."),
    **rows(reduction("bool", 1), "all any", prefix="numpy."),
    **rows(reduction("int64", 1), "argmax argmin count_nonzero nanargmax nanargmin", prefix="numpy."),
    **rows(either(DType.UNKNOWN), "nanpercentile nanquantile percentile quantile", prefix="numpy."),
    **rows(running(1), "cumprod cumsum cumulative_prod cumulative_sum nancumprod nancumsum", prefix="numpy."),
    **rows(either(DType.UNKNOWN), "interp trapezoid", prefix="numpy."),
    **rows(
        array(DType.UNKNOWN),
        "bincount histogram_bin_edges piecewise polyfit roots select vander",
        prefix="numpy.",
    ),
    **rows(either(DType.UNKNOWN), "poly polyval", prefix="numpy."),
    **rows(array("uint8"), "packbits unpackbits", prefix="numpy."),
    "numpy.indices": ArrayResult(DType.KEYWORD_OR_INFERRED, dtype_position=1),
    **rows(TupleResult((elementwise(DType.UNKNOWN), elementwise(DType.UNKNOWN))), "divmod frexp modf", prefix="numpy."),
    "numpy.histogram": TupleResult((array(DType.UNKNOWN), array(DType.UNKNOWN))),
}

OTHERS: Table = {
    **rows(
        PythonResult("bool"),
        """
        allclose array_equal array_equiv can_cast iscomplexobj isdtype isfortran isrealobj isscalar issubdtype
        iterable
        """
        "may_share_memory shares_memory",
        prefix="numpy.",
    ),
    **rows(PythonResult("number"), "ndim size", prefix="numpy."),
    **rows(PythonResult("size"), "broadcast_shapes shape", prefix="numpy."),
    **rows(PythonResult("string"), "array2string array_repr array_str base_repr binary_repr", prefix="numpy."),
    "numpy.set_printoptions": PythonResult("none"),
    **rows(
        PythonResult("none", writes=True),
        "copyto fill_diagonal",
        prefix="numpy.",
    ),
    **rows(
        PythonResult("none", may_write=True),
        "place put put_along_axis putmask",
        prefix="numpy.",
    ),
    **rows(PythonResult("object"), "errstate finfo get_printoptions iinfo printoptions seterr", prefix="numpy."),
}

FUNCTIONS: Table = {
    **CONVERSIONS,
    **FACTORIES,
    **ELEMENTWISE,
    **SHAPING,
    **REDUCTIONS,
    **LINEAR_ALGEBRA,
    **OTHERS,
}
