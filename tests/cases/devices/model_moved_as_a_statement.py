# machine: accelerator
import torch


def export(model, x, device):
    model.to(device)
    with torch.no_grad():
        return model(x).numpy()  # expect: TNP102 likely


export(torch.nn.Linear(2, 1), torch.ones(1, 2, device="cuda"), "cuda")
