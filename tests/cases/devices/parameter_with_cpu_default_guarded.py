import torch


def draw(count, device="cpu"):
    noise = torch.randn(count, device=device)
    return noise.cpu().numpy()


result = draw(2, device="cuda" if torch.cuda.is_available() else "cpu").shape
