from torch import nn

layer = nn.Linear(2, 2, device="meta")
layer.load_state_dict(nn.Linear(2, 2).state_dict(), assign=True)
result = layer.weight.detach().numpy().shape  # expect: TNP104 possible
