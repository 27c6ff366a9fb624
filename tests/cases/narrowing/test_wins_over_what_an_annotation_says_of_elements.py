from collections.abc import Iterable

import torch


def arrays(batches: Iterable[dict[str, torch.Tensor]]):
    for _, batch in batches:
        assert isinstance(batch, dict)
        return batch["x"].numpy()  # expect: TNP103 possible


result = arrays([("first", {"x": torch.ones(2)})])
