# The decorator is done when the coroutine is made: its body runs in the mode of whoever awaits it.
import asyncio

import torch

w = torch.ones(2, requires_grad=True)


@torch.no_grad()
async def doubled():
    return (w * 2).numpy()  # expect: TNP101 certain


asyncio.run(doubled())
