"""scikit-image: most operations turn images of integers into float64 between 0 and 1."""

from __future__ import annotations

from lint_rules.knowledge.rows import rows
from lint_rules.knowledge.schema import ArrayResult, ChoiceResult, DType, Table, TupleResult
from lint_rules.knowledge.tables import Library

_UINT8, _INT64, _BOOL, _FLOAT32 = (ArrayResult(name) for name in ("uint8", "int64", "bool", "float32"))
_INPUT, _FLOATING, _UNKNOWN = ArrayResult(), ArrayResult(DType.FLOATING), ArrayResult(DType.UNKNOWN)

ROWS: Table = {
    "skimage.io.imread": _UNKNOWN,
    **rows(_FLOATING, "rescale resize rotate warp", prefix="skimage.transform."),
    **rows(_FLOATING, "hsv2rgb lab2rgb rgb2gray rgb2hsv rgb2lab", prefix="skimage.color."),
    "skimage.color.gray2rgb": _INPUT,
    **rows(_FLOATING, "gaussian sobel", prefix="skimage.filters."),
    **rows(_UNKNOWN, "img_as_float random_noise", prefix="skimage.util."),
    "skimage.util.img_as_ubyte": _UINT8,
    "skimage.util.img_as_float32": _FLOAT32,
    "skimage.util.view_as_windows": ArrayResult(writable=None, negative_strides=None),
    **rows(_UNKNOWN, "img_as_float", prefix="skimage."),
    **rows(_UINT8, "img_as_ubyte", prefix="skimage."),
    "skimage.measure.label": ChoiceResult(
        "return_num", 2, is_flag=True, given=TupleResult((_UNKNOWN, _UNKNOWN)), missing=_UNKNOWN
    ),
    "skimage.measure.marching_cubes": TupleResult(
        (
            ArrayResult("float32", negative_strides=None),
            ArrayResult("int32", negative_strides=None),
            ArrayResult("float32", negative_strides=None),
            ArrayResult(DType.UNKNOWN),
        )
    ),
    **rows(_INT64, "felzenszwalb slic", prefix="skimage.segmentation."),
    "skimage.segmentation.find_boundaries": _UNKNOWN,
    **rows(_BOOL, "skeletonize", prefix="skimage.morphology."),
    "skimage.morphology.disk": ArrayResult(DType.UNKNOWN),
    **rows(
        _UNKNOWN, "binary_dilation binary_erosion dilation erosion remove_small_objects", prefix="skimage.morphology."
    ),
    "skimage.feature.canny": _BOOL,
    **rows(_UNKNOWN, "equalize_adapthist rescale_intensity", prefix="skimage.exposure."),
}

LIBRARY = Library(source="executed with scikit-image 0.26.0 and NumPy 2.4.6", rows=ROWS)
