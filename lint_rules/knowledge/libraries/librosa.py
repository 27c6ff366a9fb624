"""librosa: samples are float32 as loaded, and most functions keep that."""

from __future__ import annotations

from lint_rules.knowledge.rows import rows
from lint_rules.knowledge.schema import ArrayResult, DType, PythonResult, Table, TupleResult
from lint_rules.knowledge.tables import Library

_FLOAT32, _FLOAT64, _INT64 = ArrayResult("float32"), ArrayResult("float64"), ArrayResult("int64")
_INPUT, _UNKNOWN = ArrayResult(), ArrayResult(DType.UNKNOWN)
_NUMBER = PythonResult("number")

ROWS: Table = {
    # dtype= says otherwise; a file is resampled to float32 without it.
    "librosa.load": TupleResult((_FLOAT32, _NUMBER)),
    **rows(_UNKNOWN, "cqt griffinlim istft stft vqt", prefix="librosa."),
    "librosa.magphase": TupleResult((_UNKNOWN, _UNKNOWN)),
    **rows(_INPUT, "resample to_mono", prefix="librosa."),
    **rows(ArrayResult(DType.FLOATING), "amplitude_to_db db_to_amplitude db_to_power power_to_db", prefix="librosa."),
    **rows(_FLOAT64, "fft_frequencies mel_frequencies", prefix="librosa."),
    "librosa.filters.mel": ArrayResult(DType.UNKNOWN),
    **rows(
        _UNKNOWN,
        """
        chroma_cens chroma_cqt chroma_stft delta melspectrogram mfcc rms spectral_bandwidth spectral_centroid
        spectral_contrast spectral_rolloff tonnetz zero_crossing_rate
        """,
        prefix="librosa.feature.",
    ),
    "librosa.effects.trim": TupleResult((_INPUT, _INT64)),
    **rows(_INPUT, "preemphasis", prefix="librosa.effects."),
    **rows(_INPUT, "fix_length normalize", prefix="librosa.util."),
    "librosa.util.frame": ArrayResult(writable=False, negative_strides=None),
    "librosa.onset.onset_strength": _UNKNOWN,
    "librosa.yin": _FLOAT64,
    "librosa.pyin": TupleResult((_FLOAT64, ArrayResult("bool"), _FLOAT64)),
}

LIBRARY = Library(source="executed with librosa 0.11.0 and NumPy 2.4.6", rows=ROWS)
