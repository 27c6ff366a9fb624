# A synthesizer's data set, https://github.com/babysor/MockingBird/issues/731
import numpy as np
import torch


def collate(batch):
    mels = [np.pad(item["mel"], (0, 2)) for item in batch]
    embeds = [np.array(item["embed"]) for item in batch]
    return torch.tensor(np.stack(mels)), torch.tensor(embeds)  # expect: TNP303 certain


result = collate([{"mel": np.ones(2), "embed": [0.5, 1.0]}, {"mel": np.zeros(2), "embed": [1.0, 2.0]}])
