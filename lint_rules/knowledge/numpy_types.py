"""The types and dtypes of NumPy, by name; observed with NumPy 2.4.6 on 64-bit Linux."""

from __future__ import annotations

from lint_rules.knowledge.rows import rows
from lint_rules.knowledge.schema import ArrayResult, DType, DTypeName, LiteralResult, Table, Type, TypeName

_DTYPES = (
    "complex128 complex64 float16 float32 float64 int16 int32 int64 int8 uint16 uint32 uint64 uint8 longdouble "
    "clongdouble datetime64 timedelta64"
)
# NumPy 1 also had np.float, np.int and np.bool, which were Python's own types.
_OTHER_NAMES = {
    "bool": "bool",
    "bool_": "bool",
    "byte": "int8",
    "cdouble": "complex128",
    "csingle": "complex64",
    "double": "float64",
    "half": "float16",
    "int_": "int64",
    "intc": "int32",
    "intp": "int64",
    "long": "int64",
    "longlong": "int64",
    "object_": "object",
    "short": "int16",
    "single": "float32",
    "str_": "str",
    "ubyte": "uint8",
    "uint": "uint64",
    "uintc": "uint32",
    "uintp": "uint64",
    "ulong": "uint64",
    "ulonglong": "uint64",
    "ushort": "uint16",
}

_MAPPED_TO_READ = ArrayResult(DType.UNKNOWN, writable=False)

TYPES: Table = {
    **{f"numpy.{name}": DTypeName(name) for name in _DTYPES.split()},
    **{f"numpy.{name}": DTypeName(dtype) for name, dtype in _OTHER_NAMES.items()},
    "numpy.ndarray": TypeName(Type.ARRAY, call=ArrayResult(DType.KEYWORD, dtype_position=1)),
    "numpy.memmap": TypeName(
        Type.ARRAY,
        call=LiteralResult(
            "mode",
            2,
            given=(("r", _MAPPED_TO_READ), ("readonly", _MAPPED_TO_READ)),
            missing=ArrayResult(DType.UNKNOWN),
            other=ArrayResult(DType.UNKNOWN, writable=None),
        ),
    ),
    "numpy.matrix": TypeName(Type.ARRAY),
    "numpy.recarray": TypeName(Type.ARRAY),
    "numpy.ma.MaskedArray": TypeName(Type.ARRAY),
    "numpy.typing.NDArray": TypeName(Type.ARRAY),
    "numpy.dtype": TypeName(Type.DTYPE),
    **rows(
        TypeName(Type.ARRAY_SCALAR),
        "complexfloating floating generic inexact integer number signedinteger unsignedinteger",
        prefix="numpy.",
    ),
}
