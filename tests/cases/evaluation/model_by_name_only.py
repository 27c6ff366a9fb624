# machine: accelerator
import torch


def evaluate(model, inputs):
    with torch.no_grad():
        outputs = model(inputs)
    return outputs.numpy()  # expect: TNP102 likely


evaluate(torch.nn.Linear(2, 2).to("cuda"), torch.ones(1, 2, device="cuda"))
