"""skorch: estimators around modules. Outside of training they run without grad, and give arrays or CPU tensors."""

from __future__ import annotations

from lint_rules.knowledge.rows import members, rows
from lint_rules.knowledge.schema import (
    ArrayResult,
    ChoiceResult,
    DType,
    Grad,
    ObjectClass,
    ObjectResult,
    Place,
    PresumedResult,
    Property,
    PythonResult,
    SequenceResult,
    Table,
    TensorResult,
    UnknownResult,
)
from lint_rules.knowledge.tables import Library

_NET = "skorch.NeuralNet"
_TRAINING = UnknownResult("with training=True it requires grad")
_OUTPUT = PresumedResult(TensorResult(Grad.NEVER, Place.CPU, DType.UNKNOWN))
_OUTPUT_SOMEWHERE = PresumedResult(TensorResult(Grad.NEVER, Place.UNKNOWN, DType.UNKNOWN))
_STORED = ChoiceResult("device", 2, given=_OUTPUT_SOMEWHERE, missing=_OUTPUT)
_FORWARD = ChoiceResult("training", 1, is_flag=True, given=_TRAINING, missing=_STORED)

ROWS: Table = {
    _NET: ObjectClass(),
    **rows(ObjectClass(_NET), "NeuralNetBinaryClassifier NeuralNetClassifier NeuralNetRegressor", prefix="skorch."),
    **members(ArrayResult(DType.UNKNOWN), _NET, "predict predict_proba"),
    f"{_NET}.forward": _FORWARD,
    f"{_NET}.forward_iter": ChoiceResult(
        "training",
        1,
        is_flag=True,
        given=_TRAINING,
        missing=ChoiceResult("device", 2, given=SequenceResult(_OUTPUT_SOMEWHERE), missing=SequenceResult(_OUTPUT)),
    ),
    f"{_NET}.evaluation_step": ChoiceResult("training", 1, is_flag=True, given=_TRAINING, missing=_OUTPUT_SOMEWHERE),
    **members(ObjectResult(), _NET, "fit initialize partial_fit set_params"),
    **members(PythonResult("number"), _NET, "score"),
    **members(Property(PythonResult("object")), _NET, "history"),
}

LIBRARY = Library(
    source="skorch 1.4.0: skorch/net.py",
    rows=ROWS,
    aliases={
        "skorch.classifier": "skorch",
        "skorch.net": "skorch",
        "skorch.regressor": "skorch",
    },
)
