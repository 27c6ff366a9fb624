"""What an operation makes of forms and dtypes, what it keeps, how memory is got at, what hooks get: rules of rows."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "dim": ("axis",),
    "keepdim": ("keepdims",),
    "input": ("x", "a", "x1"),
    "other": ("x2",),
}
"""What NumPy calls an argument, which torch takes by that name as well."""


class Form(enum.Enum):
    """What becomes of the layout of a tensor, and of its conj and neg bits: views keep these, new tensors have none."""

    PLAIN = "plain"
    """Strided, if all that goes in is; which sparse and other layouts are kept is not known."""
    KEPT = "kept"
    """As PLAIN, but in the layout of the first thing that goes in."""
    CONJUGATED = "conjugated"
    """A view of complex numbers with the other conj bit; real ones as they are (`conj`)."""
    CONJUGATED_MATRIX = "conjugated matrix"
    """The same by name of something that is as common on real numbers (`adjoint`)."""
    PERHAPS_CONJUGATED = "perhaps conjugated"
    """Of real numbers most likely a conjugate view, of complex ones none (`fft.ifft`)."""
    NEGATED = "negated"
    """A view with the other neg bit."""
    REAL_PART = "real part"
    IMAGINARY_PART = "imaginary part"
    """Of a conjugate view it is a negative one."""
    CONJ_RESOLVED = "conj resolved"
    NEG_RESOLVED = "neg resolved"
    DENSE = "dense"
    SPARSE = "sparse"
    COMPRESSED = "compressed"
    MKLDNN = "mkldnn"
    NESTED = "nested"


class Autocast(enum.Enum):
    """What autocast makes of the dtype of a result; float64 and integers it leaves alone."""

    IGNORES = "ignores"
    LOWERS = "lowers"
    """The dtype of autocast: products of matrices, convolutions."""
    RAISES = "raises"
    """float32, where a lower one goes in."""
    RAISES_OFF_CPU = "raises off cpu"
    """The same, but not on the CPU."""
    CONTRACTS = "contracts"
    """Lowered where it takes sums over products (`einsum`)."""
    UNDECIDED = "undecided"
    """It differs between devices, or between the parts of the result."""


class Protocol(enum.Enum):
    """How a conversion asks a tensor for its memory: that decides what is refused, and how."""

    ARRAY = "array"
    """As `.numpy()` does: RuntimeError or TypeError; what requires grad is refused while grad mode is on."""
    DLPACK = "dlpack"
    """By `__dlpack__`: BufferError or RuntimeError; what requires grad is refused first, and in every grad mode. The
    sign of a negative view gets lost, but for `copy=True`; `device=` gets a copy of what lies elsewhere."""


@dataclass(frozen=True, slots=True)
class Hook:
    """What autograd gives a function. `before`: how many arguments come before the gradients.

    `are_tuples`: each of the others is a tuple of gradients. `is_leaf`: it is given the tensor that has the gradient.
    """

    before: int = 0
    are_tuples: bool = False
    is_leaf: bool = False


class Keeps(enum.Enum):
    """What a graph keeps of the first two things that go in, to compute gradients by, when it goes back."""

    NOTHING = "nothing"
    EACH_OTHER = "each other"
    """Each where the other one requires grad (`mul`, `matmul`)."""
    OWN = "own"
    """The first one where it requires grad itself (`log`)."""
    ALL = "all"
    """Both where one of them requires grad (`mse_loss`)."""
    RESULT = "result"
    """What it gives (`exp`)."""


class Size(enum.Enum):
    """How many elements an array has; one that has none has no negative strides."""

    UNKNOWN = "unknown"
    INPUT = "input"
    """As many as what goes in: an array, or a list."""
    ARGUMENT = "argument"
    """The first argument is the shape (`zeros`)."""
    SOME = "some"
    """Never none (an image that is read)."""


class Alias(enum.Enum):
    """Whether the result shares memory with the first thing that goes in."""

    NEVER = "never"
    ALWAYS = "always"
    """A view, or the same object."""
    SOMETIMES = "sometimes"
    """The same object where nothing had to change (`.float()`, `.contiguous()`, `.cpu()`), else a copy."""


class Rank(enum.Enum):
    """Whether an array result can decay to a NumPy scalar."""

    ARRAY = "array"
    """Always an ndarray of at least one dimension."""
    SCALAR = "scalar"
    """Always a NumPy scalar (a full reduction)."""
    NDARRAY = "ndarray"
    """Always an ndarray; of a list or an array it has dimensions, of anything else it may have none (`np.array`)."""
    RESHAPED = "reshaped"
    """Always an ndarray; it has no dimensions where that is the shape that it is asked for."""
    KEPT = "kept"
    """As what goes in: an ndarray without dimensions stays one (a view, a copy)."""
    SQUEEZED = "squeezed"
    """The same, of which no dimension may be left (`squeeze`)."""
    LIKELY = "likely"
    """Most likely an ndarray with dimensions; a scalar if it was computed from an ndarray that has none."""
    EITHER = "either"
    """Depends on axes and shapes."""
    INPUT = "input"
    """As what goes in: an ndarray of some dimensions for one of these or a list, else a scalar or a 0-d array."""


class ModuleEffect(enum.Enum):
    """What a method of an nn.Module does or gives."""

    SELF = "self"
    """Gives the module itself, unchanged for this analysis (`share_memory`)."""
    TRAINS = "trains"
    """Tells all submodules to train or not, and gives the module (`train`)."""
    EVALUATES = "evaluates"
    """Tells the module and all submodules not to train, and gives the module (`eval`)."""
    LOADS = "loads"
    """Copies values into the parameters, or puts others in their place, of whatever dtype these are."""
    UNCHANGED = "unchanged"
    """Changes nothing that this analysis follows, and gives a Python object (`load_state_dict`, `zero_grad`)."""
    MOVES = "moves"
    """Moves the module to the device that the call names, and gives the module (`to`, `cuda`, `cpu`)."""
    APPLIES = "applies"
    """Hands every submodule to a function that may change it, and gives the module (`apply`)."""
    CASTS = "casts"
    """Changes the floating dtype of the parameters, and gives the module (`half`, `double`)."""
    SETS_REQUIRES_GRAD = "sets requires_grad"
    """`requires_grad_(flag)`: all parameters; gives the module."""
    PARAMETERS = "parameters"
    NAMED_PARAMETERS = "named parameters"
    BUFFERS = "buffers"
    STATE_DICT = "state dict"
    """A mapping of detached tensors that alias the parameters."""
    REGISTERS_PARAMETER = "registers parameter"
    REGISTERS_BUFFER = "registers buffer"
    REGISTERS_MODULE = "registers module"
    SUBMODULES = "submodules"
    NAMED_SUBMODULES = "named submodules"


class Holds(enum.Enum):
    """What an object keeps of that which its constructor was given, for its methods to work on."""

    NOTHING = "nothing"
    FIRST = "first"
    """The first argument: a loader of a dataset."""
    ALL = "all"
    """Every argument: the tensors of a data set."""
    PARAMETERS = "parameters"
    """Every argument, or what is computed of it in the grad mode of the constructor: those of a distribution."""
    EACH = "each"
    """What is in the first argument, one by one: several data sets."""


class Items(enum.Enum):
    """What an object that was given data sets makes of their items."""

    NOT_SEEN = "not seen"
    THEMSELVES = "themselves"
    COLLATED = "collated"
    """As many as there are in a batch, put together."""
