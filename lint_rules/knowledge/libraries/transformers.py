"""transformers: pre-trained models are modules, `generate` has no graph, tokenizers give CPU tensors on request."""

from __future__ import annotations

from lint_rules.knowledge.rows import members
from lint_rules.knowledge.schema import (
    ArrayResult,
    DType,
    Grad,
    LiteralResult,
    ModuleClass,
    ObjectClass,
    ObjectResult,
    Place,
    PresumedResult,
    Property,
    PythonResult,
    Rank,
    Table,
    TensorResult,
    TupleResult,
    Type,
    TypeName,
    UnknownResult,
)
from lint_rules.knowledge.tables import Library

_MODEL = "transformers.PreTrainedModel"
_TOKENIZER = "transformers.PreTrainedTokenizerBase"
_ENCODING = "transformers.BatchEncoding"
_MODULE = ModuleClass(
    None,
    parameters=None,
    members=_MODEL,
    device_arguments=("device_map", "load_in_4bit", "load_in_8bit", "quantization_config"),
    dtype_arguments=("dtype", "torch_dtype"),
)
_ENCODED = LiteralResult(
    "return_tensors",
    -1,
    given=(
        ("pt", PresumedResult(TensorResult(Grad.NEVER, Place.CPU, DType.UNKNOWN))),
        ("np", ObjectResult(_ENCODING, array=ArrayResult(DType.UNKNOWN))),
    ),
    missing=UnknownResult("without return_tensors it holds lists"),
)
_ARRAY = ArrayResult(DType.UNKNOWN, Rank.EITHER)

ROWS: Table = {
    _MODEL: TypeName(Type.MODULE, call=_MODULE),
    **members(_MODULE, _MODEL, "_from_config from_config from_pretrained"),
    # Under no_grad, on the device of the model; with return_dict_in_generate an object that holds such tensors.
    f"{_MODEL}.generate": PresumedResult(TensorResult(Grad.NEVER, dtype=DType.UNKNOWN)),
    _TOKENIZER: ObjectClass(),
    **members(ObjectResult(_TOKENIZER), _TOKENIZER, "from_pretrained"),
    **members(_ENCODED, _TOKENIZER, "__call__ apply_chat_template batch_encode_plus encode encode_plus pad preprocess"),
    **members(PythonResult("string"), _TOKENIZER, "decode"),
    **members(PythonResult("list"), _TOKENIZER, "batch_decode convert_ids_to_tokens tokenize"),
    _ENCODING: ObjectClass(),
    f"{_ENCODING}.__getitem__": ArrayResult(),
    **members(Property(ArrayResult()), _ENCODING, "attention_mask input_features input_ids input_values pixel_values"),
    "transformers.Trainer": ObjectClass(),
    # The trainer takes everything to arrays, a tuple of them where the model gives several outputs.
    "transformers.Trainer.predict": TupleResult(
        (_ARRAY, _ARRAY, PythonResult("object")), ("predictions", "label_ids", "metrics")
    ),
    "transformers.Seq2SeqTrainer": ObjectClass("transformers.Trainer"),
    "transformers.EvalPrediction": ObjectClass(),
    **members(Property(_ARRAY), "transformers.EvalPrediction", "inputs label_ids predictions"),
}

# Names that say what a class is, compared with all classes of the release: of 2535 pre-trained models 239 are called
# otherwise, encoders and stacks for the most part; eight helpers that nobody imports are called like models.
_MODELS = (
    r"transformers\.(?:\w+\.)*(?!DataCollator|Generic)[A-Z]\w*?"
    r"(?:Model|ModelWithProjection|Backbone|For(?!mer|Args|Rope)[A-Z][A-Za-z0-9]*)(?<!Output)(?=\.|$)"
)
_TOKENIZERS = (
    r"transformers\.(?:\w+\.)*[A-Z]\w*?(?<!Logits)(?<!Tensor)(?<!Batch)(?<!Batching)"
    r"(?:Tokenizer|TokenizerFast|Processor|ProcessorFast|FeatureExtractor)(?=\.|$)"
)

LIBRARY = Library(
    source="transformers 5.23.0: modeling_utils.py, generation/utils.py, tokenization_utils_base.py, trainer_utils.py",
    rows=ROWS,
    aliases={
        "transformers.trainer_utils.EvalPrediction": "transformers.EvalPrediction",
        "transformers.trainer.Trainer": "transformers.Trainer",
        "transformers.modeling_utils": "transformers",
        "transformers.tokenization_utils_base": "transformers",
    },
    families=((_MODELS, _MODEL), (_TOKENIZERS, _TOKENIZER)),
)
