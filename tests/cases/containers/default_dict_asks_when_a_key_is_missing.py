from collections import defaultdict

import torch

weight = torch.ones(3, requires_grad=True)
late = torch.ones(3)


def made_in_no_grad():
    made = defaultdict(lambda: weight * 2)
    with torch.no_grad():
        made["first"]
    return made["first"].numpy()  # expect: TNP101 likely


def made_behind_no_grad():
    with torch.no_grad():
        made = defaultdict(lambda: weight * 2)
    return made["first"].numpy()  # expect: TNP101 likely


made_later = defaultdict(lambda: late * 2)
late.requires_grad_()
first = made_in_no_grad()
result = made_later["first"].numpy()  # expect: TNP101 likely
