import torch


class ByObject:
    w = torch.ones(3)


class ByClass:
    w = torch.ones(3)


class ByName:
    w = torch.ones(3)


class InBody:
    w = torch.ones(3)
    w.requires_grad_()
    ws = [torch.ones(3)]
    ws += [torch.ones(3, requires_grad=True)]
    plain = torch.ones(3)


class SetAnew:
    w = torch.ones(3)


ByObject().w.requires_grad_()
ByClass.w.requires_grad_()
w = ByName.w
w.requires_grad_()
SetAnew.w = torch.ones(3, requires_grad=True)
given = [
    lambda: ByObject().w.numpy(),  # expect: TNP101 likely
    lambda: ByClass.w.numpy(),  # expect: TNP101 likely
    lambda: ByName().w.numpy(),  # expect: TNP101 likely
    lambda: InBody.w.numpy(),  # expect: TNP101 likely
    lambda: InBody.ws[1].numpy(),  # expect: TNP101 likely
    lambda: SetAnew.w.numpy(),  # expect: TNP103 possible
    lambda: InBody.plain.numpy(),
]
for get in given:
    try:
        get()
    except RuntimeError:
        pass
