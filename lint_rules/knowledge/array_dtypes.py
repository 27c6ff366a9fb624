"""The dtypes of torch that NumPy does not have: `.numpy()` raises `Got unsupported ScalarType …`.

Every dtype of torch 2.13.0 was tried with NumPy 2.4: float16, float32, float64, complex64, complex128, bool and the
integers of 8 to 64 bits are converted, all others are refused, with `force=True` as well.
"""

from __future__ import annotations

from collections.abc import Mapping

from lint_rules.knowledge.rows import words

_WIDER = dict.fromkeys(
    words("bfloat16 float8_e4m3fn float8_e4m3fnuz float8_e5m2 float8_e5m2fnuz float8_e8m0fnu"), "float"
)
_QUANTISED = dict.fromkeys(words("qint32 qint8 quint2x4 quint4x2 quint8"), "dequantize")
_PACKED = dict.fromkeys(
    words(
        """
        bits16 bits1x8 bits2x4 bits4x2 bits8 float4_e2m1fn_x2 int1 int2 int3 int4 int5 int6 int7 uint1 uint2 uint3
        uint4 uint5 uint6 uint7
        """
    )
)

REMEDIES: Mapping[str, str | None] = {**_WIDER, **_QUANTISED, **_PACKED, "complex32": "cfloat"}
"""dtype -> the method that gives the same values in a dtype that NumPy has; None where there is none."""
