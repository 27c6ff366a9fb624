"""SciPy: each name was called with arrays of float64, float32, int64 and uint8."""

from __future__ import annotations

from lint_rules.knowledge.rows import converting, members, rows
from lint_rules.knowledge.schema import (
    ArrayResult,
    ChoiceResult,
    Converter,
    DType,
    ObjectClass,
    ObjectResult,
    Property,
    PythonResult,
    Rank,
    Result,
    SequenceResult,
    Table,
    TupleResult,
)
from lint_rules.knowledge.tables import Library

_FLOAT64, _INT64, _INT32, _BOOL = (
    ArrayResult("float64"),
    ArrayResult("int64"),
    ArrayResult("int32"),
    ArrayResult("bool"),
)
_INPUT, _FLOATING, _UNKNOWN = ArrayResult(), ArrayResult(DType.FLOATING), ArrayResult(DType.UNKNOWN)
_PROMOTED = ArrayResult(DType.PROMOTED)
_REVERSED = ArrayResult(DType.UNKNOWN, negative_strides=True)
_NUMBER = PythonResult("number")


def _unless(argument: str, row: Result, position: int = -1) -> ChoiceResult:
    """The row, unless this argument asks for another form or dtype."""
    return ChoiceResult(argument, position, given=ArrayResult(DType.UNKNOWN, Rank.EITHER), missing=row)


NDIMAGE: Table = {
    **rows(
        _unless("output", _INPUT),
        """
        affine_transform convolve convolve1d correlate correlate1d gaussian_filter gaussian_filter1d
        gaussian_gradient_magnitude gaussian_laplace grey_closing grey_dilation grey_erosion grey_opening laplace
        map_coordinates maximum_filter maximum_filter1d median_filter minimum_filter minimum_filter1d percentile_filter
        prewitt rotate shift sobel uniform_filter uniform_filter1d zoom
        """,
        prefix="scipy.ndimage.",
    ),
    **rows(
        _unless("output", _BOOL),
        "binary_closing binary_dilation binary_erosion binary_fill_holes binary_opening",
        prefix="scipy.ndimage.",
    ),
    "scipy.ndimage.generate_binary_structure": _BOOL,
    "scipy.ndimage.distance_transform_edt": _unless("return_indices", _FLOAT64, 3),
    "scipy.ndimage.distance_transform_cdt": _unless("return_indices", _INT32, 3),
    "scipy.ndimage.spline_filter": _unless("output", _FLOAT64),
    "scipy.ndimage.label": _unless("output", TupleResult((_INT32, _NUMBER)), 2),
    "scipy.ndimage.center_of_mass": SequenceResult(ArrayResult("float64", Rank.SCALAR)),
}

SIGNAL: Table = {
    **rows(_PROMOTED, "convolve convolve2d correlate correlate2d", prefix="scipy.signal."),
    "scipy.signal.medfilt": _INPUT,
    **rows(_FLOATING, "detrend resample resample_poly savgol_filter", prefix="scipy.signal."),
    **rows(_UNKNOWN, "fftconvolve hilbert lfilter oaconvolve sosfilt wiener", prefix="scipy.signal."),
    # The result of the second pass is given back reversed.
    **rows(_REVERSED, "decimate filtfilt sosfiltfilt", prefix="scipy.signal."),
    **rows(_FLOAT64, "firwin get_window sawtooth square", prefix="scipy.signal."),
    **rows(_FLOAT64, "blackman gaussian hamming hann kaiser triang tukey", prefix="scipy.signal.windows."),
    "scipy.signal.find_peaks": TupleResult((_INT64, PythonResult("object"))),
    **rows(SequenceResult(_INT64), "argrelextrema argrelmax argrelmin", prefix="scipy.signal."),
    **rows(TupleResult((_FLOAT64, _UNKNOWN)), "periodogram welch", prefix="scipy.signal."),
    **rows(TupleResult((_FLOAT64, _FLOAT64, _UNKNOWN)), "spectrogram stft", prefix="scipy.signal."),
}

LINEAR_ALGEBRA: Table = {
    **rows(_FLOATING, "inv null_space orth pinv", prefix="scipy.linalg."),
    **rows(
        _UNKNOWN, "cholesky eigvals eigvalsh expm logm solve solve_triangular sqrtm svdvals", prefix="scipy.linalg."
    ),
    **rows(_INPUT, "circulant", prefix="scipy.linalg."),
    **rows(_PROMOTED, "block_diag toeplitz hankel", prefix="scipy.linalg."),
    **rows(ArrayResult(DType.UNKNOWN, Rank.EITHER), "det norm", prefix="scipy.linalg."),
    **rows(SequenceResult(_UNKNOWN), "eig eigh lu lu_factor qr schur svd", prefix="scipy.linalg."),
    "scipy.linalg.hadamard": ArrayResult(DType.KEYWORD_OR_INFERRED, dtype_position=1),
    "scipy.sparse.linalg.eigsh": SequenceResult(_UNKNOWN),
    "scipy.sparse.linalg.svds": SequenceResult(ArrayResult(DType.UNKNOWN, negative_strides=None)),
    **rows(TupleResult((_UNKNOWN, _NUMBER)), "cg gmres", prefix="scipy.sparse.linalg."),
    "scipy.sparse.linalg.spsolve": _UNKNOWN,
}

_TREE = "scipy.spatial.cKDTree"
_ROTATION = "scipy.spatial.transform.Rotation"
_TURNED = ObjectResult(_ROTATION)

SPATIAL: Table = {
    **rows(_FLOAT64, "cdist pdist", prefix="scipy.spatial.distance."),
    "scipy.spatial.distance.squareform": _INPUT,
    "scipy.spatial.distance_matrix": _FLOAT64,
    **rows(ArrayResult(DType.UNKNOWN, Rank.SCALAR), "cityblock cosine euclidean", prefix="scipy.spatial.distance."),
    _TREE: ObjectClass(),
    "scipy.spatial.KDTree": ObjectClass(_TREE),
    f"{_TREE}.query": TupleResult((ArrayResult("float64", Rank.EITHER), ArrayResult("int64", Rank.EITHER))),
    f"{_TREE}.data": Property(ArrayResult("float64")),
    **rows(ObjectClass(), "ConvexHull Delaunay", prefix="scipy.spatial."),
    **members(Property(_INT32), "scipy.spatial.ConvexHull", "neighbors simplices vertices"),
    **members(Property(_INT32), "scipy.spatial.Delaunay", "neighbors simplices"),
    _ROTATION: ObjectClass(),
    **members(
        _TURNED, _ROTATION, "concatenate from_euler from_matrix from_mrp from_quat from_rotvec identity inv random"
    ),
    **members(_FLOAT64, _ROTATION, "apply as_euler as_matrix as_mrp as_quat as_rotvec"),
    f"{_ROTATION}.__getitem__": _TURNED,
}

_CURVE = "scipy.interpolate.PPoly"
_RESULT = "scipy.optimize.OptimizeResult"
_MINIMISERS = """
    basinhopping differential_evolution direct dual_annealing least_squares linprog milp minimize minimize_scalar root
    shgo
"""

NUMERICS: Table = {
    _CURVE: ObjectClass(),
    **rows(
        ObjectClass(_CURVE),
        """
        Akima1DInterpolator BSpline CubicSpline InterpolatedUnivariateSpline LinearNDInterpolator PchipInterpolator
        RBFInterpolator RegularGridInterpolator UnivariateSpline interp1d
        """,
        prefix="scipy.interpolate.",
    ),
    f"{_CURVE}.__call__": ArrayResult(DType.UNKNOWN),
    "scipy.interpolate.griddata": _UNKNOWN,
    **rows(ObjectResult(_RESULT), _MINIMISERS, prefix="scipy.optimize."),
    _RESULT: ObjectClass(),
    # Of minimize_scalar x is a number; least_squares keeps float32.
    **members(Property(ArrayResult(DType.UNKNOWN, Rank.EITHER)), _RESULT, "fun jac x"),
    "scipy.optimize.linear_sum_assignment": TupleResult((_INT64, _INT64)),
    "scipy.optimize.nnls": TupleResult((_FLOAT64, _NUMBER)),
    "scipy.optimize.curve_fit": ChoiceResult(
        "full_output", 9, is_flag=True, given=SequenceResult(_UNKNOWN), missing=TupleResult((_FLOAT64, _FLOAT64))
    ),
    "scipy.optimize.fmin_l_bfgs_b": TupleResult(
        (_FLOAT64, ArrayResult(DType.UNKNOWN, Rank.SCALAR), PythonResult("object"))
    ),
    "scipy.optimize.approx_fprime": _FLOAT64,
    "scipy.integrate.odeint": _unless("full_output", _FLOAT64),
    "scipy.integrate.solve_ivp": ObjectResult("scipy.integrate.solve_ivp"),
    **members(Property(_UNKNOWN), "scipy.integrate.solve_ivp", "t y"),
    **rows(ArrayResult(DType.FLOATING, Rank.EITHER), "simpson trapezoid", prefix="scipy.integrate."),
    "scipy.integrate.cumulative_trapezoid": _FLOATING,
    "scipy.integrate.quad": SequenceResult(_NUMBER),
    "scipy.cluster.vq.kmeans2": TupleResult((_UNKNOWN, _INT32)),
    "scipy.cluster.vq.vq": TupleResult((_INT32, _UNKNOWN)),
    "scipy.cluster.vq.whiten": _FLOATING,
    "scipy.cluster.hierarchy.linkage": _FLOAT64,
    **rows(_INT32, "fcluster leaves_list", prefix="scipy.cluster.hierarchy."),
    **rows(_UNKNOWN, "dct fft fft2 fftn idct idst dst ifft ifft2 ifftn irfft rfft", prefix="scipy.fft."),
    **rows(_INPUT, "fftshift ifftshift", prefix="scipy.fft."),
    **rows(_FLOAT64, "fftfreq rfftfreq", prefix="scipy.fft."),
    **rows(_UNKNOWN, "dct fft idct", prefix="scipy.fftpack."),
    **rows(
        ArrayResult(DType.FLOATING, Rank.INPUT),
        "digamma erf expit gamma gammaln logit",
        prefix="scipy.special.",
    ),
    **rows(ArrayResult(DType.FLOATING), "log_softmax softmax", prefix="scipy.special."),
    **rows(ArrayResult(DType.UNKNOWN, Rank.EITHER), "binom comb erfinv factorial logsumexp", prefix="scipy.special."),
}

_CONTINUOUS = "beta cauchy chi2 expon gamma laplace lognorm logistic norm t truncnorm uniform vonmises weibull_min"
_COUNTS = "bernoulli binom geom nbinom poisson randint"
_FUNCTIONS = {
    _CONTINUOUS: {"float64": "cdf logcdf logpdf pdf ppf rvs sf"},
    _COUNTS: {"float64": "cdf logcdf sf", "int64": "rvs"},
}

STATISTICS: Table = {
    # With parameters it is called for a distribution that has the same methods.
    **{f"scipy.stats.{name}": ObjectResult(f"scipy.stats.{name}") for name in f"{_CONTINUOUS} {_COUNTS}".split()},
    **{
        name: row
        for distributions, functions in _FUNCTIONS.items()
        for distribution in distributions.split()
        for dtype, names in functions.items()
        for name, row in members(ArrayResult(dtype, Rank.EITHER), f"scipy.stats.{distribution}", names).items()
    },
    "scipy.stats.zscore": _FLOATING,
    "scipy.stats.rankdata": _FLOAT64,
    "scipy.stats.mode": TupleResult(
        (ArrayResult(rank=Rank.EITHER), ArrayResult("int64", Rank.EITHER)), ("mode", "count")
    ),
    **rows(
        TupleResult((ArrayResult(DType.UNKNOWN, Rank.EITHER),) * 2, ("statistic", "pvalue")),
        "kendalltau pearsonr spearmanr ttest_ind",
        prefix="scipy.stats.",
    ),
    **rows(
        ArrayResult(DType.UNKNOWN, Rank.EITHER),
        "entropy gmean hmean iqr kurtosis sem skew trim_mean",
        prefix="scipy.stats.",
    ),
    "scipy.stats.gaussian_kde": ObjectClass(),
    **members(_FLOAT64, "scipy.stats.gaussian_kde", "__call__ evaluate pdf resample"),
    "scipy.stats.special_ortho_group.rvs": _FLOAT64,
    "scipy.stats.multivariate_normal.rvs": ArrayResult("float64", Rank.EITHER),
    **rows(ObjectClass("scipy.stats.qmc.QMCEngine"), "Halton LatinHypercube Sobol", prefix="scipy.stats.qmc."),
    "scipy.stats.qmc.QMCEngine": ObjectClass(),
    **members(_FLOAT64, "scipy.stats.qmc.QMCEngine", "random"),
}

_MATRIX = "scipy.sparse.csr_matrix"
_ANOTHER = ObjectResult(_MATRIX)

SPARSE: Table = {
    _MATRIX: ObjectClass(),
    **rows(
        ObjectClass(_MATRIX),
        """
        bsr_array bsr_matrix coo_array coo_matrix csc_array csc_matrix csr_array dia_array dia_matrix dok_array
        dok_matrix lil_array lil_matrix spmatrix
        """,
        prefix="scipy.sparse.",
    ),
    # Of a csr_matrix, not of a csr_array, todense() gives an np.matrix.
    **members(_UNKNOWN, _MATRIX, "diagonal dot toarray todense"),
    **members(SequenceResult(_INT32), _MATRIX, "nonzero"),
    **members(ArrayResult(DType.UNKNOWN, Rank.EITHER), _MATRIX, "mean sum"),
    # Indices are int32 as long as they fit.
    **members(Property(_UNKNOWN), _MATRIX, "col data indices indptr row"),
    **members(Property(_ANOTHER), _MATRIX, "T"),
    **members(
        _ANOTHER,
        _MATRIX,
        """
        __getitem__ astype copy multiply power tobsr tocoo tocsc tocsr todia todok tolil transpose
        """,
    ),
    **rows(
        _ANOTHER,
        "block_diag bmat diags eye hstack identity kron load_npz random tril triu vstack",
        prefix="scipy.sparse.",
    ),
    "scipy.sparse.find": TupleResult((_INT32, _INT32, _UNKNOWN)),
    **rows(
        _unless("return_predecessors", _FLOAT64),
        "dijkstra floyd_warshall shortest_path",
        prefix="scipy.sparse.csgraph.",
    ),
    "scipy.sparse.csgraph.connected_components": _unless("return_labels", TupleResult((_NUMBER, _INT32)), 3),
    "scipy.sparse.csgraph.minimum_spanning_tree": _ANOTHER,
}

FILES: Table = {
    # The samples have the width that the file has.
    "scipy.io.wavfile.read": TupleResult((_NUMBER, ArrayResult(DType.UNKNOWN, writable=None))),
    "scipy.io.loadmat": ObjectResult("scipy.io.loadmat"),
    "scipy.io.loadmat.__getitem__": ArrayResult(DType.UNKNOWN),
}

_OF_ONE = Converter(1, lists=False)
_OF_TWO = Converter(2, lists=False)
CONVERTERS = {
    **converting(_OF_ONE, "distance_transform_edt gaussian_filter label rotate zoom", prefix="scipy.ndimage."),
    **converting(_OF_ONE, "entropy gaussian_kde mode skew zscore norm.cdf norm.pdf", prefix="scipy.stats."),
    **converting(_OF_TWO, "kendalltau pearsonr spearmanr ttest_ind wasserstein_distance", prefix="scipy.stats."),
    **converting(_OF_ONE, "eigh expm inv norm sqrtm svd", prefix="scipy.linalg."),
    **converting(_OF_TWO, "block_diag solve", prefix="scipy.linalg."),
    **converting(_OF_ONE, "find_peaks resample savgol_filter stft", prefix="scipy.signal."),
    **converting(_OF_TWO, "convolve correlate", prefix="scipy.signal."),
    **converting(_OF_TWO, "cdist cosine euclidean", prefix="scipy.spatial.distance."),
    **converting(_OF_ONE, "distance.pdist cKDTree KDTree ConvexHull", prefix="scipy.spatial."),
    **converting(_OF_ONE, "erf expit logsumexp softmax", prefix="scipy.special."),
    **converting(_OF_TWO, "interp1d griddata", prefix="scipy.interpolate."),
    **converting(
        _OF_ONE, "optimize.linear_sum_assignment sparse.coo_matrix fft.fft cluster.vq.kmeans2", prefix="scipy."
    ),
}

LIBRARY = Library(
    source="executed with SciPy 1.17.1 and NumPy 2.4.6",
    rows={
        **NDIMAGE,
        **SIGNAL,
        **LINEAR_ALGEBRA,
        **SPATIAL,
        **NUMERICS,
        **STATISTICS,
        **SPARSE,
        **FILES,
    },
    aliases={
        "scipy.ndimage.filters": "scipy.ndimage",
        "scipy.ndimage.interpolation": "scipy.ndimage",
        "scipy.ndimage.morphology": "scipy.ndimage",
        "scipy.ndimage.measurements": "scipy.ndimage",
        "scipy.spatial.ckdtree": "scipy.spatial",
        "scipy.spatial.kdtree": "scipy.spatial",
        "scipy.sparse.coo": "scipy.sparse",
        "scipy.sparse.csr": "scipy.sparse",
        "scipy.optimize.optimize": "scipy.optimize",
    },
    converters=CONVERTERS,
)
