import torch


def objective():
    weight = torch.ones(2, requires_grad=True)

    def show():
        return weight.numpy()  # expect: TNP101

    return show()


objective()
