import torch


def scores(x, mask):
    y = x.to("cuda" if torch.cuda.is_available() else "cpu")
    if mask is not None:
        mask = mask.cuda()
    if mask is None:
        return y.numpy()  # expect: TNP102 likely
    return 0


result = scores(torch.ones(2), None)
