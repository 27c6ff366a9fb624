"""What the functions of NumPy for vectors, matrices and spectra give; observed with NumPy 2.4.6."""

from __future__ import annotations

from lint_rules.knowledge.numpy_results import array, either, elementwise
from lint_rules.knowledge.rows import rows
from lint_rules.knowledge.schema import (
    ArrayResult,
    ChoiceResult,
    DType,
    PythonResult,
    Rank,
    SequenceResult,
    Table,
    TupleResult,
)

LINEAR_ALGEBRA: Table = {
    **rows(either(DType.PROMOTED), "dot einsum inner matmul tensordot trace vdot vecdot", prefix="numpy."),
    **rows(array(DType.PROMOTED), "convolve correlate outer", prefix="numpy."),
    "numpy.kron": elementwise(DType.PROMOTED),
    # Two vectors of two numbers each give one number.
    "numpy.cross": ArrayResult(DType.PROMOTED, Rank.LIKELY),
    **rows(either(DType.UNKNOWN), "corrcoef cov", prefix="numpy."),
    **rows(array(DType.FLOATING), "cholesky inv pinv", prefix="numpy.linalg."),
    **rows(array(DType.UNKNOWN), "eigvals eigvalsh matrix_power solve svdvals tensorinv", prefix="numpy.linalg."),
    **rows(either(DType.UNKNOWN), "cond det matrix_rank multi_dot norm", prefix="numpy.linalg."),
    **rows(
        TupleResult((array(DType.UNKNOWN), array(DType.UNKNOWN)), ("eigenvalues", "eigenvectors")),
        "eig eigh",
        prefix="numpy.linalg.",
    ),
    # Without compute_uv=False or mode="r", which give one array.
    "numpy.linalg.svd": ChoiceResult(
        "compute_uv",
        2,
        given=SequenceResult(array(DType.UNKNOWN)),
        missing=TupleResult((array(DType.FLOATING), array(DType.UNKNOWN), array(DType.FLOATING)), ("U", "S", "Vh")),
    ),
    "numpy.linalg.qr": ChoiceResult(
        "mode",
        1,
        given=SequenceResult(array(DType.UNKNOWN)),
        missing=TupleResult((array(DType.FLOATING),) * 2, ("Q", "R")),
    ),
    "numpy.linalg.slogdet": TupleResult((either(DType.UNKNOWN), either(DType.UNKNOWN)), ("sign", "logabsdet")),
    "numpy.linalg.lstsq": TupleResult(
        (array(DType.UNKNOWN), array(DType.UNKNOWN), PythonResult("number"), array(DType.UNKNOWN))
    ),
    **rows(
        array(DType.UNKNOWN),
        """
        fft fft2 fftn fftshift hfft ifft ifft2 ifftn ifftshift ihfft irfft irfft2 irfftn rfft rfft2 rfftn
        """,
        prefix="numpy.fft.",
    ),
}
