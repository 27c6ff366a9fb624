"""Distributions, data sets and loaders, function transforms, files, optimizers: objects of torch's own classes.

Observed with torch 2.13.0.
"""

from __future__ import annotations

from dataclasses import replace

from lint_rules.knowledge.rows import members, rows, words
from lint_rules.knowledge.schema import (
    Alias,
    CalledResult,
    ChoiceResult,
    DType,
    EachResult,
    Grad,
    GroupsResult,
    Holds,
    Items,
    LiteralResult,
    MappedResult,
    ModuleClass,
    ObjectClass,
    ObjectResult,
    Place,
    PresumedResult,
    Property,
    PythonResult,
    Row,
    SameResult,
    SequenceResult,
    Table,
    TensorResult,
    TupleResult,
    Type,
    TypeName,
    UnknownResult,
)

_DISTRIBUTION = "torch.distributions.Distribution"
_NEVER = TensorResult(Grad.NEVER, dtype=DType.UNKNOWN)
_KEEPS = TensorResult(dtype=DType.UNKNOWN)
# Which of the parameters go into it differs between the distributions: Normal's mean is its loc, whatever the scale.
_PART = TensorResult(Grad.PART, dtype=DType.UNKNOWN, alias=Alias.SOMETIMES)
_AT_LEAST_FIRST = TensorResult(Grad.AT_LEAST_FIRST, dtype=DType.UNKNOWN)
_UNDECIDED = TensorResult(Grad.AT_MOST, dtype=DType.UNKNOWN, alias=Alias.SOMETIMES)
_INDICES = TensorResult(Grad.NEVER, dtype="int64")


def _members(row: Row, class_: str, names: str) -> dict[str, Row]:
    return rows(row, names, prefix=f"{class_}.")


DISTRIBUTIONS: Table = {
    _DISTRIBUTION: ObjectClass(holds=Holds.PARAMETERS),
    **rows(
        ObjectClass(_DISTRIBUTION, Holds.PARAMETERS),
        """
        Bernoulli Beta Binomial Cauchy Chi2 ContinuousBernoulli Dirichlet Exponential ExponentialFamily FisherSnedecor
        Gamma GeneralizedPareto Geometric Gumbel HalfCauchy HalfNormal Independent InverseGamma Kumaraswamy LKJCholesky
        Laplace LogNormal LogisticNormal LowRankMultivariateNormal MixtureSameFamily Multinomial MultivariateNormal
        NegativeBinomial Normal OneHotCategorical OneHotCategoricalStraightThrough Pareto Poisson RelaxedBernoulli
        RelaxedOneHotCategorical StudentT TransformedDistribution Uniform VonMises Weibull Wishart Categorical
        """,
        prefix="torch.distributions.",
    ),
    **rows(
        ObjectClass(holds=Holds.PARAMETERS),
        "AffineTransform ComposeTransform PowerTransform StickBreakingTransform",
        prefix="torch.distributions.",
    ),
    # Where rsample is defined at all, each parameter that requires grad reaches it; sample runs under no_grad.
    **_members(_NEVER, _DISTRIBUTION, "enumerate_support sample sample_n"),
    **_members(_KEEPS, _DISTRIBUTION, "rsample"),
    # The value, too, may bring a graph along, but not everywhere: a Categorical looks it up.
    **_members(_AT_LEAST_FIRST, _DISTRIBUTION, "cdf icdf log_prob"),
    **_members(_PART, _DISTRIBUTION, "entropy perplexity"),
    **_members(
        Property(_PART),
        _DISTRIBUTION,
        """
        concentration concentration0 concentration1 covariance_matrix df loc logits mean precision_matrix probs rate
        scale scale_tril stddev variance
        """,
    ),
    # Of discrete distributions it is found by a comparison, and does not require grad.
    **_members(Property(_UNDECIDED), _DISTRIBUTION, "mode"),
    **_members(ObjectResult(), _DISTRIBUTION, "expand"),
    **_members(Property(PythonResult("size")), _DISTRIBUTION, "batch_shape event_shape"),
    # The moments are nan or inf, made anew.
    **{
        name: row
        for class_ in ("Categorical", "Cauchy", "HalfCauchy")
        for name, row in _members(Property(_NEVER), f"torch.distributions.{class_}", "mean stddev variance").items()
    },
    **_members(_INDICES, "torch.distributions.Categorical", "enumerate_support sample sample_n"),
    "torch.distributions.Chi2.rate": Property(_NEVER),
    # They do not depend on the degrees of freedom, which come first.
    **_members(Property(_UNDECIDED), "torch.distributions.StudentT", "loc mean scale"),
    "torch.distributions.kl_divergence": _PART,
}

_DATA = "torch.utils.data."
_BATCH = TensorResult(Grad.NEVER, Place.CPU, DType.UNKNOWN)
# The default collation stacks what the data set gives: requires_grad and the device stay.
_COLLATED = MappedResult(TensorResult(Grad.FIRST))
_ELEMENT = MappedResult(TensorResult(Grad.FIRST, alias=Alias.SOMETIMES))
_GIVEN = Property(UnknownResult("it is what the object was given"))
_LOADER = LiteralResult(
    "batch_size",
    1,
    given=((None, UnknownResult("it gives the items themselves, as they are")),),
    missing=ObjectResult(_DATA + "DataLoader", Holds.FIRST),
    other=ObjectResult(_DATA + "DataLoader", Holds.FIRST),
)

DATA: Table = {
    **rows(ObjectClass(), "Dataset IterableDataset", prefix=_DATA),
    _DATA + "ConcatDataset": ObjectClass(holds=Holds.EACH),
    _DATA + "ConcatDataset.__getitem__": PresumedResult(_BATCH, items=Items.THEMSELVES),
    _DATA + "ConcatDataset.datasets": _GIVEN,
    _DATA + "TensorDataset": ObjectClass(holds=Holds.ALL),
    _DATA + "TensorDataset.__getitem__": _ELEMENT,
    _DATA + "TensorDataset.tensors": Property(SameResult()),
    _DATA + "Subset": ObjectClass(holds=Holds.FIRST),
    _DATA + "Subset.__getitem__": PresumedResult(_BATCH, seen=_ELEMENT, items=Items.THEMSELVES),
    _DATA + "Subset.dataset": _GIVEN,
    _DATA + "Subset.indices": Property(PythonResult("list")),
    _DATA + "random_split": SequenceResult(ObjectResult(_DATA + "Subset", Holds.FIRST)),
    _DATA + "DataLoader": ObjectClass(
        holds=Holds.FIRST,
        call=ChoiceResult(
            "collate_fn",
            6,
            given=UnknownResult("its batches are made by a function of the program"),
            missing=_LOADER,
        ),
    ),
    # Batches are made on the CPU, in worker processes or not, from what data sets nearly always keep there.
    _DATA + "DataLoader.__iter__": PresumedResult(_BATCH, seen=_COLLATED, items=Items.COLLATED),
    **_members(Property(PythonResult("number")), _DATA + "DataLoader", "batch_size num_workers"),
    **_members(_GIVEN, _DATA + "DataLoader", "batch_sampler dataset sampler"),
}

_PACKED = "torch.nn.utils.rnn.PackedSequence"
_OF_PACKED = PresumedResult(
    TensorResult(Grad.LIKELY, Place.UNKNOWN, DType.UNKNOWN), seen=TensorResult(Grad.FIRST, alias=Alias.ALWAYS)
)
_LENGTHS = TensorResult(Grad.NEVER, Place.CPU, "int64")

PACKED: Table = {
    _PACKED: ObjectClass(holds=Holds.FIRST),
    f"{_PACKED}.data": Property(_OF_PACKED),
    f"{_PACKED}.batch_sizes": Property(_LENGTHS),
    **_members(
        Property(replace(_LENGTHS, device=Place.UNKNOWN, may_be_none=True)), _PACKED, "sorted_indices unsorted_indices"
    ),
    f"{_PACKED}.__getitem__": LiteralResult(
        "index", 0, given=((0, _OF_PACKED), (1, _LENGTHS)), missing=UnknownResult("which part it is, is not known")
    ),
    **rows(
        ObjectResult(_PACKED, array=TensorResult()), "pack_padded_sequence pack_sequence", prefix="torch.nn.utils.rnn."
    ),
    "torch.nn.utils.rnn.pad_packed_sequence": TupleResult(
        (replace(_OF_PACKED, seen=TensorResult(Grad.FIRST)), _LENGTHS)
    ),
}

_NO_SECOND_ORDER = ChoiceResult(
    "create_graph",
    2,
    is_flag=True,
    given=UnknownResult("its form depends on what goes in"),
    missing=ChoiceResult(
        "inputs",
        1,
        given=UnknownResult("its form depends on what goes in"),
        missing=UnknownResult("its form depends on what goes in"),
        given_tensor=TensorResult(Grad.NEVER, dtype=DType.UNKNOWN),
    ),
)


def _gradients(grad: Grad) -> ChoiceResult:
    """One gradient for each input, like it; None for one that was not used, where `allow_unused` lets that pass."""
    return ChoiceResult(
        "allow_unused",
        6,
        is_flag=True,
        given=EachResult(TensorResult(grad, may_be_none=True), "inputs", 1),
        missing=EachResult(TensorResult(grad), "inputs", 1),
    )


TRANSFORMS: Table = {
    # Without create_graph the gradients themselves do not require grad; with it all but those of linear functions do.
    "torch.autograd.grad": ChoiceResult(
        "create_graph", 4, is_flag=True, given=_gradients(Grad.LIKELY), missing=_gradients(Grad.NEVER)
    ),
    "torch.utils.checkpoint.checkpoint": CalledResult(
        words("context_fn debug determinism_check early_stop preserve_rng_state use_reentrant"), "use_reentrant"
    ),
    **rows(_NO_SECOND_ORDER, "hessian jacobian", prefix="torch.autograd.functional."),
    "torch.func.functional_call": PresumedResult(TensorResult(dtype=DType.UNKNOWN)),
    # The parameters become constants of a module that is made anew.
    **rows(ModuleClass(None, parameters=False), "freeze optimize_for_inference", prefix="torch.jit."),
    # The same module or function, faster, or wrapped.
    **rows(
        SameResult(),
        """
        compile jit.script jit.trace nn.DataParallel
        nn.parallel.DistributedDataParallel nn.utils.parametrizations.orthogonal nn.utils.parametrizations.spectral_norm
        nn.utils.parametrizations.weight_norm nn.utils.remove_spectral_norm nn.utils.remove_weight_norm
        nn.utils.spectral_norm nn.utils.weight_norm
        """,
        prefix="torch.",
    ),
}

FILES: Table = {
    "torch.load": ChoiceResult(
        "map_location",
        1,
        given=PresumedResult(TensorResult(Grad.UNKNOWN, Place.MAP_LOCATION, DType.UNKNOWN)),
        missing=UnknownResult("it is what was saved, where it was when it was saved"),
    ),
    "torch.jit.load": ModuleClass(None, parameters=None, device_arguments=("map_location",)),
    "torch.hub.load": ModuleClass(None, parameters=None, device_arguments=("device", "map_location")),
    "torch.hub.load_state_dict_from_url": UnknownResult("it is what was saved, where it was when it was saved"),
}

_OPTIMIZER = "torch.optim.Optimizer"

# An optimizer changes values, never requires_grad or the device.
OPTIMIZERS: Table = {
    f"{_OPTIMIZER}.step": PythonResult("object", steps=True),
    **members(PythonResult("none"), _OPTIMIZER, "load_state_dict register_step_post_hook"),
    f"{_OPTIMIZER}.add_param_group": UnknownResult("it is kept by an optimizer"),
    f"{_OPTIMIZER}.param_groups": Property(GroupsResult("params")),
    f"{_OPTIMIZER}.defaults": Property(PythonResult("object")),
    f"{_OPTIMIZER}.zero_grad": PythonResult("none", resets=("grad", "set_to_none")),
    **members(PythonResult("object"), _OPTIMIZER, "state_dict"),
    **members(Property(UnknownResult("it is what an optimizer keeps")), _OPTIMIZER, "state"),
    **rows(
        TypeName(Type.OTHER, call=ObjectResult(_OPTIMIZER, Holds.FIRST)),
        """
        ASGD Adadelta Adafactor Adagrad Adam AdamW Adamax LBFGS Muon NAdam Optimizer RAdam RMSprop Rprop SGD SparseAdam
        """,
        prefix="torch.optim.",
    ),
}

_SCHEDULE = "torch.optim.lr_scheduler.LRScheduler"

# A schedule changes neither values nor requires_grad nor the device; what it holds is the optimizer.
SCHEDULES: Table = {
    **rows(
        TypeName(Type.OTHER, call=ObjectResult(_SCHEDULE, Holds.FIRST)),
        """
        ChainedScheduler ConstantLR CosineAnnealingLR CosineAnnealingWarmRestarts CyclicLR ExponentialLR LRScheduler
        LambdaLR LinearLR MultiStepLR MultiplicativeLR OneCycleLR PolynomialLR ReduceLROnPlateau SequentialLR StepLR
        """,
        prefix="torch.optim.lr_scheduler.",
    ),
    **members(PythonResult("object"), _SCHEDULE, "get_last_lr get_lr load_state_dict state_dict step"),
    **members(Property(PythonResult("object")), _SCHEDULE, "base_lrs best last_epoch num_bad_epochs patience"),
    f"{_SCHEDULE}.optimizer": Property(ObjectResult(_OPTIMIZER, Holds.FIRST)),
}

FUNCTIONS: Table = {**DISTRIBUTIONS, **DATA, **PACKED, **TRANSFORMS, **FILES, **OPTIMIZERS, **SCHEDULES}
