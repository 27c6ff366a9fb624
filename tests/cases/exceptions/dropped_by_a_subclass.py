import torch

weight = torch.ones(2, requires_grad=True)


class Strict:
    def __enter__(self):
        return self

    def __exit__(self, *raised):
        return False

    def run(self):
        with self:
            weight.numpy()


class Lenient(Strict):
    def __exit__(self, *raised):
        return True


Lenient().run()
result = True
