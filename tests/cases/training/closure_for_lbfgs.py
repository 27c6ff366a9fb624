import torch

x = torch.tensor([3.0], requires_grad=True)
optimizer = torch.optim.LBFGS([x], max_iter=3)
trace = []


def closure():
    optimizer.zero_grad()
    loss = (x - 1).pow(2).sum()
    loss.backward()
    trace.append(loss.detach().numpy())
    return loss


optimizer.step(closure)
result = len(trace) > 0
