"""Lightning under its newer name."""

from __future__ import annotations

from lint_rules.knowledge.libraries import pytorch_lightning
from lint_rules.knowledge.tables import Library

_NAMES = ("Callback", "LightningDataModule", "LightningModule")

LIBRARY = Library(
    source="Lightning 2.6.2: lightning/__init__.py, lightning/pytorch/__init__.py",
    rows={f"lightning.pytorch.{name}": pytorch_lightning.ROWS[f"pytorch_lightning.{name}"] for name in _NAMES},
    aliases={
        **{f"lightning.{name}": f"lightning.pytorch.{name}" for name in _NAMES},
        "lightning.pytorch.callbacks.Callback": "lightning.pytorch.Callback",
        "lightning.pytorch.callbacks.callback.Callback": "lightning.pytorch.Callback",
        "lightning.pytorch.core": "lightning.pytorch",
        "lightning.pytorch.core.module": "lightning.pytorch",
    },
)
