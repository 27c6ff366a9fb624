"""Programs in which a name that a fix would write means something else, or nothing yet."""

from __future__ import annotations

NAMES = {
    "torch is the name of an exception": """\
        import numpy as np
        from torch import Tensor

        try:
            raise ValueError("none")
        except ValueError as torch:
            result = Tensor(np.ones(3, np.float32)), str(torch)
        """,
    "torch is captured by a pattern": """\
        import numpy as np
        from torch import Tensor

        match {"a": 1, "b": 2}:
            case {"a": 1, **torch}:
                pass
        result = Tensor(np.ones(3, np.float32)), torch
        """,
    "torch is imported for type checking only": """\
        from __future__ import annotations
        from typing import TYPE_CHECKING
        import numpy as np
        from torch import Tensor

        if TYPE_CHECKING:
            import torch
        result = Tensor(np.ones(3, np.float32))
        """,
    "torch is imported later": """\
        import numpy as np
        from torch import Tensor

        result = Tensor(np.ones(3, np.float32))
        import torch
        """,
    "torch is imported later in the function": """\
        import numpy as np
        from torch import Tensor

        def make():
            tensor = Tensor(np.ones(3, np.float32))
            import torch
            return tensor, torch.ones(1)

        result = make()
        """,
    "torch is imported under a condition": """\
        import numpy as np
        from torch import Tensor

        if len("abc") > 5:
            import torch
        result = Tensor(np.ones(3, np.float32))
        """,
    "torch is deleted": """\
        import numpy as np
        import torch
        from torch import Tensor

        del torch
        result = Tensor(np.ones(3, np.float32))
        """,
    "NumPy is imported for type checking only": """\
        from typing import TYPE_CHECKING
        import torch
        from numpy import ones

        if TYPE_CHECKING:
            import numpy as np
        result = torch.tensor([ones(2), ones(2)])
        """,
    "NumPy is imported later": """\
        import torch
        from numpy import ones

        result = torch.tensor([ones(2), ones(2)])
        import numpy as np
        """,
    "np is the variable of a comprehension": """\
        import numpy as np
        import torch

        a = np.ones(2)

        def make():
            return [torch.tensor([a, a]) for np in range(2)]

        result = make()
        """,
    "np is the parameter of a lambda": """\
        import numpy as np
        import torch

        a = np.ones(2)
        result = (lambda np: torch.tensor([a, a]))(1)
        """,
    "np is a name of the class": """\
        import numpy as np
        import torch

        a = np.ones(2)

        class Data:
            np = 3
            tensor = torch.tensor([a, a])

        result = Data.tensor
        """,
    "text that is run binds torch": """\
        import numpy as np
        from torch import Tensor

        exec("torch = 5")
        result = [Tensor(np.ones(3, np.float32)), torch]
        """,
    "a function by a name that is made sets the default": """\
        import numpy as np
        import torch

        before = torch.get_default_dtype()
        getattr(torch, "set_default_" + "dtype")(torch.float64)
        result = torch.Tensor(np.ones(3, np.float32))
        torch.set_default_dtype(before)
        """,
    "what was swapped is computed with": """\
        import torch

        x = torch.zeros(3)
        torch.utils.swap_tensors(x, torch.ones(3, requires_grad=True))
        y = x * 2
        result = y.detach().numpy()
        """,
    "the dict of the names binds torch": """\
        import numpy as np
        import torch
        from torch import Tensor

        globals()["torch"] = None
        result = Tensor(np.ones(3, np.float32))
        """,
    "the dict of the names is updated": """\
        import numpy as np
        import torch
        from torch import Tensor

        globals().update(torch=None)
        result = Tensor(np.ones(3, np.float32))
        """,
}
