"""torchaudio: what is loaded is a CPU tensor; its functions keep what goes in."""

from __future__ import annotations

from lint_rules.knowledge.rows import rows
from lint_rules.knowledge.schema import (
    DType,
    Grad,
    Place,
    PythonResult,
    Table,
    TensorResult,
    TupleResult,
)
from lint_rules.knowledge.tables import Library

_KEPT = TensorResult(Grad.FIRST, dtype=DType.UNKNOWN)

ROWS: Table = {
    # float32, unless normalize=False asks for the integers of the file.
    "torchaudio.load": TupleResult((TensorResult(Grad.NEVER, Place.CPU, DType.UNKNOWN), PythonResult("number"))),
    "torchaudio.save": PythonResult("none"),
    **rows(
        _KEPT,
        "highpass_biquad lowpass_biquad mu_law_encoding resample spectrogram",
        prefix="torchaudio.functional.",
    ),
    # All that they make on the way is made where the samples lie; only a spectrogram of too few is empty, on the CPU.
    **rows(_KEPT, "fbank mfcc spectrogram", prefix="torchaudio.compliance.kaldi."),
}

LIBRARY = Library(
    source="documentation of torchaudio 2: torchaudio.load, torchaudio.functional; torchaudio/compliance/kaldi.py",
    rows=ROWS,
)
