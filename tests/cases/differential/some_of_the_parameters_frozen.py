from torch import nn

linear = nn.Linear(2, 2)
next(linear.parameters()).requires_grad_(False)
linear.weight.numpy()  # expect: TNP101 likely
linear.bias.numpy()  # expect: TNP101 likely
