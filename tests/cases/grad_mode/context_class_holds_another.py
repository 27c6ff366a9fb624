import torch


class Evaluation:
    def __init__(self):
        self.guard = torch.no_grad()

    def __enter__(self):
        self.guard.__enter__()
        return self

    def __exit__(self, *error):
        self.guard.__exit__(*error)


w = torch.ones(2, requires_grad=True)
with Evaluation():
    first = (w * 2).numpy()
second = (w * 2).numpy()  # expect: TNP101 certain
