"""torchvision: images become CPU tensors, transforms keep what goes in, models are modules."""

from __future__ import annotations

from lint_rules.knowledge.rows import members, rows
from lint_rules.knowledge.schema import (
    Alias,
    DType,
    Grad,
    MappedResult,
    ModuleClass,
    ObjectClass,
    ObjectResult,
    Place,
    PresumedResult,
    PythonResult,
    Table,
    TensorResult,
    UnknownResult,
)
from lint_rules.knowledge.tables import Library

_FUNCTIONAL = "torchvision.transforms.functional."
_COMPOSED = "torchvision.transforms.Compose"
_MODEL = "torchvision.models.get_model"
# uint8 becomes the default dtype, everything else stays.
_CONVERTED = TensorResult(Grad.NEVER, Place.CPU, DType.UNKNOWN)
_SAME_KIND = MappedResult(TensorResult(Grad.FIRST, alias=Alias.SOMETIMES))

TRANSFORMS: Table = {
    **rows(_CONVERTED, "pil_to_tensor to_tensor", prefix=_FUNCTIONAL),
    **rows(
        _SAME_KIND,
        """
        adjust_brightness adjust_contrast adjust_gamma adjust_hue adjust_saturation affine center_crop crop
        gaussian_blur hflip normalize pad perspective resize resized_crop rotate vflip
        """,
        prefix=_FUNCTIONAL,
    ),
    f"{_FUNCTIONAL}to_pil_image": ObjectResult("PIL.Image.Image"),
    "torchvision.transforms.ToTensor": ObjectClass(),
    "torchvision.transforms.ToTensor.__call__": _CONVERTED,
    "torchvision.transforms.PILToTensor": ObjectClass(),
    "torchvision.transforms.PILToTensor.__call__": _CONVERTED,
    "torchvision.transforms.ToPILImage": ObjectClass(),
    "torchvision.transforms.ToPILImage.__call__": ObjectResult("PIL.Image.Image"),
    # Most often it ends with a tensor.
    _COMPOSED: ObjectClass(),
    f"{_COMPOSED}.__call__": PresumedResult(TensorResult(Grad.AT_MOST, dtype=DType.UNKNOWN)),
    "torchvision.transforms.Normalize": ObjectClass(),
    "torchvision.transforms.Normalize.__call__": _SAME_KIND,
    "torchvision.transforms.Resize": ObjectClass(),
    "torchvision.transforms.Resize.__call__": _SAME_KIND,
}

OTHERS: Table = {
    **rows(_CONVERTED, "decode_image read_image", prefix="torchvision.io."),
    # Under no_grad; a single image comes back as a view of itself, which can require grad.
    "torchvision.utils.make_grid": TensorResult(Grad.AT_MOST, dtype=DType.UNKNOWN, alias=Alias.SOMETIMES),
    **rows(
        TensorResult(Grad.NEVER, Place.UNKNOWN, "uint8"),
        "draw_bounding_boxes draw_keypoints draw_segmentation_masks",
        prefix="torchvision.utils.",
    ),
    "torchvision.utils.save_image": PythonResult("none"),
    _MODEL: ModuleClass(None, parameters=None),
    "torchvision.datasets.VisionDataset": ObjectClass(),
    **members(UnknownResult("it depends on the transform"), "torchvision.datasets.VisionDataset", "__getitem__"),
}

LIBRARY = Library(
    source="torchvision/transforms/functional.py, torchvision/utils.py; documentation of torchvision 0.28: io, models",
    rows={**TRANSFORMS, **OTHERS},
    aliases={
        "torchvision.transforms.v2": "torchvision.transforms",
        "torchvision.transforms.transforms": "torchvision.transforms",
    },
    families=(
        (
            r"torchvision\.models\.(?!list_models|get_model_builder|get_model_weights|get_weight)(?:\w+\.)*[a-z]\w*$",
            _MODEL,
        ),
        (r"torchvision\.datasets\.[A-Z]\w*", "torchvision.datasets.VisionDataset"),
    ),
)
