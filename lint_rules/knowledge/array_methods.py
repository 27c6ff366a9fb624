"""Methods and attributes of numpy.ndarray and of NumPy's scalars; observed with NumPy 2.4.6."""

from __future__ import annotations

from dataclasses import replace

from lint_rules.knowledge.numpy_results import reduction, running
from lint_rules.knowledge.results import Shape
from lint_rules.knowledge.rows import rows
from lint_rules.knowledge.schema import (
    Alias,
    ArrayResult,
    DeviceResult,
    DType,
    Place,
    PythonResult,
    Rank,
    SequenceResult,
    Size,
    Table,
)

# Of a 0-d array or a scalar these give a 0-d array or a scalar.
VIEW = ArrayResult(rank=Rank.KEPT, alias=Alias.ALWAYS, writable=None, negative_strides=None)
WHOLE_VIEW = ArrayResult(rank=Rank.KEPT, alias=Alias.ALWAYS, writable=None, negative_strides=None, size=Size.INPUT)
FLAT = ArrayResult(alias=Alias.SOMETIMES, writable=None, size=Size.INPUT)
RESHAPED = ArrayResult(
    rank=Rank.RESHAPED, alias=Alias.SOMETIMES, writable=None, size=Size.INPUT, shape=Shape("shape", 0, is_spread=True)
)
COPY = ArrayResult(rank=Rank.KEPT)

METHODS: Table = {
    # A copy, unless copy=False says otherwise.
    "astype": ArrayResult(
        DType.ARGUMENT, Rank.KEPT, Alias.SOMETIMES, None, None, dtype_position=0, copy=4, is_same=True, size=Size.INPUT
    ),
    "copy": COPY,
    "squeeze": replace(VIEW, rank=Rank.SQUEEZED),
    **rows(WHOLE_VIEW, "swapaxes transpose"),
    # view(dtype) reads the memory as another dtype.
    "view": ArrayResult(DType.ARGUMENT, Rank.KEPT, Alias.ALWAYS, writable=None, negative_strides=None),
    "ravel": FLAT,
    "reshape": RESHAPED,
    # A real array is given back as it is.
    **rows(ArrayResult(rank=Rank.KEPT, alias=Alias.SOMETIMES, writable=None), "conj conjugate"),
    "diagonal": ArrayResult(alias=Alias.ALWAYS, writable=False),
    **rows(ArrayResult(), "compress flatten repeat"),
    "byteswap": COPY,
    "round": ArrayResult(rank=Rank.INPUT),
    "clip": ArrayResult(DType.PROMOTED, Rank.INPUT),
    "choose": ArrayResult(DType.UNKNOWN, Rank.EITHER),
    "take": ArrayResult(rank=Rank.EITHER),
    **rows(ArrayResult(DType.PROMOTED, Rank.EITHER), "dot trace __matmul__"),
    **rows(ArrayResult("int64"), "argpartition argsort"),
    "searchsorted": ArrayResult("int64", Rank.EITHER),
    "nonzero": SequenceResult(ArrayResult("int64")),
    **rows(running(0), "cumprod cumsum"),
    **rows(reduction(DType.SUM, 0), "prod sum"),
    **rows(reduction(DType.INPUT, 0), "max min"),
    "mean": reduction(DType.FLOATING, 0),
    **rows(reduction(DType.UNKNOWN, 0), "std var"),
    **rows(reduction("bool", 0), "all any"),
    **rows(reduction("int64", 0), "argmax argmin"),
    "item": PythonResult("number", of_data=True),
    "tolist": PythonResult("list", of_data=True),
    "tobytes": PythonResult("bytes"),
    **rows(PythonResult("none"), "dump tofile"),
    "setflags": PythonResult("none", writable_by=("write",)),
    **rows(PythonResult("none", writes=True), "fill setfield"),
    # What is in order already stays as it is, and there may be no place to put anything.
    **rows(PythonResult("none", may_write=True), "partition put resize sort"),
    **rows(PythonResult("number"), "__float__ __int__ __len__"),
}

ATTRIBUTES: Table = {
    **rows(WHOLE_VIEW, "T mT"),
    "real": ArrayResult(DType.REAL, Rank.KEPT, Alias.ALWAYS, writable=None, negative_strides=None),
    # Of real arrays new zeros that cannot be written to.
    "imag": ArrayResult(DType.REAL, Rank.KEPT, Alias.SOMETIMES, writable=None, negative_strides=None),
    "shape": PythonResult("size"),
    "strides": PythonResult("tuple"),
    "dtype": PythonResult("dtype"),
    **rows(PythonResult("number"), "itemsize nbytes ndim size"),
    "ctypes": PythonResult("object"),
    **rows(PythonResult("object", of_data=True), "base data flat"),
    "flags": PythonResult("object", writable_by=("writeable", "WRITEABLE", "W")),
    "device": DeviceResult(named_by_argument=False, place=Place.CPU),
}
