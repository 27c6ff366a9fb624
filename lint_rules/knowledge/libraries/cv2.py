"""OpenCV: images are uint8 as read; most operations keep the dtype of what goes in."""

from __future__ import annotations

from lint_rules.knowledge.rows import members, rows
from lint_rules.knowledge.schema import (
    ArrayResult,
    ChoiceResult,
    DType,
    ObjectClass,
    PythonResult,
    SequenceResult,
    Size,
    Table,
    TupleResult,
)
from lint_rules.knowledge.tables import Library

_UINT8, _INT32, _FLOAT32, _FLOAT64 = (ArrayResult(name) for name in ("uint8", "int32", "float32", "float64"))
_INPUT, _UNKNOWN = ArrayResult(DType.IMAGE), ArrayResult(DType.UNKNOWN)
_NUMBER = PythonResult("number")
# IMREAD_UNCHANGED and IMREAD_ANYDEPTH keep 16 bits.
_READ = ChoiceResult(
    "flags",
    1,
    given=ArrayResult(DType.UNKNOWN, size=Size.SOME),
    missing=ArrayResult("uint8", size=Size.SOME),
)

ROWS: Table = {
    "cv2.imread": _READ,
    "cv2.imdecode": _UNKNOWN,
    **rows(
        _INPUT,
        """
        GaussianBlur bilateralFilter blur circle copyMakeBorder cvtColor dilate drawContours ellipse erode fillPoly flip
        line medianBlur morphologyEx polylines putText pyrDown pyrUp rectangle remap resize rotate transpose
        warpAffine warpPerspective absdiff bitwise_and bitwise_not bitwise_or bitwise_xor
        """,
        prefix="cv2.",
    ),
    **rows(
        _UNKNOWN,
        "Laplacian Sobel Scharr add addWeighted divide filter2D hconcat merge multiply normalize subtract vconcat",
        prefix="cv2.",
    ),
    **rows(
        _UINT8,
        """
        Canny adaptiveThreshold applyColorMap convertScaleAbs equalizeHist getStructuringElement inRange
        """,
        prefix="cv2.",
    ),
    **rows(_FLOAT64, "getAffineTransform getPerspectiveTransform getRotationMatrix2D", prefix="cv2."),
    **rows(_FLOAT32, "boxPoints calcHist calcOpticalFlowFarneback distanceTransform", prefix="cv2."),
    "cv2.connectedComponents": TupleResult((_NUMBER, _INT32)),
    "cv2.connectedComponentsWithStats": TupleResult((_NUMBER, _INT32, _INT32, _FLOAT64)),
    "cv2.findContours": TupleResult((SequenceResult(_INT32), _INT32)),
    "cv2.imencode": TupleResult((PythonResult("bool"), _UINT8)),
    "cv2.split": SequenceResult(_INPUT),
    "cv2.threshold": TupleResult((_NUMBER, _INPUT)),
    "cv2.Rodrigues": TupleResult((_UNKNOWN, _UNKNOWN)),
    "cv2.VideoCapture": ObjectClass(),
    # A frame that could not be read is None.
    **members(TupleResult((PythonResult("bool"), _UNKNOWN)), "cv2.VideoCapture", "read retrieve"),
    **members(PythonResult("number"), "cv2.VideoCapture", "get"),
    **rows(PythonResult("object"), "destroyAllWindows imshow waitKey", prefix="cv2."),
    "cv2.imwrite": PythonResult("bool"),
}

LIBRARY = Library(source="executed with OpenCV 5.0.0 and NumPy 2.4.6", rows=ROWS)
