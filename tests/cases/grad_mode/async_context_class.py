import asyncio

import torch


class Evaluation:
    async def __aenter__(self):
        torch.set_grad_enabled(False)

    async def __aexit__(self, *error):
        torch.set_grad_enabled(True)


async def main():
    w = torch.ones(2, requires_grad=True)
    async with Evaluation():
        (w * 2).numpy()
    (w * 2).numpy()  # expect: TNP101 certain


asyncio.run(main())
