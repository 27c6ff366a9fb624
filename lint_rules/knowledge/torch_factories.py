"""What makes tensors anew: of sizes, numbers or data. Observed with torch 2.13.0; the names of a block share a row."""

from __future__ import annotations

from dataclasses import replace

from lint_rules.knowledge.rows import rows
from lint_rules.knowledge.schema import (
    Alias,
    ChoiceResult,
    DType,
    Form,
    Grad,
    Place,
    Table,
    TensorResult,
)

KEEPS = TensorResult()
FACTORY = TensorResult(Grad.KEYWORD, Place.KEYWORD, DType.KEYWORD)
INFERRING_FACTORY = TensorResult(Grad.KEYWORD, Place.KEYWORD, DType.KEYWORD_OR_INFERRED)
LIKE_FACTORY = TensorResult(Grad.KEYWORD, Place.LIKE_OR_KEYWORD, DType.LIKE_OR_KEYWORD)


def _sparse(form: Form) -> ChoiceResult:
    """Of indices and values, on their device; `requires_grad=False` does not cut it from the graph of the values."""
    return ChoiceResult(
        "requires_grad",
        -1,
        given=TensorResult(Grad.UNKNOWN, Place.LIKE_OR_KEYWORD, DType.UNKNOWN, form=form),
        missing=TensorResult(Grad.KEEPS, Place.LIKE_OR_KEYWORD, DType.UNKNOWN, form=form),
    )


_EXPORTED = TensorResult(Grad.NEVER, Place.MEMORY_OR_KEYWORD, DType.INPUT, Alias.ALWAYS, form=Form.NEG_RESOLVED)

FACTORIES: Table = {
    **rows(
        FACTORY,
        """
        empty empty_permuted empty_strided eye fft.fftfreq fft.rfftfreq linspace logspace ones rand randn
        scalar_tensor
        """
        "zeros",
        prefix="torch.",
    ),
    **rows(FACTORY, "bartlett_window blackman_window hamming_window hann_window kaiser_window", prefix="torch."),
    **rows(
        FACTORY,
        "bartlett blackman cosine exponential gaussian general_cosine general_hamming hamming hann kaiser nuttall",
        prefix="torch.signal.windows.",
    ),
    # Without dtype= these give int64, or what the numbers say.
    **rows(INFERRING_FACTORY, "arange range", prefix="torch."),
    "torch.full": TensorResult(Grad.KEYWORD, Place.KEYWORD, DType.KEYWORD_OR_FILL),
    **rows(
        TensorResult(Grad.KEYWORD, Place.KEYWORD, DType.KEYWORD_OR_INT64),
        "randint randperm tril_indices triu_indices",
        prefix="torch.",
    ),
    **rows(
        LIKE_FACTORY, "empty_like full_like ones_like rand_like randint_like randn_like zeros_like", prefix="torch."
    ),
    # A copy, on the device of a tensor that it is given; a list of tensors is copied to the default device.
    "torch.tensor": TensorResult(Grad.KEYWORD, Place.DATA_OR_KEYWORD, DType.KEYWORD_OR_INFERRED),
    "torch.as_tensor": TensorResult(Grad.FIRST, Place.DATA_OR_KEYWORD, DType.KEYWORD_OR_INFERRED, Alias.SOMETIMES),
    # asarray(x) keeps requires_grad since 2.13, unless requires_grad= is given.
    "torch.asarray": ChoiceResult(
        "requires_grad",
        -1,
        given=TensorResult(Grad.KEYWORD, Place.DATA_OR_KEYWORD, DType.KEYWORD_OR_INFERRED, Alias.SOMETIMES),
        missing=TensorResult(Grad.FIRST, Place.DATA_OR_KEYWORD, DType.KEYWORD_OR_INFERRED, Alias.SOMETIMES),
    ),
    # On the CPU whatever the default device is.
    "torch.from_numpy": TensorResult(Grad.NEVER, Place.CPU, DType.INPUT, Alias.ALWAYS),
    "torch.frombuffer": TensorResult(Grad.KEYWORD, Place.CPU, DType.KEYWORD),
    # Exporting a tensor that requires grad raises.
    # Of a negative view it was seen to give the numbers without the sign.
    **rows(
        ChoiceResult("copy", -1, is_flag=True, given=replace(_EXPORTED, alias=Alias.SOMETIMES), missing=_EXPORTED),
        "from_dlpack utils.dlpack.from_dlpack",
        prefix="torch.",
    ),
    **rows(_sparse(Form.SPARSE), "sparse_coo_tensor", prefix="torch."),
    **rows(
        _sparse(Form.COMPRESSED),
        "sparse_bsc_tensor sparse_bsr_tensor sparse_compressed_tensor sparse_csc_tensor sparse_csr_tensor",
        prefix="torch.",
    ),
    # Rows of different length in one tensor, a copy of what goes in.
    "torch.nested.nested_tensor": TensorResult(
        Grad.KEYWORD, Place.LIKE_OR_KEYWORD, DType.LIKE_OR_KEYWORD, form=Form.NESTED
    ),
    "torch.nested.as_nested_tensor": TensorResult(
        Grad.KEEPS, Place.LIKE_OR_KEYWORD, DType.LIKE_OR_KEYWORD, form=Form.NESTED
    ),
    "torch.nested.to_padded_tensor": TensorResult(form=Form.DENSE),
    **rows(
        TensorResult(Grad.UNKNOWN, dtype=DType.UNKNOWN),
        "quantize_per_channel quantize_per_tensor quantize_per_tensor_dynamic",
        prefix="torch.",
    ),
    # normal(0.0, 1.0, size) is a factory, normal(mean, std) an operator that keeps requires_grad.
    # The first knows nothing of a default device.
    "torch.normal": ChoiceResult(
        "size",
        2,
        given=ChoiceResult("device", -1, given=FACTORY, missing=replace(FACTORY, device=Place.CPU)),
        missing=KEEPS,
    ),
    "torch.get_rng_state": TensorResult(Grad.NEVER, Place.CPU, "uint8"),
    "torch.cuda.get_rng_state": TensorResult(Grad.NEVER, Place.CPU, "uint8"),
}
