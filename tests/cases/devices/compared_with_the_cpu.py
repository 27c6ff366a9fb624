import torch


def draw(device):
    x = torch.ones(3).to(device)
    if device == "cpu":
        return x.numpy()
    return x.cpu().numpy()


result = draw("cuda" if torch.cuda.is_available() else "cpu")
