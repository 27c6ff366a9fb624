import torch


class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return torch.from_numpy(x.detach().numpy() ** 2)  # expect: TNP104 possible

    @staticmethod
    def backward(ctx, gradient):
        (x,) = ctx.saved_tensors
        return gradient * 2 * x


class Rounded(torch.autograd.Function):
    @staticmethod
    def forward(x):
        return x.round(), x.round().long()

    @staticmethod
    def setup_context(ctx, inputs, output):
        pass

    @staticmethod
    def backward(ctx, gradient, _):
        return gradient


weight = torch.ones(2, requires_grad=True)
square = Square.apply
plain = square(torch.ones(2)).numpy()
rounded, counts = Rounded.apply(weight)
counted = counts.numpy()
with torch.no_grad():
    quiet = square(weight).numpy()
loss = square(weight).sum()
loss.backward()
result = rounded.numpy()  # expect: TNP101 certain
