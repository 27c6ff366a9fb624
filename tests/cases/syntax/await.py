import asyncio

import torch


async def compute():
    return torch.ones(2, requires_grad=True) * 2


async def main():
    return (await compute()).detach().numpy()


result = asyncio.run(main())
