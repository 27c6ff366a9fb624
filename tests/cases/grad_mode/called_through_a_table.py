# Who calls a function that is kept in a table can't be seen.
import torch


def export():
    w = torch.ones(2, requires_grad=True)
    return w.numpy()  # expect: TNP101 likely


exporters = {"numpy": export}
with torch.no_grad():
    result = exporters["numpy"]()
