import torch


class Evaluation(torch.no_grad):
    def __enter__(self):
        super().__enter__()
        return self


w = torch.ones(2, requires_grad=True)


@Evaluation()
def report():
    return (w * 2).numpy()


first = report()
with Evaluation():
    second = (w * 2).numpy()
third = (w * 2).numpy()  # expect: TNP101 certain
