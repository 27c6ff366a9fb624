import torch


def run_over(pairs):
    return len(list(pairs))


def pairs_in_a_dict():
    weight = torch.ones(3)
    pairs = zip([weight], [weight])
    print(dict(pairs))
    for tensor, _ in pairs:
        tensor.requires_grad_()
    return weight.numpy()  # expect: TNP101 likely


def spread():
    weight = torch.ones(3)
    tensors = reversed([weight])
    print(*tensors)
    for tensor in tensors:
        tensor.requires_grad_()
    return weight.numpy()  # expect: TNP101 likely


def used_up_by_a_function():
    weight = torch.ones(3)
    pairs = enumerate([weight])
    run_over(pairs)
    for _, tensor in pairs:
        tensor.requires_grad_()
    return weight.numpy()  # expect: TNP101 likely


result = pairs_in_a_dict(), spread(), used_up_by_a_function()
