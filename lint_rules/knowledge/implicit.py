"""What takes a tensor to an array by itself, or refuses one: by calling it, not by looking at its name.

Each name was called with a tensor on the CPU, one that requires grad, and one on another device (NumPy 2.4.6, torch
2.13). All that convert failed as `.numpy()` does, and worked in `no_grad`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lint_rules.knowledge.rows import words
from lint_rules.knowledge.schema import Converter

REDUCTIONS = words("all amax amin any max mean min prod std sum var")
"""Of a tensor, NumPy calls the method of this name, with arguments that torch does not take: always a TypeError."""

ELEMENTWISE = words(
    """
    abs absolute acos acosh arccos arccosh arcsin arcsinh arctan arctanh argmax argmin argpartition argsort
    around asin asinh atan atanh cbrt ceil conj conjugate cos cosh cumprod cumsum deg2rad degrees
    diagflat exp exp2 expm1 fabs fix floor insert isfinite isinf isnan isneginf isposinf linalg.cholesky
    linalg.inv linalg.pinv linalg.qr log log10 log1p log2 logical_not negative permute_dims positive ptp
    rad2deg radians reciprocal reshape rint round sign signbit sin sinh spacing sqrt square tan tanh transpose
    trim_zeros trunc
    """
)
"""Of one tensor that can be converted, these give a tensor again."""

ELEMENTWISE_OF_TWO = words(
    """
    add arctan2 atan2 copysign divide equal float_power floor_divide fmax fmin fmod greater
    greater_equal heaviside hypot less less_equal logaddexp logaddexp2 logical_and logical_or
    logical_xor matmul maximum minimum mod multiply nextafter not_equal pow power remainder
    subtract true_divide vecdot
    """
)

LIKE_THE_FIRST = words("searchsorted")
LIKE_THE_SECOND = words("compress linalg.solve")
"""Of two, that one decides whether they give a tensor: `compress(condition, x)` gives what x is."""

OF_ARRAY = words(
    """
    angle atleast_1d atleast_3d average broadcast_arrays broadcast_to column_stack corrcoef count_nonzero cov
    cumulative_prod cumulative_sum diag diagonal diff dstack ediff1d empty_like expand_dims fft.fft fft.fft2
    fft.fftn fft.fftshift fft.hfft fft.ifft fft.ifft2 fft.ifftn fft.ifftshift fft.ihfft fft.irfft fft.irfft2
    fft.irfftn fft.rfft fft.rfft2 fft.rfftn flatnonzero fliplr flipud frexp full_like histogram
    histogram_bin_edges hstack iscomplex iscomplexobj isrealobj lib.stride_tricks.as_strided
    lib.stride_tricks.sliding_window_view linalg.cond linalg.det linalg.eig linalg.eigh linalg.eigvals
    linalg.eigvalsh linalg.matrix_power linalg.matrix_rank linalg.norm linalg.slogdet linalg.svd
    linalg.svdvals linalg.tensorinv matrix_transpose median meshgrid modf nan_to_num nanargmax nanargmin
    nancumprod nancumsum nanmax nanmean nanmedian nanmin nanprod nanstd nansum nanvar ones_like pad partition
    percentile piecewise poly quantile random.chisquare random.dirichlet random.exponential random.gamma
    random.gumbel random.laplace random.logistic random.lognormal random.normal random.pareto
    random.permutation random.poisson random.power random.rayleigh random.standard_gamma random.standard_t
    random.uniform random.weibull ravel roots rot90 row_stack sinc sort stack trace trapezoid tril triu unique
    unwrap vander vstack zeros_like
    """
)
"""These give arrays, numbers or tuples of them."""

OF_TWO_ARRAYS = words(
    """
    allclose append atleast_2d convolve correlate cross digitize divmod dot extract inner intersect1d
    isclose isin kron linalg.lstsq may_share_memory nanpercentile nanquantile outer polyfit polyval
    random.beta random.f random.multivariate_normal random.noncentral_chisquare random.vonmises roll setdiff1d
    setxor1d shares_memory tensordot union1d vdot
    """
)

OF_INTEGERS = words(
    "bitwise_and bitwise_left_shift bitwise_or bitwise_right_shift bitwise_xor gcd lcm ldexp left_shift right_shift"
)
SELECTIONS = words(
    "argwhere bitwise_invert bitwise_not choose invert nonzero real rollaxis squeeze swapaxes take_along_axis"
)
"""These give tensors as well; some of them are views and fail for no tensor, so none of them is taken for a failure."""

MEMBERS_INSTEAD: Mapping[str, str] = {
    **{f"numpy.{name}": name for name in ("argwhere", "imag", "nonzero", "real", "squeeze", "swapaxes")},
    **dict.fromkeys(
        ("numpy.array_split", "numpy.dsplit", "numpy.hsplit", "numpy.split", "numpy.vsplit"), "tensor_split"
    ),
}
"""Functions that give what this method or attribute of a tensor gives, with its graph.

All others hand arguments over that torch does not take, so that the tensor is converted after all.
"""

OF_LISTS = words("array asanyarray asarray asarray_chkfinite ascontiguousarray asfortranarray copy require")
"""Conversions of a tensor, and of the tensors in a list."""

OF_ONE_TENSOR = words("delete repeat take")
"""These give tensors again, by way of an array: the tensor's own methods of these names take other arguments."""


_JOINING = words("concat concatenate")
"""Of these, tensors in the list are converted, one that stands alone is refused."""


ASSERTIONS = words(
    """
    assert_allclose assert_almost_equal assert_array_almost_equal assert_array_equal assert_array_less
    assert_array_max_ulp assert_equal
    """
)
"""What `numpy.testing` compares."""
_ASSERTIONS = Converter(2, keywords=words("actual desired x y"))
_SPACES = words("linspace logspace")
"""Of a tensor as a bound, these give a tensor again."""
_OF_ONE_MORE = words("asmatrix ma.array ma.masked_array resize tile lexsort")
_OF_A_SECOND = words("copyto fill_diagonal full full_like geomspace save savetxt select")
_OF_A_THIRD = words("apply_along_axis arange interp place put put_along_axis putmask")
_OF_ALL = words("einsum")
_FILES = words("savez savez_compressed")
"""Each was called with a tensor that requires grad at the last of these places, of no, one and two dimensions."""


_FIRST, _SECOND, _EITHER = frozenset({0}), frozenset({1}), frozenset({0, 1})


def numpy_converters() -> Mapping[str, Converter]:
    """What NumPy's functions convert."""
    rows = {
        **dict.fromkeys(ELEMENTWISE, Converter(1, wrapped=_FIRST)),
        **dict.fromkeys(ELEMENTWISE_OF_TWO, Converter(2, wrapped=_EITHER)),
        **dict.fromkeys(LIKE_THE_FIRST, Converter(2, wrapped=_FIRST)),
        **dict.fromkeys(LIKE_THE_SECOND, Converter(2, wrapped=_SECOND)),
        **dict.fromkeys(OF_INTEGERS, Converter(2, wrapped=_EITHER, always_converts=False)),
        **dict.fromkeys(SELECTIONS, Converter(2, wrapped=_FIRST, always_converts=False)),
        **dict.fromkeys(OF_ONE_TENSOR, Converter(1, wrapped=_FIRST)),
        **dict.fromkeys(OF_ARRAY, Converter(1)),
        **dict.fromkeys(OF_TWO_ARRAYS, Converter(2)),
        **dict.fromkeys(OF_LISTS | _JOINING, Converter(1, lists_only=True)),
        **dict.fromkeys(REDUCTIONS, Converter(1, refuses=True)),
        **dict.fromkeys(_SPACES, Converter(2, wrapped=_EITHER)),
        **dict.fromkeys(_OF_ONE_MORE, Converter(1)),
        **dict.fromkeys(_OF_A_SECOND, Converter(2)),
        **dict.fromkeys(_OF_A_THIRD | {"where"}, Converter(3)),
        **dict.fromkeys(_OF_ALL, Converter(16)),
        **dict.fromkeys(_FILES, Converter(16, but_keywords=words("allow_pickle file"))),
        "random.choice": Converter(1, keywords=words("p"), lists=False),
        **dict.fromkeys((f"testing.{name}" for name in ASSERTIONS), _ASSERTIONS),
        "clip": Converter(3, wrapped=frozenset({0, 1, 2})),
        "average": Converter(1, keywords=words("weights")),
        "histogram": Converter(1, keywords=words("weights")),
    }
    # What is called a, in those that have one, is what they are about.
    return {f"numpy.{name}": replace(row, keywords=row.keywords | {"a"}) for name, row in rows.items()}


ARRAY_METHODS: Mapping[str, Converter] = {
    **dict.fromkeys(
        words("compress dot repeat searchsorted take"),
        Converter(1, keywords=words("b condition indices repeats v")),
    ),
    # Of a tensor as a bound, it gives a tensor again.
    "clip": Converter(2, wrapped=_EITHER),
}
"""What methods of arrays convert."""


TENSOR_FUNCTIONS = words(
    """
    abs absolute acos acosh adaptive_avg_pool1d adjoint allclose amax amin aminmax angle arccos arccosh arcsin
    arcsinh arctan arctan2 arctanh argmax argmin argsort argwhere as_strided as_strided_scatter asin asinh
    atan atan2 atanh avg_pool1d batch_norm bernoulli bilinear binary_cross_entropy_with_logits bincount
    binomial bitwise_not broadcast_to ceil celu channel_shuffle cholesky cholesky_inverse cholesky_solve chunk
    clone combinations complex conj conj_physical constant_pad_nd conv_tbc conv_transpose1d conv_transpose2d
    conv_transpose3d corrcoef cos cosh cosine_similarity count_nonzero cov cross cummax cummin cumprod cumsum
    cumulative_trapezoid deg2rad det detach diag diag_embed diagflat diagonal diagonal_scatter diff digamma
    dist dot dropout embedding empty_like equal erf erfc erfinv exp exp2 expm1 fft.fft fft.fft2 fft.fftn
    fft.fftshift fft.hfft fft.hfft2 fft.hfftn fft.ifft fft.ifft2 fft.ifftn fft.ifftshift fft.ihfft fft.ihfft2
    fft.ihfftn fft.irfft fft.irfft2 fft.irfftn fft.rfft fft.rfft2 fft.rfftn fix flatten flip fliplr flipud
    floor fmax fmin frac frexp frobenius_norm full_like gather gcd geqrf ger get_device gradient
    grid_sampler_2d grid_sampler_3d group_norm hardshrink hash_tensor heaviside histc histogram hypot i0
    igamma igammac imag index_add index_copy index_put index_reduce index_select inner instance_norm inverse
    is_complex is_conj is_floating_point is_inference is_neg is_nonzero is_same_size is_signed isclose
    isfinite isinf isnan isneginf isposinf isreal istft kl_div kron kthvalue layer_norm lcm ldexp lgamma
    linalg.cholesky linalg.cholesky_ex linalg.cond linalg.cross linalg.det linalg.diagonal linalg.eig
    linalg.eigh linalg.eigvals linalg.eigvalsh linalg.householder_product linalg.inv linalg.inv_ex
    linalg.ldl_factor linalg.ldl_factor_ex linalg.ldl_solve linalg.lstsq linalg.lu linalg.lu_factor
    linalg.lu_factor_ex linalg.lu_solve linalg.matmul linalg.matrix_exp linalg.matrix_norm linalg.matrix_power
    linalg.norm linalg.qr linalg.slogdet linalg.solve linalg.solve_ex linalg.solve_triangular linalg.svd
    linalg.svdvals linalg.tensorinv linalg.tensorsolve linalg.vander linalg.vecdot linalg.vector_norm log
    log10 log1p log2 log_softmax logaddexp logaddexp2 logcumsumexp logdet logical_and logical_not logical_or
    logical_xor logit logsumexp lu_solve lu_unpack margin_ranking_loss masked_scatter masked_select matmul
    matrix_exp matrix_power max maximum mean median min minimum mode msort multinomial mv mvlgamma nan_to_num
    nanmean nanmedian nansum narrow_copy neg negative nextafter nn.functional.adaptive_avg_pool1d
    nn.functional.alpha_dropout nn.functional.avg_pool1d nn.functional.avg_pool2d nn.functional.avg_pool3d
    nn.functional.bilinear nn.functional.celu nn.functional.channel_shuffle nn.functional.conv_transpose1d
    nn.functional.conv_transpose2d nn.functional.conv_transpose3d nn.functional.cosine_similarity
    nn.functional.dropout nn.functional.elu nn.functional.feature_alpha_dropout nn.functional.gelu
    nn.functional.gumbel_softmax nn.functional.hardshrink nn.functional.hardsigmoid nn.functional.hardswish
    nn.functional.hardtanh nn.functional.leaky_relu nn.functional.linear nn.functional.logsigmoid
    nn.functional.mish nn.functional.one_hot nn.functional.pairwise_distance nn.functional.pdist
    nn.functional.pixel_shuffle nn.functional.pixel_unshuffle nn.functional.prelu nn.functional.relu
    nn.functional.relu6 nn.functional.rrelu nn.functional.scaled_dot_product_attention nn.functional.selu
    nn.functional.silu nn.functional.softplus nn.functional.softshrink nonzero nonzero_static nuclear_norm
    numel ones_like orgqr ormqr outer pairwise_distance pdist permute pinverse pixel_shuffle pixel_unshuffle
    poisson polar positive prelu prod put qr rad2deg rand_like randn_like ravel real reciprocal relu renorm
    repeat_interleave reshape resolve_conj resolve_neg rms_norm roll rot90 round rrelu rsqrt scatter_add
    scatter_reduce select select_scatter selu sgn sigmoid sign signbit sin sinc sinh slice_scatter slogdet
    softmax sort special.airy_ai special.bessel_j0 special.bessel_j1 special.bessel_y0 special.bessel_y1
    special.digamma special.entr special.erf special.erfc special.erfcx special.erfinv special.exp2
    special.expit special.expm1 special.gammainc special.gammaincc special.gammaln special.i0 special.i0e
    special.i1 special.i1e special.log1p special.log_ndtr special.log_softmax special.logit special.logsumexp
    special.modified_bessel_i0 special.modified_bessel_i1 special.modified_bessel_k0
    special.modified_bessel_k1 special.multigammaln special.ndtr special.ndtri special.psi special.round
    special.scaled_modified_bessel_k0 special.scaled_modified_bessel_k1 special.sinc special.softmax
    special.spherical_bessel_j0 split_with_sizes sqrt square squeeze sum svd swapaxes swapdims t take
    take_along_dim tan tanh threshold tile topk trace transpose trapezoid trapz triangular_solve tril
    triplet_margin_loss triu trunc unbind unflatten unique unique_consecutive unsafe_chunk unsafe_split
    unsqueeze vander vdot view_as_complex view_as_real where zeros_like
    """
)
"""Functions of torch whose first argument must be a tensor: of an array, each raised a TypeError that says so."""

LISTS_OF_TENSORS = words("cat column_stack concat concatenate dstack hstack row_stack stack vstack")
"""Functions of torch whose first argument is a list of tensors; an array in it is a TypeError."""
