"""What the functions and classes of torch do, where executing operator samples cannot tell; see also torch_ops.

Observed with torch 2.13.0. The names of a block share one row.
"""

from __future__ import annotations

from lint_rules.knowledge.rows import rows, words
from lint_rules.knowledge.schema import (
    Alias,
    ChoiceResult,
    ContextEffect,
    DeviceResult,
    DType,
    Effect,
    FactQuestion,
    Form,
    Grad,
    GradModeQuestion,
    InferenceModeQuestion,
    LiteralResult,
    MachineQuestion,
    MappedResult,
    Place,
    PythonResult,
    Question,
    SequenceResult,
    Table,
    TensorResult,
    TupleResult,
    Type,
    TypeName,
    TypeTest,
)
from lint_rules.knowledge.torch_factories import FACTORIES

KEEPS = TensorResult()
KEEPS_UNKNOWN = TensorResult(dtype=DType.UNKNOWN)
SPECTROGRAM = LiteralResult(
    "return_complex",
    9,
    given=((True, TensorResult(dtype=DType.COMPLEX)), (False, TensorResult(dtype=DType.REAL))),
    missing=TensorResult(dtype=DType.COMPLEX),
    other=KEEPS_UNKNOWN,
)
"""Without `return_complex=` real numbers are refused."""
SIGNAL = LiteralResult(
    "return_complex",
    9,
    given=((True, TensorResult(dtype=DType.COMPLEX)), (False, TensorResult(dtype=DType.REAL))),
    missing=TensorResult(dtype=DType.REAL),
    other=KEEPS_UNKNOWN,
)
INDICES = TensorResult(grad=Grad.NEVER, dtype="int64")
VALUES_INDICES = TupleResult((KEEPS, INDICES), ("values", "indices"))
POOLED = TupleResult((KEEPS, INDICES))
# Rounded down, a quotient of integers stays one.
DIVISION = LiteralResult(
    "rounding_mode",
    -1,
    given=(("floor", TensorResult(dtype=DType.PROMOTED)), ("trunc", TensorResult(dtype=DType.PROMOTED))),
    missing=TensorResult(dtype=DType.QUOTIENT),
    other=TensorResult(dtype=DType.UNKNOWN),
)


QUESTIONS: Table = {
    "torch.is_grad_enabled": GradModeQuestion(),
    "torch.is_inference_mode_enabled": InferenceModeQuestion(),
    "torch.is_floating_point": FactQuestion(Question.IS_FLOATING),
    "torch.is_conj": FactQuestion(Question.IS_CONJ),
    "torch.is_neg": FactQuestion(Question.IS_NEG),
}

OPERATORS: Table = {
    **rows(
        ChoiceResult("dim", 1, given=VALUES_INDICES, missing=KEEPS, given_tensor=TensorResult(dtype=DType.PROMOTED)),
        "max min",
        prefix="torch.",
    ),
    **rows(ChoiceResult("dim", 1, given=VALUES_INDICES, missing=KEEPS), "median nanmedian", prefix="torch."),
    **rows(DIVISION, "div divide", prefix="torch."),
    "torch.nonzero": ChoiceResult("as_tuple", -1, is_flag=True, given=SequenceResult(INDICES), missing=INDICES),
    "torch.where": ChoiceResult("input", 1, given=TensorResult(dtype=DType.PROMOTED), missing=SequenceResult(INDICES)),
    # A q that requires grad passes it on only where it interpolates.
    **rows(
        ChoiceResult("q", 1, given=KEEPS, missing=KEEPS, given_tensor=TensorResult(Grad.UNKNOWN)),
        "nanquantile quantile",
        prefix="torch.",
    ),
    # With n=0 what is prepended or appended is left out.
    "torch.diff": ChoiceResult(
        "prepend",
        3,
        given=TensorResult(Grad.UNKNOWN),
        missing=ChoiceResult("append", 4, given=TensorResult(Grad.UNKNOWN), missing=KEEPS),
    ),
    "torch.unravel_index": SequenceResult(INDICES),
    "torch.unique": ChoiceResult(
        "return_inverse",
        2,
        is_flag=True,
        given=SequenceResult(TensorResult(Grad.UNKNOWN, dtype=DType.UNKNOWN)),
        missing=ChoiceResult("return_counts", 3, is_flag=True, given=TupleResult((KEEPS, INDICES)), missing=KEEPS),
    ),
    "torch.unique_consecutive": ChoiceResult(
        "return_inverse",
        1,
        is_flag=True,
        given=SequenceResult(TensorResult(Grad.UNKNOWN, dtype=DType.UNKNOWN)),
        missing=ChoiceResult("return_counts", 2, is_flag=True, given=TupleResult((KEEPS, INDICES)), missing=KEEPS),
    ),
    # Each result is a view of its own input, or that input itself where it has the shape already.
    "torch.broadcast_tensors": MappedResult(TensorResult(Grad.FIRST, alias=Alias.SOMETIMES), whole=True, is_tuple=True),
    "torch.meshgrid": MappedResult(TensorResult(Grad.FIRST, alias=Alias.ALWAYS), whole=True, is_tuple=True),
    **rows(
        MappedResult(TensorResult(Grad.FIRST, alias=Alias.ALWAYS, may_be_same=True), whole=True),
        "atleast_1d atleast_2d atleast_3d",
        prefix="torch.",
    ),
    **rows(TensorResult(Grad.NEVER, dtype=DType.TRUTH), "all any", prefix="torch."),
    "torch.einsum": TensorResult(alias=Alias.SOMETIMES),
    "torch.polygamma": TensorResult(dtype=DType.FLOATING),
    "torch.special.polygamma": TensorResult(dtype=DType.FLOATING),
    # Conjugate and negative views are copied, everything else is given back.
    "torch.resolve_conj": TensorResult(alias=Alias.SOMETIMES, form=Form.CONJ_RESOLVED),
    "torch.resolve_neg": TensorResult(alias=Alias.SOMETIMES, form=Form.NEG_RESOLVED),
    "torch._neg_view": TensorResult(alias=Alias.ALWAYS, form=Form.NEGATED),
    "torch.dropout": TensorResult(alias=Alias.SOMETIMES),
    # Functions that torch.nn.functional has, too.
    **rows(
        KEEPS,
        """
        adaptive_avg_pool1d avg_pool1d bilinear celu channel_shuffle conv_tbc ctc_loss hardshrink instance_norm pdist
        pixel_shuffle pixel_unshuffle prelu relu rrelu selu threshold
        """,
        prefix="torch.",
    ),
    "torch.batch_norm": TensorResult(Grad.UNKNOWN),
    "torch.embedding": KEEPS,
    "torch.stft": SPECTROGRAM,
    "torch.istft": SIGNAL,
    **rows(
        TensorResult(dtype=DType.UNKNOWN),
        """
        binary_cross_entropy_with_logits cosine_similarity kl_div margin_ranking_loss pairwise_distance
        triplet_margin_loss
        """,
        prefix="torch.",
    ),
    **rows(KEEPS, "chain_matmul poisson vander", prefix="torch."),
    "torch.binomial": KEEPS,
    **rows(TensorResult(dtype=DType.REAL), "frobenius_norm nuclear_norm", prefix="torch."),
    "torch.slogdet": TupleResult((KEEPS, TensorResult(dtype=DType.REAL)), ("sign", "logabsdet")),
    **rows(TupleResult((KEEPS, TensorResult(dtype=DType.REAL), KEEPS)), "pca_lowrank svd_lowrank", prefix="torch."),
    **rows(
        TensorResult(alias=Alias.ALWAYS, inplace=True), "celu_ dropout_ relu_ rrelu_ selu_ threshold_", prefix="torch."
    ),
    "torch.detach": TensorResult(grad=Grad.NEVER, alias=Alias.ALWAYS),
    "torch.detach_": TensorResult(grad=Grad.NEVER, alias=Alias.ALWAYS, inplace=True),
    **rows(
        LiteralResult(
            "out_int32",
            -1,
            given=((True, TensorResult(grad=Grad.NEVER, dtype="int32")), (False, INDICES)),
            missing=INDICES,
            other=TensorResult(grad=Grad.NEVER, dtype=DType.UNKNOWN),
        ),
        "bucketize searchsorted",
        prefix="torch.",
    ),
    # Dense, unless both are sparse.
    "torch.sparse.mm": TensorResult(),
}

NEURAL: Table = {
    # The weight requires grad; the indices, which come first, say nothing about the dtype.
    "torch.nn.functional.embedding": TensorResult(dtype=DType.WEIGHT),
    "torch.nn.functional.embedding_bag": TensorResult(dtype=DType.WEIGHT),
    "torch.nn.functional.one_hot": INDICES,
    "torch.nn.functional.affine_grid": KEEPS,
    "torch.nn.functional.fold": KEEPS,
    # The temperature may be a tensor.
    "torch.nn.functional.gumbel_softmax": TensorResult(dtype=DType.PROMOTED),
    # Of integers it was seen to make float32.
    "torch.nn.functional.margin_ranking_loss": TensorResult(dtype=DType.QUOTIENT),
    "torch.nn.functional.soft_margin_loss": KEEPS,
    "torch.nn.functional.upsample": KEEPS,
    **rows(TensorResult(dtype=DType.FLOATING), "lp_pool1d lp_pool2d lp_pool3d", prefix="torch.nn.functional."),
    **rows(TensorResult(alias=Alias.SOMETIMES), "dropout1d", prefix="torch.nn.functional."),
    **rows(
        ChoiceResult("return_indices", 2, is_flag=True, given=POOLED, missing=KEEPS),
        "adaptive_max_pool1d adaptive_max_pool2d adaptive_max_pool3d",
        prefix="torch.nn.functional.",
    ),
    **rows(
        ChoiceResult("return_indices", 6, is_flag=True, given=POOLED, missing=KEEPS),
        "max_pool1d max_pool2d max_pool3d",
        prefix="torch.nn.functional.",
    ),
    **rows(
        ChoiceResult("return_indices", 4, is_flag=True, given=POOLED, missing=KEEPS),
        "fractional_max_pool2d fractional_max_pool3d",
        prefix="torch.nn.functional.",
    ),
    # The initialisers run under no_grad and give back the tensor that they were given.
    **rows(
        TensorResult(Grad.FIRST, alias=Alias.ALWAYS, inplace=True),
        """
        constant_ dirac_ eye_ kaiming_normal_ kaiming_uniform_ normal_ ones_ orthogonal_ sparse_ trunc_normal_
        uniform_
        """
        "xavier_normal_ xavier_uniform_ zeros_",
        prefix="torch.nn.init.",
    ),
    "torch.nn.utils.clip_grad_norm_": TensorResult(Grad.NEVER),
    "torch.nn.utils.parameters_to_vector": KEEPS,
    "torch.nn.utils.rnn.pad_sequence": KEEPS,
}

CONTEXTS: Table = {
    "torch.no_grad": ContextEffect(Effect.GRAD_OFF),
    "torch.enable_grad": ContextEffect(Effect.GRAD_ON),
    "torch.inference_mode": ContextEffect(Effect.INFERENCE),
    "torch.set_grad_enabled": ContextEffect(Effect.GRAD_ARGUMENT, by_call=True),
    "torch.autocast": ContextEffect(Effect.AUTOCAST),
    "torch.cuda.amp.autocast": ContextEffect(Effect.AUTOCAST, place=Place.ACCELERATOR),
    "torch.cpu.amp.autocast": ContextEffect(Effect.AUTOCAST, place=Place.CPU),
    **rows(
        ContextEffect(Effect.AUTOCAST, by_call=True, place=Place.UNKNOWN),
        """
        set_autocast_cpu_dtype set_autocast_cpu_enabled set_autocast_dtype set_autocast_enabled set_autocast_gpu_dtype
        """,
        prefix="torch.",
    ),
    "torch.set_default_device": ContextEffect(Effect.DEFAULT_DEVICE, by_call=True),
    "torch.set_default_dtype": ContextEffect(Effect.DEFAULT_DTYPE, by_call=True),
    "torch.set_default_tensor_type": ContextEffect(Effect.DEFAULT_DTYPE, by_call=True),
}

OTHERS: Table = {
    # Who asks for one of the other kinds has asked for this one before.
    **rows(MachineQuestion(of_accelerator=True), "accelerator.is_available cuda.is_available", prefix="torch."),
    "torch.device": TypeName(Type.DEVICE, call=DeviceResult(named_by_argument=True)),
    "torch.dtype": TypeName(Type.DTYPE),
    "torch.is_tensor": TypeTest(Type.TENSOR),
    **rows(
        MachineQuestion(),
        """
        accelerator.device_count backends.cuda.is_built backends.mps.is_available backends.mps.is_built
        cuda.device_count cuda.is_bf16_supported mps.is_available xpu.device_count xpu.is_available
        """,
        prefix="torch.",
    ),
    **rows(
        PythonResult("bool"),
        """
        can_cast is_autocast_enabled is_complex is_inference
        is_nonzero is_same_size is_signed is_storage
        """,
        prefix="torch.",
    ),
    **rows(PythonResult("number"), "get_device get_num_threads initial_seed numel seed", prefix="torch."),
    **rows(PythonResult("dtype"), "get_default_dtype promote_types result_type", prefix="torch."),
    **rows(PythonResult("size"), "Size broadcast_shapes", prefix="torch."),
    **rows(PythonResult("string"), "typename", prefix="torch."),
    **rows(
        PythonResult("none"),
        """
        autograd.backward cuda.empty_cache cuda.manual_seed cuda.manual_seed_all cuda.synchronize save set_num_threads
        """
        "set_printoptions set_rng_state nn.utils.vector_to_parameters nn.utils.clip_grad_value_",
        prefix="torch.",
    ),
    **rows(PythonResult("object"), "Generator finfo get_default_device iinfo manual_seed", prefix="torch."),
}

FUNCTIONS: Table = {**FACTORIES, **QUESTIONS, **OPERATORS, **NEURAL, **CONTEXTS, **OTHERS}

OF_FIRST = frozenset(
    "torch.nn.functional." + name
    for name in words("""
    adaptive_avg_pool1d adaptive_avg_pool2d adaptive_avg_pool3d adaptive_max_pool1d adaptive_max_pool2d avg_pool1d
    avg_pool2d avg_pool3d dropout dropout1d dropout2d dropout3d elu fold gelu glu hardtanh
    interpolate leaky_relu log_softmax max_pool1d max_pool2d max_pool3d pad pixel_shuffle pixel_unshuffle
    relu selu silu softmax softmin softplus unfold upsample
    """)
)
"""Functions of one tensor: their other arguments are sizes, probabilities and modes.

Not gumbel_softmax and normalize: their `tau` and `eps` may be tensors, and bring their graph along.
"""
