import contextlib

import torch


class evaluating(contextlib.ContextDecorator):
    def __enter__(self):
        self.before = torch.is_grad_enabled()
        torch.set_grad_enabled(False)
        return self

    def __exit__(self, *error):
        torch.set_grad_enabled(self.before)
        return False


w = torch.ones(2, requires_grad=True)


@evaluating()
def report():
    return (w * 2).numpy()


first = report()
second = (w * 2).numpy()  # expect: TNP101 certain
