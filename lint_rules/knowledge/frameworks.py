"""Libraries around torch: which objects are never torch tensors, which imports mean tensors, which names are the same.

Aliases were compared with `is` under torch 2.13.0 and NumPy 2.4.6.
"""

from __future__ import annotations

from collections.abc import Mapping

from lint_rules.knowledge.rows import words

_FOREIGN = """
    PIL altair ase astropy awkward bokeh cudf cupy cv2 cvxpy dask duckdb flax geopandas gym gymnasium h5py haiku
    imageio jax jaxlib keras librosa lightgbm matplotlib mindspore mlx modin mxnet networkx nibabel numba onnx
    onnx_ir onnxruntime openpyxl openvino optax paddle pandas plotly polars pyarrow pydicom pymc pyspark pytensor
    rasterio scipy seaborn shapely skimage sklearn soundfile spacy statsmodels sympy tables tensorflow
    tensorflow_datasets tensorflow_probability theano tifffile tinygrad vaex xarray xgboost zarr
"""
_WITH_TENSORS = """
    accelerate allennlp apex botorch captum dgl diffusers e3nn escnn fairseq fastai fvcore geomloss gpytorch ignite
    kornia lightning lightning_fabric linear_operator mmcv mmdet mmengine mmseg monai open_clip peft pykeops pyro
    pytorch3d pytorch_forecasting pytorch_lightning pytorch_metric_learning segmentation_models_pytorch
    sentence_transformers skorch stable_baselines3 tianshou timm torch torch_cluster torch_geometric torch_scatter
    torch_sparse torchaudio torchcodec torchdata torchdiffeq torcheval torchinfo torchio torchmetrics torchrl torchsde
    torchtext torchtune torchvision transformers trl ultralytics xformers
"""
_MODULE_WORDS = """
    actor backbone classifier critic decoder discriminator encoder generator model module net network policynet qnet
"""

_PREPARATION_WORDS = """
    augment augmentation augmentations crop denormalize flip normalize pad preprocess preprocessing preprocessor rescale
    resize resizer transform transforms
"""

_DISTRIBUTION_FILES = """
    bernoulli beta binomial categorical cauchy chi2 continuous_bernoulli dirichlet distribution exponential
    fishersnedecor gamma generalized_pareto geometric gumbel half_cauchy half_normal independent inverse_gamma kl
    kumaraswamy laplace lkj_cholesky log_normal logistic_normal lowrank_multivariate_normal mixture_same_family
    multinomial multivariate_normal negative_binomial normal one_hot_categorical pareto poisson relaxed_bernoulli
    relaxed_categorical studentT transformed_distribution transforms uniform von_mises weibull wishart
"""

FOREIGN_ROOTS = words(_FOREIGN)
ARRAY_ROOTS = frozenset({"matplotlib", "numpy", "pandas", "scipy", "seaborn", "sklearn"})
"""Libraries that work with arrays, and make arrays of what they are given."""

TENSOR_ROOTS = words(_WITH_TENSORS)

GIVE_ARRAYS = words("""
    PIL ase cv2 gym gymnasium h5py imageio librosa matplotlib networkx nibabel numpy pandas scipy seaborn skimage
    sklearn soundfile tifffile
    """)
GIVE_TENSORS = words("""
    accelerate ignite lightning pytorch_lightning skorch timm torch torch_geometric torchaudio torchcodec torchmetrics
    torchvision transformers
    """)
"""The libraries of which the tables know functions and objects, by what these hold for the most part."""

MODULE_WORDS = words(_MODULE_WORDS)
PREPARATION_WORDS = words(_PREPARATION_WORDS)

HARMLESS_DECORATORS = words("""
    abstractmethod add_end_docstrings asynccontextmanager cache cached_property classmethod contextmanager dataclass
    deprecated disable final fixture getter ignore lru_cache mark overload override parametrize property register setter
    skip skipif staticmethod total_ordering typechecked unused wraps
    """)

CACHING_DECORATORS = words("cache cached_property lru_cache")
EXPECTING_DECORATORS = words("expectedFailure skip xfail")
ENDING_FUNCTIONS = words("""
    builtins.exit builtins.quit os.abort os._exit pytest.exit pytest.fail pytest.skip pytest.xfail sys.exit
    """)

ALIASES: Mapping[str, str] = {
    "torch.amp.autocast": "torch.autocast",
    "torch.amp.autocast_mode.autocast": "torch.autocast",
    "torch.autograd.enable_grad": "torch.enable_grad",
    "torch.autograd.grad_mode": "torch",
    "torch.autograd.inference_mode": "torch.inference_mode",
    "torch.autograd.no_grad": "torch.no_grad",
    "torch.autograd.set_grad_enabled": "torch.set_grad_enabled",
    "torch._C._set_grad_enabled": "torch.set_grad_enabled",
    "torch.autograd.variable.Variable": "torch.autograd.Variable",
    "torch.functional": "torch",
    "torch.nn.parameter": "torch.nn",
    "torch.nn.modules": "torch.nn",
    "torch.nn.modules.activation": "torch.nn",
    "torch.nn.modules.adaptive": "torch.nn",
    "torch.nn.modules.batchnorm": "torch.nn",
    "torch.nn.modules.container": "torch.nn",
    "torch.nn.modules.conv": "torch.nn",
    "torch.nn.modules.distance": "torch.nn",
    "torch.nn.modules.dropout": "torch.nn",
    "torch.nn.modules.flatten": "torch.nn",
    "torch.nn.modules.fold": "torch.nn",
    "torch.nn.modules.instancenorm": "torch.nn",
    "torch.nn.modules.linear": "torch.nn",
    "torch.nn.modules.loss": "torch.nn",
    "torch.nn.modules.module": "torch.nn",
    "torch.nn.modules.normalization": "torch.nn",
    "torch.nn.modules.padding": "torch.nn",
    "torch.nn.modules.pixelshuffle": "torch.nn",
    "torch.nn.modules.pooling": "torch.nn",
    "torch.nn.modules.rnn": "torch.nn",
    "torch.nn.modules.sparse": "torch.nn",
    "torch.nn.modules.transformer": "torch.nn",
    "torch.nn.modules.upsampling": "torch.nn",
    "torch.random.manual_seed": "torch.manual_seed",
    "torch.tensor.Tensor": "torch.Tensor",
    "torch._tensor.Tensor": "torch.Tensor",
    **{f"torch.distributions.{file}": "torch.distributions" for file in words(_DISTRIBUTION_FILES)},
    **{f"torch.utils.data.{file}": "torch.utils.data" for file in words("dataloader dataset sampler _utils.collate")},
    "torch.serialization.load": "torch.load",
    "torch.nn.parallel.DataParallel": "torch.nn.DataParallel",
    "numpy.core.multiarray": "numpy",
    "numpy.core.numeric": "numpy",
}
