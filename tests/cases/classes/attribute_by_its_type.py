import torch


class Settings:
    scale = torch.ones(2, requires_grad=True)


settings = Settings()
values = type(settings).scale.numpy()  # expect: TNP101 likely
