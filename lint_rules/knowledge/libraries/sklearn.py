"""scikit-learn: each name was called with arrays of float64, float32, int64 and uint8."""

from __future__ import annotations

from lint_rules.knowledge.rows import converting, members, rows
from lint_rules.knowledge.schema import (
    ArrayResult,
    ChoiceResult,
    Converter,
    DType,
    LiteralResult,
    ObjectClass,
    ObjectResult,
    Property,
    PythonResult,
    Rank,
    RepeatedResult,
    Row,
    SequenceResult,
    Table,
    TupleResult,
    UnknownResult,
)
from lint_rules.knowledge.tables import Library

_FLOAT64, _INT64, _INT32 = ArrayResult("float64"), ArrayResult("int64"), ArrayResult("int32")
_INPUT, _FLOATING, _UNKNOWN = ArrayResult(), ArrayResult(DType.FLOATING), ArrayResult(DType.UNKNOWN)
_EITHER = ArrayResult(DType.UNKNOWN, Rank.EITHER)
_MATRIX = ObjectResult("scipy.sparse.csr_matrix")
_ESTIMATOR = "sklearn.base.BaseEstimator"


def _bunch(name: str, target: str) -> dict[str, Row]:
    """A loader of a data set: a bunch with `data` and `target`, or a pair of them."""
    loader = f"sklearn.datasets.{name}"
    bunch = ChoiceResult(
        "as_frame", -1, is_flag=True, given=UnknownResult("it is given as data frames"), missing=ObjectResult(loader)
    )
    pair = TupleResult((_FLOAT64, ArrayResult(target)))
    return {
        loader: ChoiceResult("return_X_y", -1, is_flag=True, given=pair, missing=bunch),
        f"{loader}.data": Property(_FLOAT64),
        f"{loader}.target": Property(ArrayResult(target)),
        f"{loader}.target_names": Property(_UNKNOWN),
        f"{loader}.feature_names": Property(_UNKNOWN),
        f"{loader}.__getitem__": LiteralResult(
            "key",
            0,
            given=(("data", _FLOAT64), ("target", ArrayResult(target))),
            missing=UnknownResult("it depends on the key"),
        ),
    }


DATASETS: Table = {
    **_bunch("load_breast_cancer", "int64"),
    **_bunch("load_diabetes", "float64"),
    **_bunch("load_digits", "int64"),
    **_bunch("load_iris", "int64"),
    **_bunch("load_wine", "int64"),
    "sklearn.datasets.load_digits.images": Property(_FLOAT64),
    **rows(
        TupleResult((_FLOAT64, _INT64)),
        "make_blobs make_circles make_classification make_gaussian_quantiles make_moons",
        prefix="sklearn.datasets.",
    ),
    **rows(
        TupleResult((_FLOAT64, _FLOAT64)),
        "make_friedman1 make_hastie_10_2 make_regression make_s_curve make_swiss_roll",
        prefix="sklearn.datasets.",
    ),
}

# What an estimator predicts has the dtype of the labels that it was fitted with: strings among others.
ESTIMATORS: Table = {
    _ESTIMATOR: ObjectClass(),
    **members(ObjectResult(), _ESTIMATOR, "fit partial_fit set_params"),
    **members(
        _EITHER,
        _ESTIMATOR,
        """
        decision_function fit_predict fit_transform inverse_transform predict predict_log_proba predict_proba
        score_samples transform
        """,
    ),
    **members(
        Property(_EITHER),
        _ESTIMATOR,
        """
        classes_ cluster_centers_ coef_ components_ covariance_ covariances_ data_max_ data_min_ explained_variance_
        explained_variance_ratio_ feature_importances_ intercept_ labels_ mean_ means_ scale_ singular_values_ var_
        weights_
        """,
    ),
    **members(PythonResult("number"), _ESTIMATOR, "score"),
    **rows(
        ObjectClass(_ESTIMATOR),
        """
        cluster.AffinityPropagation cluster.Birch cluster.MeanShift
        covariance.EmpiricalCovariance covariance.LedoitWolf cross_decomposition.CCA
        cross_decomposition.PLSRegression decomposition.DictionaryLearning decomposition.FactorAnalysis
        decomposition.FastICA decomposition.IncrementalPCA decomposition.KernelPCA
        decomposition.LatentDirichletAllocation decomposition.NMF decomposition.SparsePCA
        discriminant_analysis.LinearDiscriminantAnalysis
        discriminant_analysis.QuadraticDiscriminantAnalysis dummy.DummyClassifier ensemble.AdaBoostClassifier
        ensemble.ExtraTreesClassifier ensemble.ExtraTreesRegressor ensemble.GradientBoostingClassifier
        ensemble.GradientBoostingRegressor ensemble.HistGradientBoostingClassifier
        ensemble.HistGradientBoostingRegressor ensemble.RandomForestClassifier ensemble.RandomForestRegressor
        ensemble.VotingClassifier feature_selection.SelectKBest feature_selection.VarianceThreshold
        gaussian_process.GaussianProcessClassifier gaussian_process.GaussianProcessRegressor impute.KNNImputer
        impute.SimpleImputer isotonic.IsotonicRegression kernel_ridge.KernelRidge linear_model.BayesianRidge
        linear_model.ElasticNet linear_model.HuberRegressor linear_model.Lasso linear_model.LinearRegression
        linear_model.LogisticRegression linear_model.LogisticRegressionCV linear_model.Perceptron
        linear_model.RANSACRegressor linear_model.Ridge linear_model.RidgeCV linear_model.RidgeClassifier
        linear_model.SGDClassifier linear_model.SGDRegressor manifold.Isomap manifold.LocallyLinearEmbedding
        manifold.MDS manifold.SpectralEmbedding mixture.BayesianGaussianMixture mixture.GaussianMixture
        model_selection.GridSearchCV model_selection.RandomizedSearchCV naive_bayes.BernoulliNB naive_bayes.GaussianNB
        naive_bayes.MultinomialNB neighbors.KNeighborsClassifier neighbors.KNeighborsRegressor neighbors.KernelDensity
        neighbors.LocalOutlierFactor neural_network.MLPClassifier neural_network.MLPRegressor pipeline.Pipeline
        preprocessing.KBinsDiscretizer preprocessing.OneHotEncoder preprocessing.FunctionTransformer svm.LinearSVC
        svm.LinearSVR svm.NuSVC svm.OneClassSVM svm.SVC svm.SVR tree.DecisionTreeClassifier tree.DecisionTreeRegressor
        """,
        prefix="sklearn.",
    ),
    **rows(ObjectResult("sklearn.pipeline.Pipeline"), "sklearn.pipeline.make_pipeline"),
}


def _transformer(name: str, result: ArrayResult) -> dict[str, Row]:
    """A class whose objects give arrays of a known dtype."""
    class_ = f"sklearn.{name}"
    return {
        class_: ObjectClass(_ESTIMATOR),
        **{f"{class_}.{method}": result for method in ("fit_transform", "transform")},
    }


_SCALERS = "MaxAbsScaler MinMaxScaler Normalizer PowerTransformer QuantileTransformer RobustScaler StandardScaler"

TRANSFORMERS: Table = {
    **{key: row for name in _SCALERS.split() for key, row in _transformer(f"preprocessing.{name}", _FLOATING).items()},
    **_transformer("preprocessing.Binarizer", _INPUT),
    **_transformer("preprocessing.PolynomialFeatures", _FLOATING),
    **_transformer("decomposition.PCA", _FLOATING),
    **_transformer("decomposition.TruncatedSVD", _FLOATING),
    **_transformer("preprocessing.OrdinalEncoder", _UNKNOWN),
    **_transformer("preprocessing.LabelBinarizer", _UNKNOWN),
    **_transformer("preprocessing.MultiLabelBinarizer", _UNKNOWN),
    "sklearn.manifold.TSNE": ObjectClass(_ESTIMATOR),
    "sklearn.manifold.TSNE.fit_transform": ArrayResult("float32"),
    # The classes are numbered, whatever they are.
    "sklearn.preprocessing.LabelEncoder": ObjectClass(_ESTIMATOR),
    **members(_INT64, "sklearn.preprocessing.LabelEncoder", "fit_transform transform"),
    **rows(
        ObjectClass(_ESTIMATOR),
        "CountVectorizer HashingVectorizer TfidfTransformer TfidfVectorizer",
        prefix="sklearn.feature_extraction.text.",
    ),
    **{
        f"sklearn.feature_extraction.text.{name}.{method}": _MATRIX
        for name in ("CountVectorizer", "HashingVectorizer", "TfidfTransformer", "TfidfVectorizer")
        for method in ("fit_transform", "transform")
    },
    **rows(_FLOATING, "minmax_scale normalize scale", prefix="sklearn.preprocessing."),
    "sklearn.preprocessing.label_binarize": _UNKNOWN,
}

_CLUSTERINGS = {
    "int32": "KMeans MiniBatchKMeans SpectralClustering",
    "int64": "AgglomerativeClustering DBSCAN HDBSCAN OPTICS",
}
_NEIGHBOURS = "sklearn.neighbors.NearestNeighbors"


def _clustering(name: str, labels: ArrayResult) -> dict[str, Row]:
    class_ = f"sklearn.cluster.{name}"
    return {class_: ObjectClass(_ESTIMATOR), f"{class_}.fit_predict": labels, f"{class_}.labels_": Property(labels)}


GROUPS: Table = {
    **{
        key: row
        for dtype, names in _CLUSTERINGS.items()
        for name in names.split()
        for key, row in _clustering(name, ArrayResult(dtype)).items()
    },
    **{f"sklearn.cluster.{name}.predict": _INT32 for name in ("KMeans", "MiniBatchKMeans")},
    "sklearn.ensemble.IsolationForest": ObjectClass(_ESTIMATOR),
    "sklearn.ensemble.IsolationForest.predict": _INT64,
    "sklearn.ensemble.IsolationForest.score_samples": _FLOAT64,
    _NEIGHBOURS: ObjectClass(_ESTIMATOR),
    f"{_NEIGHBOURS}.kneighbors": ChoiceResult(
        "return_distance",
        2,
        given=UnknownResult("it depends on return_distance"),
        missing=TupleResult((_UNKNOWN, _INT64)),
    ),
    f"{_NEIGHBOURS}.kneighbors_graph": _MATRIX,
    "sklearn.neighbors.kneighbors_graph": _MATRIX,
    **rows(ObjectClass(_ESTIMATOR), "BallTree KDTree", prefix="sklearn.neighbors."),
    "sklearn.neighbors.KDTree.query": ChoiceResult(
        "return_distance",
        2,
        given=UnknownResult("it depends on return_distance"),
        missing=TupleResult((_FLOAT64, _INT64)),
    ),
}

_SPLITTERS = "GroupKFold GroupShuffleSplit KFold LeaveOneOut ShuffleSplit StratifiedKFold StratifiedShuffleSplit"

SELECTION: Table = {
    "sklearn.model_selection.train_test_split": RepeatedResult(2),
    **rows(RepeatedResult(1, unpacks=True), "resample shuffle", prefix="sklearn.utils."),
    **rows(ObjectClass(), _SPLITTERS, prefix="sklearn.model_selection."),
    **{
        f"sklearn.model_selection.{name}.split": SequenceResult(TupleResult((_INT64, _INT64)))
        for name in _SPLITTERS.split()
    },
    "sklearn.model_selection.cross_val_score": _FLOAT64,
    "sklearn.model_selection.cross_val_predict": _UNKNOWN,
    **rows(_FLOAT64, "compute_class_weight compute_sample_weight", prefix="sklearn.utils.class_weight."),
}

METRICS: Table = {
    "sklearn.metrics.confusion_matrix": ChoiceResult(
        "normalize", -1, given=_FLOAT64, missing=ChoiceResult("sample_weight", -1, given=_UNKNOWN, missing=_INT64)
    ),
    **rows(
        _FLOATING,
        """
        cosine_distances cosine_similarity euclidean_distances linear_kernel rbf_kernel
        """,
        prefix="sklearn.metrics.pairwise.",
    ),
    "sklearn.metrics.pairwise_distances": _UNKNOWN,
    "sklearn.metrics.roc_curve": TupleResult((_FLOAT64, _FLOAT64, _UNKNOWN)),
    "sklearn.metrics.precision_recall_curve": TupleResult(
        (_FLOAT64, _FLOAT64, ArrayResult(DType.UNKNOWN, negative_strides=None))
    ),
    # A number, unless average=None asks for one of each class.
    **rows(_EITHER, "f1_score precision_score recall_score", prefix="sklearn.metrics."),
    "sklearn.metrics.precision_recall_fscore_support": SequenceResult(_EITHER),
    **rows(
        PythonResult("number"),
        "accuracy_score average_precision_score log_loss mean_absolute_error mean_squared_error r2_score roc_auc_score",
        prefix="sklearn.metrics.",
    ),
}

_METRICS = """
accuracy_score adjusted_rand_score auc average_precision_score balanced_accuracy_score brier_score_loss
classification_report cohen_kappa_score confusion_matrix explained_variance_score f1_score hamming_loss jaccard_score
log_loss matthews_corrcoef mean_absolute_error mean_squared_error normalized_mutual_info_score pairwise_distances
precision_recall_curve precision_recall_fscore_support precision_score r2_score recall_score roc_auc_score roc_curve
silhouette_score pairwise.cosine_similarity
"""
_PAIR = Converter(2, keywords=frozenset({"y_pred", "y_score", "y_true"}), lists=False)
CONVERTERS = {
    **converting(_PAIR, _METRICS, prefix="sklearn.metrics."),
    **converting(Converter(2, lists=False), "fit fit_predict fit_transform", prefix=f"{_ESTIMATOR}."),
    "sklearn.preprocessing.normalize": Converter(1, lists=False),
}

LIBRARY = Library(
    source="executed with scikit-learn 1.9.1 and NumPy 2.4.6",
    rows={**DATASETS, **ESTIMATORS, **TRANSFORMERS, **GROUPS, **SELECTION, **METRICS},
    aliases={"sklearn.metrics.euclidean_distances": "sklearn.metrics.pairwise.euclidean_distances"},
    converters=CONVERTERS,
)
