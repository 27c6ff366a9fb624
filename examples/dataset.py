"""A dataset whose user ids do not survive: torch.Tensor() is float32, and float32 has 24 bits for an integer."""

import numpy as np
import torch
from torch.utils.data import Dataset


class Clicks(Dataset):
    def __init__(self, users: int) -> None:
        self.users = np.arange(123_456_789, 123_456_789 + users)
        self.prices = np.linspace(0.0, 1.0, users)

    def __len__(self) -> int:
        return len(self.users)

    def all_users(self) -> torch.Tensor:
        return torch.Tensor(self.users).long()

    def all_prices(self) -> torch.Tensor:
        return torch.Tensor(self.prices)

    def __getitem__(self, index: int) -> tuple[torch.Tensor, torch.Tensor]:
        return self.all_users()[index], self.all_prices()[index]


if __name__ == "__main__":
    print(Clicks(3).all_users().tolist())
