"""The layers of torch.nn, and the methods of nn.Module whose meaning the engine must know.

HingeEmbeddingLoss and CosineEmbeddingLoss are left out: a target that requires grad does not make them require it.

Every class that can be built was built and called with torch 2.13.0: whether it has parameters, and what it gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lint_rules.knowledge.autocast import under
from lint_rules.knowledge.rows import rows, words
from lint_rules.knowledge.schema import (
    Alias,
    Autocast,
    DType,
    ModuleClass,
    ModuleEffect,
    ModuleMethod,
    Row,
    Table,
    TensorResult,
    TupleResult,
    Type,
    TypeName,
)

KEEPS = TensorResult()
LOWERED = TensorResult(autocast=Autocast.LOWERS)
UNDECIDED = TensorResult(autocast=Autocast.UNDECIDED)

_CLASSES: Table = {
    "torch.nn.Module": TypeName(Type.MODULE),
    **rows(TypeName(Type.MODULE), "ModuleDict ModuleList", prefix="torch.nn."),
    "torch.nn.Sequential": ModuleClass(KEEPS, parameters=None, container=True),
    **rows(
        ModuleClass(LOWERED),
        """
        ConvTranspose1d ConvTranspose2d ConvTranspose3d LazyConv1d LazyConv2d LazyConv3d LazyConvTranspose1d
        LazyConvTranspose2d LazyConvTranspose3d LazyLinear
        """,
        prefix="torch.nn.",
    ),
    **rows(ModuleClass(LOWERED, demands_dtype=True), "Linear PReLU RNNCell", prefix="torch.nn."),
    **rows(ModuleClass(LOWERED, demands_dtype=None), "Conv1d Conv2d Conv3d", prefix="torch.nn."),
    # Under autocast these depend on the mode that they are in; the next two keep float32 on the CPU alone.
    **rows(ModuleClass(UNDECIDED), "Transformer TransformerDecoderLayer TransformerEncoderLayer", prefix="torch.nn."),
    "torch.nn.TransformerDecoder": ModuleClass(UNDECIDED, made_of=("decoder_layer", "norm")),
    "torch.nn.TransformerEncoder": ModuleClass(UNDECIDED, made_of=("encoder_layer", "norm")),
    **rows(ModuleClass(UNDECIDED, demands_dtype=True), "Bilinear GRUCell", prefix="torch.nn."),
    # The output has the dtype of the weight, not of the indices.
    **rows(ModuleClass(TensorResult(dtype=DType.WEIGHTS)), "Embedding EmbeddingBag", prefix="torch.nn."),
    "torch.nn.LinearCrossEntropyLoss": ModuleClass(KEEPS),
    # With affine=False (elementwise_affine=False) there are no parameters; InstanceNorm has some only with affine=True.
    **rows(
        ModuleClass(KEEPS, parameters=None),
        """
        BatchNorm1d BatchNorm2d BatchNorm3d GroupNorm LayerNorm LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d RMSNorm
        SyncBatchNorm
        """,
        prefix="torch.nn.",
    ),
    **rows(
        ModuleClass(KEEPS, parameters=None, parameters_by="affine"),
        "InstanceNorm1d InstanceNorm2d InstanceNorm3d LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d",
        prefix="torch.nn.",
    ),
    # The weights do not depend on the values.
    "torch.nn.MultiheadAttention": ModuleClass(
        TupleResult((LOWERED, LOWERED)), demands_dtype=True, second_of=("query", "key")
    ),
    "torch.nn.LSTMCell": ModuleClass(TupleResult((UNDECIDED, UNDECIDED)), demands_dtype=True),
    "torch.nn.RNN": ModuleClass(TupleResult((LOWERED, LOWERED)), demands_dtype=True, wraps_as_given=True),
    "torch.nn.GRU": ModuleClass(TupleResult((UNDECIDED, UNDECIDED)), demands_dtype=True, wraps_as_given=True),
    "torch.nn.LSTM": ModuleClass(
        TupleResult((LOWERED, TupleResult((LOWERED, LOWERED)))), demands_dtype=True, wraps_as_given=True
    ),
    "torch.nn.AdaptiveLogSoftmaxWithLoss": ModuleClass(TupleResult((KEEPS, KEEPS), ("output", "loss"))),
    **rows(
        ModuleClass(KEEPS, parameters=False),
        """
        AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d AvgPool1d AvgPool2d AvgPool3d CELU ChannelShuffle
        CircularPad1d CircularPad2d CircularPad3d ConstantPad1d ConstantPad2d ConstantPad3d CosineSimilarity
        CrossMapLRN2d ELU Fold GELU GLU Hardshrink Hardsigmoid Hardswish Hardtanh LeakyReLU LogSigmoid LogSoftmax
        MaxUnpool1d MaxUnpool2d MaxUnpool3d Mish PixelShuffle PixelUnshuffle RReLU ReLU ReLU6 ReflectionPad1d
        ReflectionPad2d ReflectionPad3d ReplicationPad1d ReplicationPad2d ReplicationPad3d SELU SiLU Softmax Softmax2d
        Softmin Softplus Softshrink Threshold Unfold Upsample UpsamplingBilinear2d UpsamplingNearest2d ZeroPad1d
        ZeroPad2d ZeroPad3d
        """,
        prefix="torch.nn.",
    ),
    **rows(
        ModuleClass(TensorResult(dtype=DType.FLOATING), parameters=False),
        "LPPool1d LPPool2d LPPool3d Sigmoid Softsign Tanh Tanhshrink",
        prefix="torch.nn.",
    ),
    "torch.nn.LocalResponseNorm": ModuleClass(
        TensorResult(dtype=DType.FLOATING, autocast=Autocast.UNDECIDED), parameters=False
    ),
    # With return_indices=True these give a tuple.
    **rows(
        ModuleClass(KEEPS, parameters=False),
        """
        AdaptiveMaxPool1d AdaptiveMaxPool2d AdaptiveMaxPool3d FractionalMaxPool2d FractionalMaxPool3d MaxPool1d
        MaxPool2d MaxPool3d
        """,
        prefix="torch.nn.",
    ),
    # In eval mode, or where nothing has to change, the input itself or a view of it.
    **rows(
        ModuleClass(TensorResult(alias=Alias.SOMETIMES), parameters=False),
        "AlphaDropout Dropout Dropout1d Dropout2d Dropout3d FeatureAlphaDropout Flatten",
        prefix="torch.nn.",
    ),
    "torch.nn.Unflatten": ModuleClass(TensorResult(alias=Alias.ALWAYS), parameters=False),
    "torch.nn.Identity": ModuleClass(TensorResult(alias=Alias.ALWAYS, may_be_same=True), parameters=False),
    **rows(
        ModuleClass(UNDECIDED, parameters=False),
        """
        BCELoss CTCLoss HuberLoss MultiLabelMarginLoss MultiMarginLoss NLLLoss NLLLoss2d SoftMarginLoss
        """,
        prefix="torch.nn.",
    ),
    **rows(
        ModuleClass(TensorResult(dtype=DType.PROMOTED, autocast=Autocast.UNDECIDED), parameters=False),
        """
        CrossEntropyLoss GaussianNLLLoss KLDivLoss MSELoss MultiLabelSoftMarginLoss SmoothL1Loss
        """,
        prefix="torch.nn.",
    ),
    **rows(
        ModuleClass(TensorResult(dtype=DType.UNKNOWN), parameters=False),
        """
        BCEWithLogitsLoss L1Loss MarginRankingLoss PairwiseDistance PoissonNLLLoss TripletMarginLoss
        TripletMarginWithDistanceLoss
        """,
        prefix="torch.nn.",
    ),
}

_TENSORS: Mapping[str, int] = {
    **dict.fromkeys(
        words(
            """
            BCELoss BCEWithLogitsLoss CrossEntropyLoss HuberLoss KLDivLoss L1Loss MSELoss MultiLabelMarginLoss
            MultiLabelSoftMarginLoss MultiMarginLoss NLLLoss PoissonNLLLoss SmoothL1Loss SoftMarginLoss
            """
        ),
        2,
    ),
    "TripletMarginLoss": 3,
    **dict.fromkeys(
        words("Conv1d Conv2d Conv3d Dropout ELU Embedding GELU LayerNorm LeakyReLU Linear ReLU Sigmoid SiLU Tanh"), 1
    ),
}
"""Of how many of the first arguments an array was seen to be a TypeError; others raise AttributeError, or nothing."""


_CONVOLUTION = "in_channels out_channels kernel_size stride padding"
_NORM = "eps momentum affine track_running_stats device dtype"
_ARGUMENTS: Mapping[str, str] = {
    **dict.fromkeys(
        words("ConvTranspose1d ConvTranspose2d ConvTranspose3d"),
        f"{_CONVOLUTION} output_padding groups bias dilation padding_mode device dtype",
    ),
    **dict.fromkeys(words("Conv1d Conv2d Conv3d"), f"{_CONVOLUTION} dilation groups bias padding_mode device dtype"),
    "Linear": "in_features out_features bias device dtype",
    "Bilinear": "in1_features in2_features out_features bias device dtype",
    "PReLU": "num_parameters init device dtype",
    "RNNCell": "input_size hidden_size bias nonlinearity device dtype",
    **dict.fromkeys(words("GRUCell LSTMCell"), "input_size hidden_size bias device dtype"),
    "RNN": (
        "input_size hidden_size num_layers nonlinearity bias batch_first dropout bidirectional proj_size device dtype"
    ),
    **dict.fromkeys(
        words("GRU LSTM"),
        "input_size hidden_size num_layers bias batch_first dropout bidirectional proj_size device dtype",
    ),
    "Embedding": (
        "num_embeddings embedding_dim padding_idx max_norm norm_type scale_grad_by_freq sparse _weight _freeze "
        "device dtype"
    ),
    **dict.fromkeys(
        words("BatchNorm1d BatchNorm2d BatchNorm3d InstanceNorm1d InstanceNorm2d InstanceNorm3d"),
        f"num_features {_NORM}",
    ),
    **dict.fromkeys(
        words(
            """
            LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d
            """
        ),
        _NORM,
    ),
    "SyncBatchNorm": "num_features eps momentum affine track_running_stats process_group device dtype",
    "GroupNorm": "num_groups num_channels eps affine device dtype",
    "LayerNorm": "normalized_shape eps elementwise_affine bias device dtype",
    "RMSNorm": "normalized_shape eps elementwise_affine device dtype",
    **dict.fromkeys(words("AdaptiveMaxPool1d AdaptiveMaxPool2d AdaptiveMaxPool3d"), "output_size return_indices"),
    **dict.fromkeys(
        words("FractionalMaxPool2d FractionalMaxPool3d"), "kernel_size output_size output_ratio return_indices"
    ),
    **dict.fromkeys(words("MaxPool1d MaxPool2d MaxPool3d"), "kernel_size stride padding dilation return_indices"),
    **dict.fromkeys(words("CELU ELU"), "alpha inplace"),
    **dict.fromkeys(words("Hardsigmoid Hardswish Mish ReLU ReLU6 SELU SiLU"), "inplace"),
    "Hardtanh": "min_val max_val inplace",
    "LeakyReLU": "negative_slope inplace",
    "RReLU": "lower upper inplace",
    "Threshold": "threshold value inplace",
    **dict.fromkeys(words("BCELoss CrossEntropyLoss MultiLabelSoftMarginLoss NLLLoss"), "weight"),
    "TransformerDecoder": "decoder_layer num_layers norm",
    "TransformerEncoder": "encoder_layer num_layers norm",
    "BCEWithLogitsLoss": "weight size_average reduce reduction pos_weight",
    "MultiMarginLoss": "p margin weight",
    "TripletMarginWithDistanceLoss": "distance_function",
}
"""What constructors call their arguments, as far as any of them matters. Read off the classes."""
_COMPUTES_WITH = ("weight", "pos_weight", "distance_function")


def _described(name: str, row: Row) -> Row:
    """With what is said of the class by its name alone."""
    last = name.rpartition(".")[2]
    if not isinstance(row, ModuleClass):
        return row
    if last in _RAISED and row.output is not None:
        row = replace(row, output=under(row.output, Autocast.RAISES))
    arguments = tuple(_ARGUMENTS.get(last, "").split())
    computes_with = tuple(one for one in _COMPUTES_WITH if one in arguments)
    return replace(row, tensors=_TENSORS.get(last, 0), arguments=arguments, computes_with=computes_with)


_RAISED = words(
    """
    AdaptiveAvgPool3d AdaptiveMaxPool3d AvgPool3d FractionalMaxPool2d FractionalMaxPool3d LPPool3d MaxPool3d
    ReflectionPad1d ReflectionPad2d ReplicationPad1d ReplicationPad2d ReplicationPad3d
    """
)
"""Layers that autocast gives float32 in the place of what is lower; executed on the CPU."""

CLASSES: Table = {name: _described(name, row) for name, row in _CLASSES.items()}
CLASSES_OF_TENSORS = frozenset(_TENSORS)

METHODS: Table = {
    "share_memory": ModuleMethod(ModuleEffect.SELF),
    "train": ModuleMethod(ModuleEffect.TRAINS),
    "eval": ModuleMethod(ModuleEffect.EVALUATES),
    **rows(ModuleMethod(ModuleEffect.UNCHANGED), "extra_repr zero_grad"),
    "load_state_dict": ModuleMethod(ModuleEffect.LOADS),
    **rows(ModuleMethod(ModuleEffect.MOVES), "cpu cuda ipu mtia to to_empty xpu"),
    **rows(ModuleMethod(ModuleEffect.CASTS), "bfloat16 double float half type"),
    "apply": ModuleMethod(ModuleEffect.APPLIES),
    "requires_grad_": ModuleMethod(ModuleEffect.SETS_REQUIRES_GRAD),
    "parameters": ModuleMethod(ModuleEffect.PARAMETERS),
    "named_parameters": ModuleMethod(ModuleEffect.NAMED_PARAMETERS),
    "buffers": ModuleMethod(ModuleEffect.BUFFERS),
    "state_dict": ModuleMethod(ModuleEffect.STATE_DICT),
    "register_parameter": ModuleMethod(ModuleEffect.REGISTERS_PARAMETER),
    "register_buffer": ModuleMethod(ModuleEffect.REGISTERS_BUFFER),
    **rows(ModuleMethod(ModuleEffect.REGISTERS_MODULE), "add_module register_module"),
    **rows(ModuleMethod(ModuleEffect.SUBMODULES), "children modules"),
    **rows(ModuleMethod(ModuleEffect.NAMED_SUBMODULES), "named_children named_modules"),
}

ATTRIBUTES: Table = {
    **rows(ModuleMethod(ModuleEffect.PARAMETERS), "bias in_proj_bias in_proj_weight weight"),
    **rows(ModuleMethod(ModuleEffect.BUFFERS), "num_batches_tracked running_mean running_var"),
}

ATTRIBUTES_OF_WRAPPED = words("module _orig_mod")
"""Of `DataParallel` and `DistributedDataParallel`, and of what `torch.compile` gives."""
SETTINGS = words("training device_ids output_device")

FREEZING_ARGUMENTS: Mapping[str, bool] = {"affine": False, "elementwise_affine": False, "_freeze": True}

DTYPE_DEMANDING: Mapping[str, bool] = {
    **dict.fromkeys(words("addmm dot inner linear mm mv prelu"), True),
    **dict.fromkeys(words("bmm einsum matmul"), False),
}
"""Functions and methods that raise where a float64 and a float32 tensor meet in them; whether empty ones do, too."""
