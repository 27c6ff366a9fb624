import asyncio

import torch


async def switched_on(tensor):
    tensor.requires_grad_()


async def doubled(tensor):
    return tensor * 2


async def scheduled():
    weight = torch.ones(3)
    task = asyncio.create_task(switched_on(weight))
    before = weight.numpy()  # expect: TNP101 likely
    weight.requires_grad_(False)
    await task
    return before, weight.numpy()  # expect: TNP101 likely


async def run_in_another_mode():
    weight = torch.ones(3, requires_grad=True)
    with torch.no_grad():
        task = asyncio.create_task(doubled(weight))
    result = await task
    return result.numpy()  # expect: TNP101 likely


async def awaited():
    weight = torch.ones(3)
    await asyncio.gather(switched_on(weight), doubled(weight))
    return weight.numpy()  # expect: TNP101 certain


result = asyncio.run(awaited())
