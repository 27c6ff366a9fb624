import asyncio

import torch


async def compute():
    return torch.ones(2, requires_grad=True) * 2


async def main():
    output = await compute()
    return output.numpy()  # expect: TNP101


asyncio.run(main())
