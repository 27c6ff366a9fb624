import torch


def prepare():
    torch.set_grad_enabled(False)


def predict(values):
    with torch.no_grad():
        return values * 2


if __name__ == "__main__":
    torch.set_grad_enabled(False)
