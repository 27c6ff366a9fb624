import torch

x = torch.zeros(2).to("cuda" if torch.cuda.is_available() else "cpu")
result = x.numpy() if x.device == torch.device("cpu") else x.cpu().numpy()
