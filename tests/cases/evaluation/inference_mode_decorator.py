import torch


@torch.inference_mode()
def embed(words: torch.Tensor):
    table = torch.nn.Embedding(10, 4)
    return table(words).numpy()


result = embed(torch.tensor([1, 2])).shape
