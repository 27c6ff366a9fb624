"""TNP107: a tensor becomes an array, or is refused, where nobody wrote `.numpy()`."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.assessment.implicit import CONVERTING_NAMES, OPERATORS, failures_at
from lint_rules.context import FileContext
from lint_rules.rule import Certainty, Example, Finding, Interest, Raises, Rule
from lint_rules.values.frames.site import Site
from lint_rules.values.tree.syntax import STORE


class ImplicitConversion(Rule):
    """NumPy and what is built on it convert what they are given, and fail where `.numpy()` would."""

    code = "TNP107"
    name = "implicit-conversion"
    summary = "`np.func(tensor)`, `np.stack([tensor])`, `array * tensor`, `plt.plot(tensor)`: a conversion that fails"
    explanation = """\
## What it does
Flags places where an array and a tensor meet and one of them would have to become the other: functions of NumPy,
SciPy, pandas, matplotlib, seaborn and scikit-learn that are given a tensor or a list of tensors, operators between
an array and a tensor, `array[a:b] = tensor` and `tensor[i] = array`, functions of torch, methods of tensors, layers and
losses that are given an array, methods of arrays that are given a tensor.

## Why is this bad
- A tensor that requires grad or is off the CPU cannot be converted, whoever asks for it:
  `np.median(loss)`, `plt.plot(loss)` and `tensor * array` fail as `loss.numpy()` does.
- `np.sum`, `mean`, `std`, `var`, `max`, `min`, `prod`, `any` and `all` of any tensor raise TypeError: NumPy calls the
  tensor's method of that name, with arguments that torch does not take.
- An array on the left of `+ - * // % ** @ & | ^ << < <= > >=` raises TypeError for any tensor on the right, and so
  does a comparison the other way round. `array / tensor` works, on the CPU.
- `array != tensor` is True, and `array == tensor` a tensor: the first compares the objects, not what they hold.
- `torch.sum(array)`, `torch.stack([array])`, `tensor.add(array)`, `F.mse_loss(tensor, target=array)`,
  `nn.Linear(3, 2)(array)` and `tensor[:] = array` raise TypeError.

People meet it on the day the script runs on a GPU: <https://github.com/JCBrouwer/OptimalTextures/issues/2>.

## When it does not fire
Where the conversion works: on the CPU for tensors outside of the graph, and in `no_grad`. For NumPy scalars, which
torch takes for numbers. For what torch takes tensors alone for, in files that use `torch.compile`, which makes tensors
of arrays. For `float(tensor)` and `array[0] = tensor`, which only warn. Where the failure is handled.
`np.asarray(tensor)` and `np.array(tensor)` are TNP101's and TNP102's.

## Fix safety
Safe where a tensor is known: a conversion that worked gives the same array behind `.detach()` and `.cpu()`. Unsafe
where an array of objects may come of a list, since that holds the tensors themselves. A fix
that would cut a graph is display-only: where the result comes back as a tensor, and for functions such as `np.exp`
and `np.mean`, of which torch has one of its own. In a list that is written out, the items are guarded; what is
stored in an array (`array[a:b] = tensor`) is guarded, and what is added to one in place (`array += tensor`) becomes an
array. For an array that stands where torch takes tensors alone, `torch.from_numpy()` is the unsafe fix. Other operators
and lists of arrays have no fix: which side is to be converted is yours to say.
"""
    examples = (
        Example(
            bad="""\
import numpy as np
import torch

losses = torch.ones(3, requires_grad=True) * 2
result = np.median(losses)
""",
            good="""\
import numpy as np
import torch

losses = torch.ones(3, requires_grad=True) * 2
result = np.median(losses.detach())
""",
            shows=Raises("RuntimeError", "requires grad"),
            at=(5, 20),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import numpy as np
import torch

scores = torch.arange(4.0)
result = np.mean(scores)
""",
            good="""\
import numpy as np
import torch

scores = torch.arange(4.0)
result = np.mean(scores.numpy())
""",
            shows=Raises("TypeError", "unexpected keyword argument 'axis'"),
            at=(5, 18),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import numpy as np
import torch

weights = np.array([0.2, 0.8])
values = torch.ones(2)
result = weights * values
""",
            good="""\
import numpy as np
import torch

weights = np.array([0.2, 0.8])
values = torch.ones(2)
result = torch.from_numpy(weights) * values
""",
            shows=Raises("TypeError", "unsupported operand"),
            at=(6, 20),
            certainty=Certainty.CERTAIN,
        ),
    )
    ends_failure = True
    interest = Interest(operators=OPERATORS | {STORE}, meeting=CONVERTING_NAMES)

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding for each side or argument that is converted and cannot be."""
        for failure in failures_at(site, file):
            yield file.finding(
                self,
                file.span(failure.subject),
                failure.subject,
                failure.certainty,
                failure.message,
                failure.fix,
                (failure.origin,),
            )
