import torch


def bits(kind):
    sample = torch.ones(2, dtype=torch.bfloat16)
    return sample.view(kind).numpy()  # expect: TNP105 likely


def either(flag):
    sample = torch.ones(2, dtype=torch.bfloat16)
    return sample.view(torch.int16 if flag else torch.uint8).numpy()


def outside_of_the_graph(kind):
    weight = torch.ones(2, requires_grad=True)
    return weight.view(kind).numpy()  # expect: TNP101 likely


bits(torch.int16)
either(True)
result = outside_of_the_graph(torch.int32)
