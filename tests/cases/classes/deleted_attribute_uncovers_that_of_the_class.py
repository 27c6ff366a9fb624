import torch


class Settings:
    w = torch.ones(3, requires_grad=True)
    requires_grad = False


class Node:
    def __init__(self):
        self.w = torch.ones(3, requires_grad=True)


settings = Settings()
settings.requires_grad = True
del settings.requires_grad
plain = torch.ones(3, requires_grad=settings.requires_grad).numpy()
node = Node()
node.next = node
node.next.next.w = torch.ones(3)
held = node.w.numpy()  # expect: TNP101 likely
settings.w = torch.ones(3)
del settings.w
shown = settings.w.numpy()  # expect: TNP101 likely
