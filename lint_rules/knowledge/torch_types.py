"""The types and dtypes of torch, by name; observed with torch 2.13.0."""

from __future__ import annotations

from lint_rules.knowledge.schema import (
    Alias,
    Applier,
    DTypeName,
    Form,
    Grad,
    LayoutName,
    LegacyConstructor,
    Place,
    Table,
    TensorResult,
    Type,
    TypeName,
)

_DTYPES = """
    bfloat16 bool complex128 complex32 complex64 float16 float32 float64 float4_e2m1fn_x2 float8_e4m3fn float8_e4m3fnuz
    float8_e5m2 float8_e5m2fnuz float8_e8m0fnu int16 int32 int64 int8 qint32 qint8 quint8 uint16 uint32 uint64 uint8
"""
_OTHER_NAMES = {
    "cdouble": "complex128",
    "cfloat": "complex64",
    "chalf": "complex32",
    "double": "float64",
    "float": "float32",
    "half": "float16",
    "int": "int32",
    "long": "int64",
    "short": "int16",
}
# `torch.Tensor(x)` has the default dtype and `torch.FloatTensor(x)` always float32; both are on the CPU whatever the
# default device is. On an instance check the typed ones ask for that dtype, `torch.Tensor` for any tensor.
_LEGACY = {
    "BFloat16Tensor": "bfloat16",
    "BoolTensor": "bool",
    "ByteTensor": "uint8",
    "CharTensor": "int8",
    "DoubleTensor": "float64",
    "FloatTensor": "float32",
    "HalfTensor": "float16",
    "IntTensor": "int32",
    "LongTensor": "int64",
    "ShortTensor": "int16",
}

TYPES: Table = {
    **{f"torch.{name}": DTypeName(name) for name in _DTYPES.split()},
    **{f"torch.{name}": DTypeName(dtype) for name, dtype in _OTHER_NAMES.items()},
    "torch.strided": LayoutName(Form.DENSE),
    "torch.sparse_coo": LayoutName(Form.SPARSE),
    **{f"torch.sparse_{kind}": LayoutName(Form.COMPRESSED) for kind in ("bsc", "bsr", "csc", "csr")},
    "torch.jagged": LayoutName(Form.NESTED),
    "torch.Tensor": TypeName(Type.TENSOR, call=LegacyConstructor()),
    **{f"torch.{name}": TypeName(Type.TENSOR, dtype, LegacyConstructor(dtype)) for name, dtype in _LEGACY.items()},
    **{
        f"torch.cuda.{name}": TypeName(Type.TENSOR, dtype, LegacyConstructor(dtype, Place.ACCELERATOR))
        for name, dtype in _LEGACY.items()
    },
    # Requires grad also when it is made under no_grad; a Parameter of integers must be given requires_grad=False.
    "torch.nn.Parameter": TypeName(Type.PARAMETER, call=TensorResult(Grad.ALWAYS, alias=Alias.ALWAYS)),
    # Under backward(create_graph=True), `backward` runs with grad mode on; otherwise all three run with it off.
    "torch.autograd.Function": TypeName(
        Type.OTHER,
        methods_without_grad=frozenset({"forward", "backward", "setup_context"}),
        applier=Applier("apply", "forward", unless="setup_context", exempts="mark_non_differentiable"),
    ),
    # Variable(x) detaches: it requires grad only if it is told to.
    "torch.autograd.Variable": TypeName(Type.TENSOR, call=TensorResult(Grad.KEYWORD, alias=Alias.ALWAYS)),
    "torch.nn.Buffer": TypeName(Type.TENSOR, call=TensorResult(Grad.UNKNOWN, alias=Alias.ALWAYS)),
}
