import asyncio

import torch


def boom():
    raise ValueError


d = {}
try:
    d[boom()] = torch.ones(2)
except ValueError:
    pass
try:
    d[boom()] += torch.ones(2)
except ValueError:
    pass
try:
    del d[boom()]
except ValueError:
    pass
try:
    (d[boom()], x) = 1, 2
except ValueError:
    pass
try:
    for d[boom()] in [1]:
        pass
except ValueError:
    pass
try:
    [0 for d[boom()] in [1]]
except ValueError:
    pass
try:
    boom().x = torch.ones(2)
except ValueError:
    pass
try:
    del boom().x
except ValueError:
    pass
try:
    setattr(boom(), "x", torch.ones(2))
except ValueError:
    pass
try:
    x = boom() if boom() else boom()
except ValueError:
    pass
try:

    def g(a=boom()):
        pass
except ValueError:
    pass
try:

    class C(boom()):
        pass
except ValueError:
    pass
try:
    raise boom() from boom()
except ValueError:
    pass
try:
    assert boom(), boom()
except ValueError:
    pass
try:
    match boom():
        case 1:
            pass
except ValueError:
    pass
try:
    [x for x in boom() if boom()]
except ValueError:
    pass
try:
    {boom(): boom(), **boom()}
except ValueError:
    pass
try:
    f"{boom()}"
except ValueError:
    pass
try:
    with torch.no_grad(boom()):
        pass
except (ValueError, TypeError):
    pass
try:

    @boom()
    def h():
        pass
except ValueError:
    pass
try:
    torch.ones(2)[boom() : boom()].numpy()
except ValueError:
    pass
try:
    x: boom() = boom()
except ValueError:
    pass
try:
    y = (z := boom()) + boom()
except ValueError:
    pass
try:
    lambda a=boom(): a
except ValueError:
    pass


async def m():
    try:
        await boom()
    except ValueError:
        pass
    try:
        async with boom() as q:
            pass
    except ValueError:
        pass
    try:
        async for q in boom():
            pass
    except ValueError:
        pass


asyncio.run(m())
result = torch.ones(2, requires_grad=True).numpy()  # expect: TNP101 certain
