"""How to make each of torch's distributions, and how to read each of its members."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch
import torch.distributions as td


def probabilities() -> torch.Tensor:
    return torch.tensor([0.2, 0.3, 0.5])


def positive() -> torch.Tensor:
    return torch.tensor([0.7, 0.9, 1.2])


def matrix() -> torch.Tensor:
    return torch.eye(3) + 0.1


def parameters() -> Mapping[str, list[dict[str, Any]]]:
    """The keyword arguments of each class, in each of the ways that differ in what is computed."""
    p, v, m, temperature = probabilities(), positive(), matrix(), torch.tensor(0.5)
    either: list[dict[str, Any]] = [{"probs": p}, {"logits": p}]
    counted: list[dict[str, Any]] = [{"total_count": 4, **way} for way in either]
    tempered: list[dict[str, Any]] = [{"temperature": temperature, **way} for way in either]
    located: list[dict[str, Any]] = [{"loc": v, "scale": v}]
    scaled: list[dict[str, Any]] = [{"scale": v}]
    concentrated: list[dict[str, Any]] = [{"concentration1": v, "concentration0": v}]
    return {
        **dict.fromkeys(("Bernoulli", "Categorical", "ContinuousBernoulli", "Geometric"), either),
        **dict.fromkeys(("OneHotCategorical", "OneHotCategoricalStraightThrough"), either),
        **dict.fromkeys(("Binomial", "Multinomial", "NegativeBinomial"), counted),
        **dict.fromkeys(("RelaxedBernoulli", "RelaxedOneHotCategorical"), tempered),
        **dict.fromkeys(("Cauchy", "Gumbel", "Laplace", "LogNormal", "LogisticNormal", "Normal"), located),
        **dict.fromkeys(("HalfCauchy", "HalfNormal"), scaled),
        **dict.fromkeys(("Beta", "Kumaraswamy"), concentrated),
        "Chi2": [{"df": v}],
        "Dirichlet": [{"concentration": v}],
        "Exponential": [{"rate": v}],
        "FisherSnedecor": [{"df1": v * 5, "df2": v * 5}],
        "Gamma": [{"concentration": v, "rate": v}],
        "GeneralizedPareto": [{"loc": v, "scale": v, "concentration": v * 0.1}],
        "InverseGamma": [{"concentration": v + 3, "rate": v}],
        "LKJCholesky": [{"dim": 3, "concentration": temperature}],
        "LowRankMultivariateNormal": [{"loc": v, "cov_factor": torch.ones(3, 1), "cov_diag": v}],
        "MultivariateNormal": [
            {"loc": v, "covariance_matrix": m},
            {"loc": v, "precision_matrix": m},
            {"loc": v, "scale_tril": torch.linalg.cholesky(m)},
        ],
        "Pareto": [{"scale": v, "alpha": v + 3}],
        "Poisson": [{"rate": v}],
        "StudentT": [{"df": v + 3, "loc": v, "scale": v}],
        "Uniform": [{"low": v, "high": v + 1}],
        "VonMises": [{"loc": v, "concentration": v}],
        "Weibull": [{"scale": v, "concentration": v}],
        "Wishart": [{"df": torch.tensor(5.0), "covariance_matrix": m}],
        # Those that are made of other distributions.
        "Independent": [{"base_distribution": td.Normal(v, v), "reinterpreted_batch_ndims": 1}],
        "TransformedDistribution": [
            {"base_distribution": td.Normal(v, v), "transforms": [td.ExpTransform(), td.AffineTransform(v, v)]}
        ],
        "MixtureSameFamily": [
            {"mixture_distribution": td.Categorical(p), "component_distribution": td.Normal(v, v)},
        ],
    }


ARGUMENTS: Mapping[str, Callable[[Any], tuple[Any, ...]]] = {
    "log_prob": lambda made: (made.sample(),),
    "cdf": lambda made: (made.sample(),),
    "icdf": lambda made: (probabilities(),),
    "sample_n": lambda made: (2,),
    "expand": lambda made: (made.batch_shape,),
}
