"""async and await: a coroutine gives what its function returns."""

import asyncio
import contextlib

import torch

weight = torch.ones(2, requires_grad=True)


async def double(value):
    await asyncio.sleep(0)
    return value * 2


@torch.no_grad()
def quietly(value):
    return value * 2


async def items():
    yield weight
    yield weight.detach()


@contextlib.asynccontextmanager
async def opened():
    yield weight.detach()


async def main():
    reveal(await double(weight))  # tensor grad=yes device=cpu dtype=float32
    reveal(await double(weight.detach()))  # tensor grad=no device=cpu dtype=float32
    reveal(quietly(weight))  # tensor grad=no device=cpu dtype=float32
    with torch.no_grad():
        reveal(weight * 2)  # tensor grad=no device=cpu dtype=float32
    async for item in items():
        reveal(item)  # tensor grad=no|yes device=cpu dtype=float32
    collected = [item async for item in items()]
    reveal(collected[0])  # tensor grad=no|yes device=cpu dtype=float32
    first, second = await asyncio.gather(double(weight), double(weight.detach()))
    reveal(first)  # tensor grad=yes device=cpu dtype=float32
    reveal(second)  # tensor grad=no device=cpu dtype=float32
    task = asyncio.create_task(double(weight))
    reveal(await task)  # tensor grad=likely|no device=cpu dtype=float32 (expert: grad=yes)
    async with opened() as value:
        reveal(value)  # tensor grad=no device=cpu dtype=float32
    return weight.detach()


reveal(asyncio.run(main()))  # tensor grad=no device=cpu dtype=float32


@torch.no_grad()
async def decorated():
    # The decorator is done when it has made the coroutine.
    reveal(weight * 2)  # tensor grad=yes device=cpu dtype=float32


asyncio.run(decorated())


@torch.autocast("cpu")
async def lowered():
    reveal(torch.mm(weight.detach()[None], weight.detach()[:, None]))  # tensor grad=no device=cpu dtype=float32


asyncio.run(lowered())


@torch.autocast("cpu")
def lowered_later():
    yield torch.mm(weight.detach()[None], weight.detach()[:, None])


for product in lowered_later():
    reveal(product)  # tensor grad=no device=cpu dtype=float32
