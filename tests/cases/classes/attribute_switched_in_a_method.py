import torch


class Trace:
    def __init__(self):
        self.x = torch.ones(3)
        self.w = torch.ones(3, requires_grad=True)
        self.xs = [torch.ones(3)]

    def reset(self):
        self.w = torch.ones(3, requires_grad=True)

    def prepare(self):
        self.x.requires_grad_()

    def by_call(self):
        self.x.requires_grad_()
        loss = (self.x**2).sum()
        loss.backward()
        return loss.numpy()  # expect: TNP101 likely

    def by_flag(self):
        self.x.requires_grad = True
        return (self.x * 2).numpy()  # expect: TNP101 likely

    def by_writing(self):
        self.x.mul_(self.w)
        return self.x.numpy()  # expect: TNP101 likely

    def by_another_name(self):
        self.y = self.x
        self.y.requires_grad_()
        return self.x.numpy()  # expect: TNP101 likely

    def in_a_list(self):
        self.xs[0].requires_grad_()
        return self.xs[0].numpy()  # expect: TNP101 likely

    def in_another_method(self):
        self.prepare()
        return self.x.numpy()  # expect: TNP101 likely

    def on_one_path(self, is_trained=True):
        if is_trained:
            self.x.requires_grad_()
        return self.x.numpy()  # expect: TNP101 likely

    def in_the_next_round(self):
        for _ in range(2):
            shown = self.x.numpy()  # expect: TNP101 likely
            self.x.requires_grad_()
        return shown

    def off(self):
        self.w.requires_grad_(False)
        return self.w.numpy()


def failing(name):
    try:
        return getattr(Trace(), name)()
    except RuntimeError:
        return None


result = Trace().off()
failed = [failing(name) for name in dir(Trace) if name.startswith(("by", "in", "on"))]
