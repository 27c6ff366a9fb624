"""What the functions of NumPy give; observed with NumPy 2.4.6.

Elementwise functions of a scalar or a 0-d array give a scalar, reductions give one unless an axis is left over.
"""

from __future__ import annotations

from lint_rules.knowledge.rows import rows
from lint_rules.knowledge.schema import (
    Alias,
    ArrayResult,
    ChoiceResult,
    Conversion,
    DType,
    LiteralResult,
    PythonResult,
    Rank,
    SequenceResult,
    Size,
    Table,
    TupleResult,
)


def _elementwise(dtype: DType | str) -> ArrayResult:
    return ArrayResult(dtype, Rank.INPUT)


def _array(dtype: DType | str = DType.INPUT) -> ArrayResult:
    return ArrayResult(dtype)


def _either(dtype: DType | str) -> ArrayResult:
    return ArrayResult(dtype, Rank.EITHER)


def reduction(dtype: DType | str, axis: int) -> ChoiceResult:
    """Over all axes a scalar, unless `keepdims` is given. `axis`: where that argument stands."""
    missing = ChoiceResult("keepdims", -1, given=_either(dtype), missing=ArrayResult(dtype, Rank.SCALAR))
    return ChoiceResult("axis", axis, given=_either(dtype), missing=missing)


def _made(dtype: DType, position: int, size: Size = Size.UNKNOWN) -> ArrayResult:
    return ArrayResult(dtype, dtype_position=position, size=size)


VIEW = ArrayResult(alias=Alias.ALWAYS, writable=None, negative_strides=None)
WHOLE_VIEW = ArrayResult(alias=Alias.ALWAYS, writable=None, negative_strides=None, size=Size.INPUT)
REVERSED = ArrayResult(alias=Alias.ALWAYS, writable=None, negative_strides=True, size=Size.INPUT)
# A view where the strides allow it; then it may have negative strides or be read-only like its input.
RESHAPED = ArrayResult(alias=Alias.SOMETIMES, writable=None, size=Size.INPUT)
READ_ONLY = ArrayResult(alias=Alias.ALWAYS, writable=False, negative_strides=None)
INDICES = _array("int64")

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
    # At least one dimension; contiguous, so without negative strides unless along an axis of length 1.
    **rows(
        Conversion(
            ArrayResult(DType.KEYWORD_OR_INFERRED, alias=Alias.SOMETIMES, writable=None, dtype_position=1), argument=0
        ),
        "ascontiguousarray asfortranarray",
        prefix="numpy.",
    ),
}

FACTORIES: Table = {
    **rows(_made(DType.KEYWORD, 1), "fromfile fromiter loadtxt genfromtxt", prefix="numpy."),
    **rows(_made(DType.KEYWORD, 1, Size.ARGUMENT), "empty ones zeros", prefix="numpy."),
    "numpy.identity": _made(DType.KEYWORD, 1),
    **rows(_made(DType.KEYWORD, 3), "eye tri", prefix="numpy."),
    **rows(_made(DType.KEYWORD, 5), "linspace logspace", prefix="numpy."),
    "numpy.geomspace": _made(DType.KEYWORD, 4),
    "numpy.full": _made(DType.KEYWORD_OR_FILL, 2, Size.ARGUMENT),
    "numpy.arange": _made(DType.KEYWORD_OR_INFERRED, 3, Size.ARGUMENT),
    # Of bytes it is read-only, of a bytearray it is not.
    "numpy.frombuffer": ArrayResult(DType.KEYWORD, alias=Alias.ALWAYS, writable=None, dtype_position=1),
    **rows(_made(DType.LIKE_OR_KEYWORD, 1), "empty_like ones_like zeros_like", prefix="numpy."),
    "numpy.full_like": _made(DType.LIKE_OR_KEYWORD, 2),
    **rows(_array("float64"), "bartlett blackman hamming hanning kaiser fft.fftfreq fft.rfftfreq", prefix="numpy."),
    **rows(
        SequenceResult(INDICES),
        "diag_indices diag_indices_from tril_indices tril_indices_from triu_indices triu_indices_from",
        prefix="numpy.",
    ),
}

ELEMENTWISE: Table = {
    **rows(
        _elementwise(DType.FLOATING),
        """
        acos acosh arccos arccosh arcsin arcsinh arctan arctanh asin asinh atan atanh cbrt cos cosh deg2rad degrees
        exp exp2 expm1 fabs log log10 log1p log2 rad2deg radians rint sin sinc sinh spacing sqrt tan tanh
        """,
        prefix="numpy.",
    ),
    **rows(_elementwise(DType.REAL), "abs absolute", prefix="numpy."),
    "numpy.angle": _elementwise(DType.UNKNOWN),
    **rows(
        _elementwise(DType.INPUT),
        """
        around bitwise_invert bitwise_left_shift bitwise_not bitwise_right_shift ceil conj conjugate fix floor invert
        left_shift nan_to_num negative positive reciprocal right_shift round sign square trunc
        """,
        prefix="numpy.",
    ),
    **rows(
        _elementwise(DType.PROMOTED),
        """
        add bitwise_and bitwise_or bitwise_xor clip floor_divide fmax fmin fmod gcd lcm maximum minimum mod multiply
        pow power remainder subtract
        """,
        prefix="numpy.",
    ),
    # Two integers give float64.
    **rows(
        _elementwise(DType.UNKNOWN),
        """
        arctan2 atan2 copysign divide float_power heaviside hypot ldexp logaddexp logaddexp2 nextafter true_divide
        """,
        prefix="numpy.",
    ),
    **rows(
        _elementwise("bool"),
        """
        equal greater greater_equal iscomplex isclose isfinite isin isinf isnan isneginf isposinf isreal less
        less_equal logical_and logical_not logical_or logical_xor not_equal signbit
        """,
        prefix="numpy.",
    ),
}

SHAPING: Table = {
    "numpy.expand_dims": WHOLE_VIEW,
    "numpy.trim_zeros": VIEW,
    **rows(
        ArrayResult(rank=Rank.INPUT, alias=Alias.ALWAYS, writable=None, negative_strides=None, size=Size.INPUT),
        "matrix_transpose moveaxis permute_dims rollaxis swapaxes transpose",
        prefix="numpy.",
    ),
    "numpy.squeeze": ArrayResult(rank=Rank.INPUT, alias=Alias.ALWAYS, writable=None, negative_strides=None),
    "numpy.broadcast_arrays": SequenceResult(VIEW),
    **rows(RESHAPED, "ravel reshape", prefix="numpy."),
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
    **rows(READ_ONLY, "broadcast_to lib.stride_tricks.sliding_window_view", prefix="numpy."),
    "numpy.diagonal": ArrayResult(alias=Alias.ALWAYS, writable=False),
    "numpy.lib.stride_tricks.as_strided": LiteralResult(
        "writeable", 4, given=((True, VIEW), (False, READ_ONLY)), missing=VIEW, other=VIEW
    ),
    # A read-only view of the diagonal of a matrix, a new matrix for a vector.
    "numpy.diag": ArrayResult(alias=Alias.SOMETIMES, writable=False),
    **rows(SequenceResult(VIEW), "array_split dsplit hsplit split vsplit", prefix="numpy."),
    **rows(
        _array(),
        """
        compress delete diagflat diff ediff1d extract partition repeat resize roll setdiff1d sort take_along_axis tile
        tril triu
        """,
        prefix="numpy.",
    ),
    "numpy.take": _either(DType.INPUT),
    "numpy.pad": _array(),
    "numpy.choose": _either(DType.UNKNOWN),
    "numpy.unwrap": _elementwise(DType.UNKNOWN),
    **rows(
        _array(DType.PROMOTED),
        """
        append block column_stack concat concatenate dstack hstack row_stack stack vstack intersect1d setxor1d union1d
        """,
        prefix="numpy.",
    ),
    "numpy.insert": _array(),
    "numpy.real": ArrayResult(DType.REAL, Rank.INPUT, Alias.ALWAYS, writable=None, negative_strides=None),
    # Of real arrays these are new zeros that cannot be written to.
    "numpy.imag": ArrayResult(DType.REAL, Rank.INPUT, Alias.SOMETIMES, writable=None, negative_strides=None),
    "numpy.ix_": SequenceResult(ArrayResult(DType.UNKNOWN, alias=Alias.SOMETIMES)),
    **rows(INDICES, "argpartition argsort argwhere flatnonzero", prefix="numpy."),
    **rows(SequenceResult(INDICES), "nonzero unravel_index", prefix="numpy."),
    **rows(_either("int64"), "searchsorted digitize lexsort", prefix="numpy."),
    "numpy.where": ChoiceResult("x", 1, given=_elementwise(DType.PROMOTED), missing=SequenceResult(INDICES)),
    "numpy.meshgrid": SequenceResult(ArrayResult(DType.UNKNOWN)),
    "numpy.unique": ChoiceResult(
        "return_index",
        1,
        given=SequenceResult(ArrayResult(DType.UNKNOWN)),
        missing=ChoiceResult(
            "return_inverse",
            2,
            given=SequenceResult(ArrayResult(DType.UNKNOWN)),
            missing=ChoiceResult(
                "return_counts", 3, given=SequenceResult(ArrayResult(DType.UNKNOWN)), missing=_array()
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
    **rows(_either(DType.UNKNOWN), "nanpercentile nanquantile percentile quantile", prefix="numpy."),
    **rows(_array(DType.SUM), "cumprod cumsum cumulative_prod cumulative_sum nancumprod nancumsum", prefix="numpy."),
    **rows(_either(DType.UNKNOWN), "interp trapezoid", prefix="numpy."),
    **rows(
        _array(DType.UNKNOWN),
        "bincount histogram_bin_edges piecewise polyfit poly roots select vander",
        prefix="numpy.",
    ),
    "numpy.polyval": _either(DType.UNKNOWN),
    **rows(_array("uint8"), "packbits unpackbits", prefix="numpy."),
    "numpy.indices": ArrayResult(DType.KEYWORD_OR_INFERRED, dtype_position=1),
    **rows(
        TupleResult((_elementwise(DType.UNKNOWN), _elementwise(DType.UNKNOWN))), "divmod frexp modf", prefix="numpy."
    ),
    "numpy.histogram": TupleResult((_array(DType.UNKNOWN), _array(DType.UNKNOWN))),
}

LINEAR_ALGEBRA: Table = {
    **rows(_either(DType.PROMOTED), "dot einsum inner matmul tensordot trace vdot vecdot", prefix="numpy."),
    **rows(_array(DType.PROMOTED), "convolve correlate cross kron outer", prefix="numpy."),
    **rows(_either(DType.UNKNOWN), "corrcoef cov", prefix="numpy."),
    **rows(_array(DType.FLOATING), "cholesky inv pinv", prefix="numpy.linalg."),
    **rows(_array(DType.UNKNOWN), "eigvals eigvalsh matrix_power solve svdvals tensorinv", prefix="numpy.linalg."),
    **rows(_either(DType.UNKNOWN), "cond det matrix_rank multi_dot norm", prefix="numpy.linalg."),
    **rows(
        TupleResult((_array(DType.UNKNOWN), _array(DType.UNKNOWN)), ("eigenvalues", "eigenvectors")),
        "eig eigh",
        prefix="numpy.linalg.",
    ),
    # Without compute_uv=False or mode="r", which give one array.
    "numpy.linalg.svd": ChoiceResult(
        "compute_uv",
        2,
        given=SequenceResult(_array(DType.UNKNOWN)),
        missing=TupleResult((_array(DType.FLOATING), _array(DType.UNKNOWN), _array(DType.FLOATING)), ("U", "S", "Vh")),
    ),
    "numpy.linalg.qr": ChoiceResult(
        "mode",
        1,
        given=SequenceResult(_array(DType.UNKNOWN)),
        missing=TupleResult((_array(DType.FLOATING),) * 2, ("Q", "R")),
    ),
    "numpy.linalg.slogdet": TupleResult((_either(DType.UNKNOWN), _either(DType.UNKNOWN)), ("sign", "logabsdet")),
    "numpy.linalg.lstsq": TupleResult(
        (_array(DType.UNKNOWN), _array(DType.UNKNOWN), PythonResult("number"), _array(DType.UNKNOWN))
    ),
    **rows(
        _array(DType.UNKNOWN),
        """
        fft fft2 fftn fftshift hfft ifft ifft2 ifftn ifftshift ihfft irfft irfft2 irfftn rfft rfft2 rfftn
        """,
        prefix="numpy.fft.",
    ),
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
    **rows(
        PythonResult("none"),
        "save savetxt savez savez_compressed set_printoptions",
        prefix="numpy.",
    ),
    **rows(
        PythonResult("none", writes=True),
        "copyto fill_diagonal place put put_along_axis putmask",
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
