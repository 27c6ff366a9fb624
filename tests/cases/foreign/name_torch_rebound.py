# Another library behind the name torch.
class Backend:
    def ones(self, size, requires_grad=False):
        return self

    def numpy(self):
        return [1.0]


torch = Backend()
w = torch.ones(2, requires_grad=True)
result = w.numpy()
