import asyncio

import torch


async def batches():
    yield torch.ones(2, requires_grad=True)


async def main():
    async for batch in batches():
        batch.numpy()  # expect: TNP101 certain


asyncio.run(main())
