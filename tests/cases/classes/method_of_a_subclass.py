import torch


class Sampler:
    def draw(self):
        return torch.ones(2, requires_grad=True)

    @property
    def scale(self):
        return torch.ones(2, requires_grad=True)

    @staticmethod
    def shift():
        return torch.ones(2, requires_grad=True)

    def to_array(self):
        drawn = self.draw().numpy()  # expect: TNP101 likely
        scaled = drawn * self.scale.numpy()  # expect: TNP101 likely
        return scaled + self.shift().numpy()  # expect: TNP101 likely


class Drawn:
    def draw(self):
        return torch.ones(2)


class Plain(Drawn, Sampler):
    @property
    def scale(self):
        return torch.ones(2)

    @staticmethod
    def shift():
        return torch.zeros(2)


result = Plain().to_array()
