"""How to call what the tables name: arguments for each hand-written name, and guesses for the generated ones."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator
from typing import Any

import numpy as np
import torch

from tests.knowledge.observed import Call


@functools.cache
def matrix() -> torch.Tensor:
    """4 by 4, symmetric, positive definite, all entries between 0 and 1."""
    generator = torch.Generator().manual_seed(0)
    half = torch.rand(4, 4, generator=generator) * 0.2 + 0.05
    return (half + half.T) / 2 + torch.eye(4) * 0.5


def vector() -> torch.Tensor:
    return matrix()[0].clone()


def indices() -> torch.Tensor:
    return torch.tensor([2, 0, 1, 3])


def image() -> torch.Tensor:
    return torch.linspace(0.1, 0.9, 2 * 4 * 8 * 8).reshape(2, 4, 8, 8)


def signal() -> torch.Tensor:
    return torch.linspace(0.1, 0.9, 2 * 4 * 8).reshape(2, 4, 8)


def volume() -> torch.Tensor:
    return torch.linspace(0.1, 0.9, 4 * 8**3).reshape(1, 4, 8, 8, 8)


def guesses() -> Iterator[tuple[Any, ...]]:
    """Arguments that suit most operators; the first that an operator takes are used."""
    x, v, i = matrix(), vector(), indices()
    yield from [(x,), (x, x), (x, x, x), (x, 1), (x, v), (v, v), (i,), (i, i), (x, 0, 1), (x, 0, i)]
    yield from [(x, 0, 0, 2), (x, 0, i, x), (v, i, v), (x, x > 0.3, 0.5), (x, (4, 4)), (x, 0, (2, 2)), ([x, x],)]
    yield from [(image(), 2), (image(),), (signal(), 2), (x, (2, 2), (4, 1)), (v, x, v), (x.to(torch.complex64),)]


def guessed(operator: Any, *, is_method: bool, inplace: bool) -> Call | None:
    """A call that works, or None if no guess does."""
    for arguments in guesses():
        call = Call(operator, arguments, is_method=is_method, inplace=inplace)
        with contextlib.suppress(Exception):
            if call.run()[0] is not NotImplemented:
                return call
    return None


def function_calls() -> dict[str, list[tuple[tuple[Any, ...], dict[str, Any]]]]:
    """Arguments for hand-written functions: a call for each of their branches."""
    x, v, i = matrix(), vector(), indices()

    def given(*arguments: Any, **keywords: Any) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return arguments, keywords

    names: dict[str, list[tuple[tuple[Any, ...], dict[str, Any]]]] = {
        "torch.tensor": [given([1.0, 2.0]), given(x), given([v[0], v[1]])],
        "torch.as_tensor": [given([1.0, 2.0]), given(x), given([v[0], v[1]])],
        "torch.asarray": [given([1.0, 2.0]), given(x), given([v[0], v[1]])],
        "torch.from_numpy": [given(np.arange(4.0, dtype=np.float32))],
        "torch.frombuffer": [given(bytearray(8), dtype=torch.float32)],
        "torch.from_dlpack": [given(x)],
        "torch.utils.dlpack.from_dlpack": [given(x)],
        "torch.normal": [given(0.0, 1.0, (3,)), given(v, v), given(v, 1.0)],
        "torch.full": [given((2,), 1.0)],
        "torch.full_like": [given(x, 1.0)],
        "torch.randint": [given(3, (2,))],
        "torch.randint_like": [given(x, 3)],
        "torch.range": [given(0, 3)],
        "torch.linspace": [given(0, 1, 3)],
        "torch.logspace": [given(0, 1, 3)],
        "torch.empty_permuted": [given((2, 3), (0, 1))],
        "torch.empty_strided": [given((2, 3), (3, 1))],
        "torch.tril_indices": [given(3, 3)],
        "torch.triu_indices": [given(3, 3)],
        "torch.signal.windows.general_cosine": [given(4, a=[0.5, 0.5])],
        "torch.max": [given(x), given(x, 0), given(x, dim=0), given(x, x)],
        "torch.min": [given(x), given(x, 0), given(x, dim=0), given(x, x)],
        "torch.median": [given(x), given(x, 0)],
        "torch.nanmedian": [given(x), given(x, 0)],
        "torch.nonzero": [given(x), given(x, as_tuple=True)],
        "torch.where": [given(x > 0.3), given(x > 0.3, x, x), given(x > 0.3, x, 0.0)],
        "torch.quantile": [given(v, 0.5), given(v, q=0.5), given(v, v)],
        "torch.nanquantile": [given(v, 0.5), given(v, v)],
        "torch.diff": [given(v), given(v, 2), given(v, prepend=v), given(v, 1, 0, None, v)],
        "torch.unravel_index": [given(i, (2, 2))],
        "torch.unique": [given(x), given(x, return_inverse=True), given(x, return_counts=True)],
        "torch.unique_consecutive": [given(x), given(x, return_inverse=True), given(x, return_counts=True)],
        "torch.meshgrid": [given(v, v)],
        "torch.einsum": [given("ij->ji", x), given("ij,jk->ik", x, x)],
        "torch.polygamma": [given(1, x)],
        "torch.special.polygamma": [given(1, x)],
        "torch.dropout": [given(x, 0.5, True), given(x, 0.5, False)],
        "torch.dropout_": [given(x, 0.5, True)],
        "torch.bilinear": [given(x, x, torch.ones(2, 4, 4), None)],
        "torch.conv_tbc": [given(signal(), torch.ones(2, 8, 3), torch.ones(3))],
        "torch.ctc_loss": [
            given(torch.randn(6, 2, 5).log_softmax(2), torch.ones(2, 3, dtype=torch.long), i[:2] * 0 + 6, i[:2] * 0 + 3)
        ],
        "torch.instance_norm": [given(signal(), None, None, None, None, True, 0.1, 1e-5, False)],
        "torch.batch_norm": [given(signal(), None, None, None, None, True, 0.1, 1e-5, False)],
        "torch.avg_pool1d": [given(signal(), 2)],
        "torch.adaptive_avg_pool1d": [given(signal(), 2)],
        "torch.channel_shuffle": [given(image(), 2)],
        "torch.pixel_shuffle": [given(image(), 2)],
        "torch.pixel_unshuffle": [given(image(), 2)],
        "torch.prelu": [given(x, torch.tensor(0.25))],
        "torch.threshold": [given(x, 0.1, 0.0)],
        "torch.threshold_": [given(x, 0.1, 0.0)],
        "torch.embedding": [given(x, i)],
        "torch.stft": [given(v.repeat(4), 4, window=torch.ones(4), return_complex=flag) for flag in (True, False)],
        "torch.istft": [given(torch.ones(3, 5, dtype=torch.complex64), 4, window=torch.ones(4))],
        "torch.bucketize": [given(v, torch.tensor([0.1, 0.5]))],
        "torch.searchsorted": [given(torch.tensor([0.1, 0.5]), v), given(torch.tensor([0.1]), v, out_int32=True)],
        "torch.div": [given(x, v), given(i, 2), given(i, 2, rounding_mode="floor"), given(x, v, rounding_mode="trunc")],
        "torch.divide": [given(x, v), given(i, 2), given(i, i, rounding_mode="floor")],
        "torch.sparse.mm": [given(x, x)],
        "torch.margin_ranking_loss": [given(v, v, v)],
        "torch.triplet_margin_loss": [given(x, x * 2, x * 3)],
        "torch.vander": [given(v)],
        "torch.chain_matmul": [given(x, x)],
        "torch.binomial": [given(torch.full((3,), 4.0), torch.full((3,), 0.5))],
        "torch.svd_lowrank": [given(x)],
        "torch.pca_lowrank": [given(x)],
        "torch.nn.functional.embedding": [given(i, x)],
        "torch.nn.functional.embedding_bag": [given(i.reshape(2, 2), x)],
        "torch.nn.functional.one_hot": [given(i)],
        "torch.nn.functional.affine_grid": [given(torch.ones(1, 2, 3), (1, 1, 2, 2))],
        "torch.nn.functional.fold": [given(torch.ones(1, 4, 9), (4, 4), (2, 2))],
        "torch.nn.functional.lp_pool1d": [given(signal(), 2, 2)],
        "torch.nn.functional.lp_pool2d": [given(image(), 2, 2)],
        "torch.nn.functional.lp_pool3d": [given(volume(), 2, 2)],
        "torch.nn.functional.upsample": [given(signal(), scale_factor=2)],
        "torch.nn.functional.dropout1d": [given(signal())],
        "torch.nn.init.constant_": [given(x, 1.0)],
        "torch.nn.init.dirac_": [given(signal())],
        "torch.nn.init.sparse_": [given(x, 0.5)],
        "torch.nn.utils.parameters_to_vector": [given([x, v])],
        "torch.nn.utils.rnn.pad_sequence": [given([v, v])],
        "torch.broadcast_shapes": [given((1, 2), (2, 1))],
        "torch.Size": [given((1, 2))],
        "torch.can_cast": [given(torch.float32, torch.float64)],
        "torch.promote_types": [given(torch.float32, torch.float64)],
        "torch.result_type": [given(x, 1)],
        "torch.is_nonzero": [given(torch.ones(1))],
        "torch.is_same_size": [given(x, x)],
        "torch.is_autocast_enabled": [given("cpu")],
        "torch.set_num_threads": [given(torch.get_num_threads())],
        "torch.get_rng_state": [given()],
        "torch.set_rng_state": [given(torch.get_rng_state())],
        "torch.typename": [given(x)],
        "torch.manual_seed": [given(0)],
        "torch.finfo": [given(torch.float32)],
        "torch.iinfo": [given(torch.int32)],
        "torch.nn.utils.vector_to_parameters": [given(v, [v])],
    }
    for dimensions, data in ((1, signal()), (2, image()), (3, volume())):
        for pool in ("adaptive_max_pool", "max_pool", "fractional_max_pool"):
            sizes = (2, 3) if pool == "fractional_max_pool" else (2,)
            names[f"torch.nn.functional.{pool}{dimensions}d"] = [
                given(data, *sizes),
                given(data, *sizes, return_indices=True),
            ]
    return names


def method_calls() -> dict[str, list[tuple[tuple[Any, ...], dict[str, Any]]]]:
    """Arguments for hand-written methods, the receiver first."""
    x, v = matrix(), vector()
    z = x.to(torch.complex64)

    def given(*arguments: Any, **keywords: Any) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return arguments, keywords

    return {
        "to": [given(x, torch.float64), given(x, "cpu"), given(x, v)],
        "type_as": [given(x, v.double())],
        "type": [given(x), given(x, torch.float64), given(x, "torch.DoubleTensor")],
        "max": [given(x), given(x, 0), given(x, dim=0), given(x, x)],
        "min": [given(x), given(x, 0), given(x, dim=0), given(x, x)],
        "median": [given(x), given(x, 0)],
        "nanmedian": [given(x), given(x, 0)],
        "quantile": [given(v, 0.5), given(v, q=0.5), given(v, v)],
        "nanquantile": [given(v, 0.5), given(v, v)],
        "diff": [given(v), given(v, 2), given(v, prepend=v), given(v, 1, 0, None, v)],
        "nonzero": [given(x), given(x, as_tuple=True)],
        "unique": [given(x), given(x, return_inverse=True), given(x, return_counts=True)],
        "unique_consecutive": [given(x), given(x, return_inverse=True), given(x, return_counts=True)],
        "resolve_conj": [given(x), given(z.conj())],
        "resolve_neg": [given(x), given(z.conj().imag)],
        "sum_to_size": [given(x, (4, 4)), given(x, (1, 4))],
        "__getitem__": [given(x, 0), given(x, [0, 1]), given(x, slice(0, 2))],
        "apply_": [given(x, lambda entry: entry + 1)],
        "map_": [given(x, x, lambda entry, other: entry + other)],
        "map2_": [given(x, x, x, lambda entry, other, third: entry + other + third)],
        "new_empty_strided": [given(x, (2, 2), (2, 1))],
        "new_full": [given(x, (2,), 1.0)],
        "new_tensor": [given(x, [1.0])],
        "new": [given(x, 2)],
        "copy_": [given(x, x * 2)],
        "masked_scatter_": [given(x, x > 0.3, x)],
        "fill_diagonal_": [given(x, 1.0)],
        "prelu": [given(x, torch.tensor(0.25))],
        "__rmatmul__": [given(x, x)],
        "__int__": [given(torch.ones(()))],
        "__float__": [given(torch.ones(()))],
        "__complex__": [given(torch.ones(()))],
        "__bool__": [given(torch.ones(()))],
        "__index__": [given(torch.ones((), dtype=torch.long))],
        "__contains__": [given(x, 1.0)],
        "item": [given(torch.ones(()))],
        "is_nonzero": [given(torch.ones(()))],
        "is_same_size": [given(x, x)],
        "is_set_to": [given(x, x)],
        "is_coalesced": [given(x.to_sparse())],
        "dense_dim": [given(x.to_sparse())],
        "sparse_dim": [given(x.to_sparse())],
        "div": [given(x, v), given(x.long(), 2), given(x.long(), 2, rounding_mode="floor")],
        "divide": [given(x, v), given(x.long(), 2), given(x.long(), 2, rounding_mode="trunc")],
        "backward": [given(torch.ones((), requires_grad=True) * 2)],
    }
