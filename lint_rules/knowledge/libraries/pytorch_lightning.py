"""Lightning: which hooks run without grad.

The evaluation and prediction loops run as a whole under `no_grad` or `inference_mode` (`_no_grad_context`), and call
these hooks of the module and of the callbacks from within; `training_step` and its companions run with grad.
"""

from __future__ import annotations

from lint_rules.knowledge.rows import words
from lint_rules.knowledge.schema import ObjectClass, Table, Type, TypeName
from lint_rules.knowledge.tables import Library

_STAGES = ("predict", "test", "validation")
_MOMENTS = words("batch_end batch_start end epoch_end epoch_start model_eval model_train start")
_HOOKS = frozenset(f"on_{stage}_{moment}" for stage in _STAGES for moment in _MOMENTS)
# The hooks that end with step_end and epoch_end without "on_" are those of Lightning 1.
_STEPS = frozenset(f"{stage}_step" for stage in _STAGES) | words(
    "test_epoch_end test_step_end validation_epoch_end validation_step_end"
)

ROWS: Table = {
    "pytorch_lightning.LightningModule": TypeName(Type.MODULE, methods_without_grad=_HOOKS | _STEPS),
    "pytorch_lightning.Callback": TypeName(Type.OTHER, methods_without_grad=_HOOKS),
    "pytorch_lightning.LightningDataModule": ObjectClass(),
}

LIBRARY = Library(
    source="Lightning 2.6.2: lightning/pytorch/loops/{utilities,evaluation_loop,prediction_loop}.py, core/hooks.py",
    rows=ROWS,
    aliases={
        "pytorch_lightning.callbacks.Callback": "pytorch_lightning.Callback",
        "pytorch_lightning.callbacks.callback.Callback": "pytorch_lightning.Callback",
        "pytorch_lightning.core": "pytorch_lightning",
        "pytorch_lightning.core.lightning": "pytorch_lightning",
        "pytorch_lightning.core.module": "pytorch_lightning",
    },
)
