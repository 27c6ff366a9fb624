import contextlib

import torch


class Quiet(contextlib.ContextDecorator):
    def __enter__(self):
        return self

    def __exit__(self, *raised):
        return True


kept = [torch.ones(2)]


@Quiet()
def store(text):
    int(text)
    kept[0] = torch.ones(2, requires_grad=True)


store("none")
result = kept[0].numpy()  # expect: TNP101 likely
