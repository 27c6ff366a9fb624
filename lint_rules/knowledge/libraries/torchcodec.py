"""torchcodec: sound is decoded on the CPU, images where `device=` says."""

from __future__ import annotations

from lint_rules.knowledge.rows import members
from lint_rules.knowledge.schema import (
    DType,
    Grad,
    ObjectClass,
    ObjectResult,
    Place,
    Property,
    PythonResult,
    Table,
    TensorResult,
    UnknownResult,
)
from lint_rules.knowledge.tables import Library

_SOUND = "torchcodec.decoders.AudioDecoder"
_SAMPLES = "torchcodec.AudioSamples"
_IMAGES = "torchcodec.decoders.VideoDecoder"
_FRAME, _BATCH = "torchcodec.Frame", "torchcodec.FrameBatch"
_TIME = Property(PythonResult("number"))
# Also where the images are on the GPU.
_TIMES = Property(TensorResult(Grad.NEVER, Place.CPU, DType.UNKNOWN))
_PIXELS = Property(UnknownResult("it is decoded where device= says"))

ROWS: Table = {
    # It has no device= to be asked for another one.
    _SOUND: ObjectClass(),
    **members(ObjectResult(_SAMPLES), _SOUND, "get_all_samples get_samples_played_in_range"),
    _SAMPLES: ObjectClass(),
    f"{_SAMPLES}.data": Property(TensorResult(Grad.NEVER, Place.CPU, DType.UNKNOWN)),
    **members(_TIME, _SAMPLES, "duration_seconds pts_seconds sample_rate"),
    _IMAGES: ObjectClass(),
    **members(ObjectResult(_FRAME), _IMAGES, "get_frame_at get_frame_played_at"),
    **members(
        ObjectResult(_BATCH),
        _IMAGES,
        "get_frames_at get_frames_in_range get_frames_played_at get_frames_played_in_range",
    ),
    _FRAME: ObjectClass(),
    f"{_FRAME}.data": _PIXELS,
    **members(_TIME, _FRAME, "duration_seconds pts_seconds"),
    _BATCH: ObjectClass(),
    f"{_BATCH}.data": _PIXELS,
    **members(_TIMES, _BATCH, "duration_seconds pts_seconds"),
}

LIBRARY = Library(source="torchcodec 0.7: _frame.py, decoders/_audio_decoder.py, decoders/_video_decoder.py", rows=ROWS)
