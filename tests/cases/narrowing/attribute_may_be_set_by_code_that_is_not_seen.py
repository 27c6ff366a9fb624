import torch


def weights(options, prepare):
    w = torch.ones(2, requires_grad=True)
    if options.is_fixed:
        w = w.detach()
    prepare(options)
    if not options.is_fixed:
        return w.numpy()  # expect: TNP101 likely
    return w.detach().numpy()


class Options:
    def __init__(self):
        self.is_fixed = True


def loosen(options):
    for name in vars(options):
        vars(options)[name] = False


result = weights(Options(), loosen)
