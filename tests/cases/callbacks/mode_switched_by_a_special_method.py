import torch


def switch_off():
    torch.set_grad_enabled(False)


class Key:
    def __hash__(self):
        switch_off()
        return 1


weights = torch.ones(3, requires_grad=True)
keys = {Key()}
result = (weights * 2).numpy()  # expect: TNP101 likely
