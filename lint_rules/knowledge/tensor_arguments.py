"""Which arguments of torch's functions and methods must be tensors: of an array, each raised a TypeError.

Each was called with tensors, and again with one of them as an array of its values, also with one that has no
dimensions (torch 2.13). Of a function, the first argument is in `implicit.TENSOR_FUNCTIONS`.
"""

from __future__ import annotations

from collections.abc import Mapping

from lint_rules.knowledge.rows import words

OF_FUNCTIONS: Mapping[tuple[int, ...], frozenset[str]] = {
    # Of a NumPy scalar in the first place, these make a tensor.
    (0, 1): words("mul normal"),
    (1,): words(
        """
        allclose arctan2 atan2 bitwise_and bitwise_left_shift bitwise_or bitwise_right_shift bitwise_xor bmm
        bucketize cdist cholesky_solve clamp_max clamp_max_ clamp_min clamp_min_ complex copysign cosine_similarity
        cumulative_trapezoid diagonal_scatter dist div divide embedding eq equal float_power floor_divide fmax fmin
        fmod gcd gcd_ ge greater greater_equal gt heaviside histogram hypot igamma igammac inner isclose isin kl_div
        kron lcm lcm_ ldexp ldexp_ le less less_equal linalg.lstsq linalg.matmul linalg.matrix_rank linalg.pinv
        linalg.solve_ex linalg.vecdot logaddexp logaddexp2 logical_and logical_or logical_xor lt masked_fill
        masked_select matmul max maximum min minimum mm multiply mv nanquantile ne nextafter
        nn.functional.cosine_similarity nn.functional.embedding nn.functional.hinge_embedding_loss
        nn.functional.huber_loss nn.functional.kl_div nn.functional.l1_loss nn.functional.mse_loss
        nn.functional.multi_margin_loss nn.functional.multilabel_margin_loss
        nn.functional.multilabel_soft_margin_loss nn.functional.pairwise_distance nn.functional.poisson_nll_loss
        nn.functional.prelu nn.functional.smooth_l1_loss nn.functional.soft_margin_loss not_equal orgqr
        pairwise_distance polar pow prelu quantile remainder rsub searchsorted slice_scatter
        special.chebyshev_polynomial_t special.chebyshev_polynomial_u special.chebyshev_polynomial_v
        special.chebyshev_polynomial_w special.gammainc special.gammaincc special.hermite_polynomial_h
        special.hermite_polynomial_he special.laguerre_polynomial_l special.legendre_polynomial_p
        special.shifted_chebyshev_polynomial_t special.shifted_chebyshev_polynomial_u
        special.shifted_chebyshev_polynomial_v special.shifted_chebyshev_polynomial_w special.xlog1py special.xlogy
        special.zeta subtract take take_along_dim trapezoid trapz triangular_solve true_divide xlogy xlogy_
        """
    ),
    (2,): words(
        """
        gather index_fill index_select
        """
    ),
    (1, 2): words(
        """
        add addbmm addmm addr baddbmm clamp clamp_ clip clip_ conv1d conv_tbc conv_transpose1d lerp
        margin_ranking_loss masked_scatter nn.functional.batch_norm nn.functional.binary_cross_entropy
        nn.functional.binary_cross_entropy_with_logits nn.functional.conv1d nn.functional.conv_transpose1d
        nn.functional.cosine_embedding_loss nn.functional.cross_entropy nn.functional.linear nn.functional.nll_loss
        nn.functional.triplet_margin_loss ormqr put sub triplet_margin_loss where
        """
    ),
    (2, 3): words(
        """
        index_add index_copy scatter scatter_add
        """
    ),
    (1, 2, 3): words(
        """
        addcdiv addcmul bilinear binary_cross_entropy_with_logits nn.functional.bilinear nn.functional.instance_norm
        nn.functional.scaled_dot_product_attention
        """
    ),
}
"""Places of arguments -> functions of torch."""

OF_METHODS: Mapping[tuple[int, ...], frozenset[str]] = {
    (0,): words(
        """
        allclose arctan2 arctan2_ atan2 atan2_ bitwise_and bitwise_and_ bitwise_left_shift bitwise_left_shift_
        bitwise_or bitwise_or_ bitwise_right_shift bitwise_right_shift_ bitwise_xor bitwise_xor_ bmm cholesky_solve
        clamp_max clamp_max_ clamp_min clamp_min_ copy_ copysign copysign_ diagonal_scatter dist div div_ divide
        divide_ dot eq eq_ equal expand_as float_power floor_divide floor_divide_ fmax fmin fmod fmod_ gcd gcd_ ge
        ge_ ger greater greater_ greater_equal greater_equal_ gt gt_ heaviside heaviside_ histogram hypot hypot_
        igamma igamma_ igammac igammac_ inner isclose kron lcm lcm_ ldexp ldexp_ le le_ less less_ less_equal
        less_equal_ logaddexp logaddexp2 logical_and logical_and_ logical_or logical_or_ logical_xor logical_xor_ lt
        lt_ masked_fill masked_fill_ masked_select matmul max maximum min minimum mm mul mul_ multiply multiply_ mv
        nanquantile ne ne_ nextafter nextafter_ not_equal not_equal_ orgqr outer pow pow_ prelu quantile remainder
        remainder_ reshape_as slice_scatter subtract subtract_ take take_along_dim triangular_solve true_divide
        true_divide_ type_as vdot view_as xlogy xlogy_
        """
    ),
    (1,): words(
        """
        gather index_fill index_fill_ index_select
        """
    ),
    (0, 1): words(
        """
        add add_ addbmm addbmm_ baddbmm baddbmm_ clamp clamp_ clip clip_ lerp lerp_ masked_scatter masked_scatter_
        ormqr put put_ sub sub_ where
        """
    ),
    (1, 2): words(
        """
        index_add index_add_ index_copy index_copy_ scatter scatter_ scatter_add scatter_add_
        """
    ),
    (0, 1, 2): words(
        """
        addcdiv addcdiv_ addcmul addcmul_ addmm addmm_ addmv addmv_ addr addr_
        """
    ),
}
"""Places of arguments, the tensor itself not counted -> methods of tensors."""


KEYWORDS = words("index mask mat2 other source src target x2")
"""Names of arguments behind the first that must be tensors, in whichever of these functions and methods has them."""

FIRST_KEYWORDS = words("A input tensors x1")
"""What the first argument is called."""


def of_functions() -> Mapping[str, frozenset[int]]:
    """Qualified name of a function -> the places of arguments that must be tensors, but for the first one of most."""
    return {f"torch.{name}": frozenset(places) for places, names in OF_FUNCTIONS.items() for name in names}


def of_methods() -> Mapping[str, frozenset[int]]:
    """The same of the methods of tensors."""
    return {name: frozenset(places) for places, names in OF_METHODS.items() for name in names}
