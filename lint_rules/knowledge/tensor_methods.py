"""Methods and attributes of torch.Tensor, where executing operator samples cannot tell; see also tensor_ops.

Observed with torch 2.13.0. A `distinctive` name is one that none of np.ndarray, NumPy scalars, pandas, polars, h5py
and jax objects and Python's own containers, numbers and strings has, and that a file of other kinds of objects rarely
uses: its call is evidence for a tensor.
"""

from __future__ import annotations

from dataclasses import replace

from lint_rules.knowledge.rows import rows, words
from lint_rules.knowledge.schema import (
    Alias,
    ArrayResult,
    ChoiceResult,
    Conversion,
    DeviceResult,
    DType,
    FactQuestion,
    Form,
    Grad,
    Place,
    PythonResult,
    Question,
    Rank,
    SequenceResult,
    Table,
    TensorResult,
    TupleResult,
    UnknownResult,
)
from lint_rules.knowledge.torch_functions import DIVISION, SIGNAL, SPECTROGRAM

KEEPS = TensorResult()
VIEW = TensorResult(alias=Alias.ALWAYS)
SAME_OR_COPY = TensorResult(alias=Alias.SOMETIMES)
CHANGED = TensorResult(alias=Alias.ALWAYS, inplace=True)
INDICES = TensorResult(grad=Grad.NEVER, dtype="int64")
VALUES_INDICES = TupleResult((KEEPS, INDICES), ("values", "indices"))
LIKE_FACTORY = TensorResult(Grad.KEYWORD, Place.LIKE_OR_KEYWORD, DType.LIKE_OR_KEYWORD)


def _cast(grad: Grad, dtype: str) -> TensorResult:
    """The tensor itself if it has the dtype already, else a copy."""
    return TensorResult(grad, dtype=dtype, alias=Alias.SOMETIMES)


def _moved(place: Place) -> TensorResult:
    return TensorResult(device=place, alias=Alias.SOMETIMES, distinctive=True)


CONVERSIONS: Table = {
    "numpy": Conversion(ArrayResult(rank=Rank.NDARRAY, alias=Alias.ALWAYS, counterpart=""), presumes_tensor=True),
    "__array__": Conversion(ArrayResult(rank=Rank.NDARRAY, alias=Alias.ALWAYS, counterpart=""), presumes_tensor=True),
    # The tensor itself on the CPU already, else a copy; requires_grad is kept either way.
    "cpu": _moved(Place.CPU),
    "cuda": _moved(Place.ACCELERATOR),
    "xpu": _moved(Place.ACCELERATOR),
    "ipu": _moved(Place.ACCELERATOR),
    "mtia": _moved(Place.ACCELERATOR),
    "to": TensorResult(Grad.FIRST, Place.ARGUMENT, DType.ARGUMENT, Alias.SOMETIMES),
    # Takes the dtype and the device of the other tensor: an integer one ends the graph.
    "type_as": TensorResult(Grad.FIRST, Place.ARGUMENT, DType.ARGUMENT, Alias.SOMETIMES),
    # x.type() is a string; x.type(torch.LongTensor) ends the graph, x.type("torch.cuda.FloatTensor") also moves.
    "type": ChoiceResult(
        "dtype",
        0,
        given=TensorResult(Grad.FIRST, Place.ARGUMENT, DType.ARGUMENT, Alias.SOMETIMES),
        missing=PythonResult("string"),
    ),
    "bfloat16": _cast(Grad.KEEPS, "bfloat16"),
    "cdouble": _cast(Grad.KEEPS, "complex128"),
    "cfloat": _cast(Grad.KEEPS, "complex64"),
    "chalf": _cast(Grad.KEEPS, "complex32"),
    "double": _cast(Grad.KEEPS, "float64"),
    "float": _cast(Grad.KEEPS, "float32"),
    "half": _cast(Grad.KEEPS, "float16"),
    "bool": _cast(Grad.NEVER, "bool"),
    "byte": _cast(Grad.NEVER, "uint8"),
    "char": _cast(Grad.NEVER, "int8"),
    "int": _cast(Grad.NEVER, "int32"),
    "long": _cast(Grad.NEVER, "int64"),
    "short": _cast(Grad.NEVER, "int16"),
    "detach": TensorResult(Grad.NEVER, alias=Alias.ALWAYS, distinctive=True),
    "detach_": TensorResult(Grad.NEVER, alias=Alias.ALWAYS, inplace=True, distinctive=True),
    # requires_grad_(flag=True): the flag is the first argument.
    "requires_grad_": TensorResult(Grad.ALWAYS, alias=Alias.ALWAYS, inplace=True, distinctive=True),
    # Of a sparse tensor: what it holds, and where.
    "values": TensorResult(alias=Alias.SOMETIMES, form=Form.DENSE),
    "indices": TensorResult(Grad.NEVER, dtype="int64", form=Form.DENSE),
    **rows(
        TensorResult(Grad.NEVER, dtype=DType.UNKNOWN, form=Form.DENSE),
        "ccol_indices col_indices crow_indices row_indices",
    ),
    "dequantize": TensorResult(dtype="float32", alias=Alias.SOMETIMES),
    "int_repr": TensorResult(Grad.NEVER, dtype=DType.UNKNOWN),
    "item": PythonResult("number", of_data=True),
    "tolist": PythonResult("list", of_data=True),
}

OPERATIONS: Table = {
    **rows(
        ChoiceResult("dim", 0, given=VALUES_INDICES, missing=KEEPS, given_tensor=TensorResult(dtype=DType.PROMOTED)),
        "max min",
    ),
    **rows(ChoiceResult("dim", 0, given=VALUES_INDICES, missing=KEEPS), "median nanmedian"),
    **rows(DIVISION, "div divide"),
    "stft": replace(SPECTROGRAM, position=8),
    "istft": replace(SIGNAL, position=8),
    # A q that requires grad passes it on only where it interpolates.
    **rows(
        ChoiceResult("q", 0, given=KEEPS, missing=KEEPS, given_tensor=TensorResult(Grad.UNKNOWN)),
        "nanquantile quantile",
    ),
    # With n=0 what is prepended or appended is left out.
    "diff": ChoiceResult(
        "prepend",
        2,
        given=TensorResult(Grad.UNKNOWN),
        missing=ChoiceResult("append", 3, given=TensorResult(Grad.UNKNOWN), missing=KEEPS),
    ),
    "nonzero": ChoiceResult("as_tuple", -1, is_flag=True, given=SequenceResult(INDICES), missing=INDICES),
    "unique": ChoiceResult(
        "return_inverse",
        1,
        is_flag=True,
        given=SequenceResult(TensorResult(Grad.UNKNOWN, dtype=DType.UNKNOWN)),
        missing=ChoiceResult("return_counts", 2, is_flag=True, given=TupleResult((KEEPS, INDICES)), missing=KEEPS),
    ),
    "unique_consecutive": ChoiceResult(
        "return_inverse",
        0,
        is_flag=True,
        given=SequenceResult(TensorResult(Grad.UNKNOWN, dtype=DType.UNKNOWN)),
        missing=ChoiceResult("return_counts", 1, is_flag=True, given=TupleResult((KEEPS, INDICES)), missing=KEEPS),
    ),
    # A view where strides allow it, the tensor itself where there is nothing to do, else a copy.
    **rows(SAME_OR_COPY, "contiguous flatten pin_memory ravel reshape sum_to_size"),
    **rows(TensorResult(Grad.NEVER, dtype=DType.TRUTH), "all any"),
    # view(dtype) reads the memory as another dtype, in no graph.
    "view": TensorResult(dtype=DType.REINTERPRETED, alias=Alias.ALWAYS),
    "reshape_as": TensorResult(Grad.FIRST, alias=Alias.SOMETIMES),
    "__getitem__": SAME_OR_COPY,
    **rows(KEEPS, "__rmatmul__ hardshrink prelu relu"),
    "slogdet": TupleResult((KEEPS, TensorResult(dtype=DType.REAL)), ("sign", "logabsdet")),
    "share_memory_": CHANGED,
    **rows(CHANGED, "copy_ fill_diagonal_ masked_scatter_ random_ relu_"),
    **rows(TensorResult(Grad.NEVER, alias=Alias.ALWAYS, inplace=True), "apply_ map_ map2_"),
    **rows(LIKE_FACTORY, "new_empty new_empty_strided new_full new_ones new_tensor new_zeros"),
    "new": TensorResult(Grad.NEVER),
    "unsqueeze": TensorResult(alias=Alias.ALWAYS, distinctive=True),
    "unsqueeze_": TensorResult(alias=Alias.ALWAYS, inplace=True, distinctive=True),
    "dense_dim": PythonResult("number"),
    **rows(
        PythonResult("number"),
        """
        __int__ __len__ __index__ dim element_size get_device ndimension nelement numel sparse_dim storage_offset
        data_ptr const_data_ptr
        """,
    ),
    **rows(PythonResult("number"), "__float__ __complex__ __hash__"),
    **rows(
        PythonResult("bool"),
        """
        __bool__ __contains__ is_coalesced is_complex is_contiguous is_inference
        is_nonzero is_pinned is_same_size is_set_to is_shared is_signed
        """,
    ),
    "is_floating_point": FactQuestion(Question.IS_FLOATING),
    "is_conj": FactQuestion(Question.IS_CONJ),
    "is_neg": FactQuestion(Question.IS_NEG),
    "size": PythonResult("size"),
    "stride": PythonResult("tuple"),
    **rows(TensorResult(form=Form.SPARSE), "to_sparse to_sparse_coo"),
    **rows(TensorResult(form=Form.COMPRESSED), "to_sparse_bsc to_sparse_bsr to_sparse_csc to_sparse_csr"),
    "to_mkldnn": TensorResult(form=Form.MKLDNN),
    "coalesce": TensorResult(alias=Alias.SOMETIMES, form=Form.KEPT, distinctive=True),
    "to_dense": TensorResult(alias=Alias.SOMETIMES, form=Form.DENSE),
    "resolve_conj": TensorResult(alias=Alias.SOMETIMES, form=Form.CONJ_RESOLVED),
    "resolve_neg": TensorResult(alias=Alias.SOMETIMES, form=Form.NEG_RESOLVED),
    "to_padded_tensor": TensorResult(form=Form.DENSE),
    "backward": PythonResult("none", goes_back=True),
    "retain_grad": PythonResult("none"),
    "register_hook": PythonResult("object"),
    **rows(PythonResult("object"), "storage untyped_storage register_post_accumulate_grad_hook"),
}

METHODS: Table = {**CONVERSIONS, **OPERATIONS}

# "element 0 of tensors does not require grad", "cannot register a hook on a tensor that doesn't require gradient".
KEEPS_GRAPH_OF_GRADIENTS = "create_graph"
"""The argument of `backward` and `grad` with which gradients get a graph of their own."""
NEED_GRAD = frozenset({"backward", "register_hook"})

ATTRIBUTES: Table = {
    "data": TensorResult(Grad.NEVER, alias=Alias.ALWAYS, form=Form.KEPT),
    # None until backward ran. After backward(create_graph=True) it requires grad itself: seen to by whole files.
    "grad": TensorResult(Grad.NEVER, may_be_none=True),
    **rows(TensorResult(alias=Alias.ALWAYS, form=Form.KEPT), "T mT"),
    **rows(TensorResult(alias=Alias.ALWAYS, form=Form.CONJUGATED_MATRIX), "H mH"),
    "real": TensorResult(dtype=DType.REAL, alias=Alias.ALWAYS, form=Form.REAL_PART),
    "imag": TensorResult(dtype=DType.REAL, alias=Alias.ALWAYS, form=Form.IMAGINARY_PART),
    "device": DeviceResult(named_by_argument=False),
    "requires_grad": FactQuestion(Question.REQUIRES_GRAD),
    "is_cpu": FactQuestion(Question.IS_CPU),
    **rows(FactQuestion(Question.IS_OFF_CPU), "is_cuda is_ipu is_maia is_mps is_mtia is_vulkan is_xla is_xpu"),
    "dtype": PythonResult("dtype"),
    "shape": PythonResult("size"),
    **rows(PythonResult("number"), "itemsize nbytes ndim output_nr"),
    **rows(PythonResult("bool"), "is_leaf is_meta is_quantized retains_grad"),
    "is_mkldnn": FactQuestion(Question.IS_MKLDNN),
    "is_nested": FactQuestion(Question.IS_NESTED),
    "is_sparse": FactQuestion(Question.IS_SPARSE),
    "is_sparse_csr": FactQuestion(Question.IS_COMPRESSED),
    "layout": PythonResult("layout"),
    "grad_fn": UnknownResult("it is a node of the graph, or None"),
}

# In place, but no element is another than before.
TAKING_DATA = words("new new_tensor")
"""Methods that make a tensor of an array, and refuse the arrays that `torch.tensor` refuses."""

WITHOUT_WRITES = words("""
    as_strided_ detach_ requires_grad_ share_memory_ squeeze_ swapaxes_ swapdims_ t_ transpose_ unsqueeze_
    """)

WITHOUT_TENSOR_ARGUMENTS = words("""
    amax amin chunk clone contiguous cumprod cumsum diag diagonal expand expand_as flatten flip gather
    index_select log_softmax logsumexp masked_select mean movedim narrow norm permute prod repeat
    repeat_interleave reshape reshape_as roll rot90 round select softmax split squeeze std sum swapaxes take
    take_along_dim tensor_split tile to topk transpose tril triu type unbind unflatten unfold unsqueeze var view
    view_as
    """)
"""Methods whose arguments are sizes, dimensions, dtypes, devices or indices: only the receiver brings a graph along."""

GIVING_THEMSELVES = words("H adjoint conj mH mT positive real")
"""Views that are the tensor itself where there is nothing to change: of real numbers, or without dimensions."""

UNBOUND: Table = {
    f"torch.Tensor.{name}": replace(row, argument=0)
    for name, row in METHODS.items()
    if isinstance(row, Conversion) and name.isidentifier() and not name.startswith("_")
}
"""Conversions that are called on the class, with the tensor as an argument: `torch.Tensor.numpy(x)`."""
