"""The judge itself is judged: two machines on one computer, nothing left behind, nothing overlooked."""

from __future__ import annotations

import pytest
import torch

from tests.execution.machine import Machine
from tests.execution.record import Construction, snapshot
from tests.execution.run import run, run_with_forced_conversions

MESSAGE_OF_THE_DEVICE = "can't convert cuda:0 device type tensor to numpy. Use Tensor.cpu() "


def test_the_lazy_device_is_a_real_one(lazy_device: str) -> None:
    tensor = torch.ones(2, device=lazy_device)
    assert tensor.device.type == "lazy"
    with pytest.raises(TypeError, match="device type tensor to numpy"):
        tensor.numpy()


@pytest.mark.parametrize(
    "device",
    [
        'torch.ones(2, device="cuda")',
        "torch.ones(2, device='cuda:0')",
        "torch.ones(2).cuda()",
        'torch.ones(2).to(torch.device("cuda"))',
        'torch.ones(2, device=torch.device("cuda", 0))',
        'torch.ones(2, device=f"cuda:{0}")',
        "torch.nn.Linear(1, 1).cuda().weight.detach()",
    ],
)
def test_an_accelerator_is_there_under_every_name(device: str) -> None:
    program = f"import torch\nx = {device}\nresult = x.is_cuda\nx.numpy()\n"
    record = run(program, Machine.ACCELERATOR)
    assert record.result == snapshot(True)
    assert record.failure is not None
    assert record.failure.message.startswith(MESSAGE_OF_THE_DEVICE)
    assert record.failure.line == 4


def test_the_machines_answer_differently() -> None:
    program = "import torch\nresult = torch.cuda.is_available()\n"
    assert run(program, Machine.ACCELERATOR).result == snapshot(True)
    assert run(program, Machine.CPU).result == snapshot(False)


def test_a_run_leaves_torch_as_it_was() -> None:
    state = (
        torch.is_grad_enabled(),
        torch.get_default_dtype(),
        torch.get_default_device(),
        torch.cuda.is_available(),
        torch.Tensor.numpy,
    )
    seed = torch.random.get_rng_state()
    run_with_forced_conversions(
        "import torch\n"
        "torch.set_grad_enabled(False)\n"
        "torch.set_default_dtype(torch.float64)\n"
        'torch.set_default_device("cuda")\n'
        "torch.rand(3)\n"
        "1 / 0\n",
        Machine.ACCELERATOR,
    )
    assert state == (
        torch.is_grad_enabled(),
        torch.get_default_dtype(),
        torch.get_default_device(),
        torch.cuda.is_available(),
        torch.Tensor.numpy,
    )
    assert torch.equal(seed, torch.random.get_rng_state())


def test_forced_conversions_give_what_was_meant() -> None:
    program = (
        "import numpy as np\nimport torch\n"
        'x = torch.ones(2, device="cuda", requires_grad=True)\n'
        "result = [x.numpy(), np.asarray(x)]\n"
    )
    assert run(program, Machine.ACCELERATOR).failure is not None
    meant = run_with_forced_conversions(program, Machine.ACCELERATOR)
    assert meant.failure is None
    guarded = program.replace("x.numpy()", "x.detach().cpu().numpy()").replace("(x)", "(x.detach().cpu())")
    assert meant.result == run(guarded, Machine.ACCELERATOR).result


def test_a_recorded_device_copy_is_seen_in_its_line() -> None:
    program = (
        'import torch\nx = torch.ones(2, device="cuda", requires_grad=True)\n'
        "a = x.detach().cpu()\nb = x.cpu().detach()\nwith torch.no_grad():\n    c = x.cpu()\n"
    )
    copies = run(program, Machine.ACCELERATOR).device_copies
    assert [(copy.node, copy.line) for copy in copies] == [("ToCopyBackward0", 4)]


def test_legacy_constructions_are_seen_under_every_name() -> None:
    program = (
        "import numpy as np\nfrom torch import Tensor as T\n"
        "a = T(np.arange(3))\nb = T([1.0])\nc = T(np.ones(2, dtype=np.float32))\nd = T(np.array([16777217]))\n"
    )
    assert run(program, Machine.CPU).constructions == (
        Construction(3, "torch.int64", "torch.float32", keeps_values=True),
        Construction(5, "torch.float32", "torch.float32", keeps_values=True),
        Construction(6, "torch.int64", "torch.float32", keeps_values=False),
    )


def test_a_warning_that_torch_gives_once_is_caught_every_time() -> None:
    program = "import numpy as np\nimport torch\nt = torch.from_numpy(np.broadcast_to(np.ones(1), (2,)))\n"
    records = [run(program, Machine.CPU) for _ in range(2)]
    assert all("not writable" in record.warnings[0].message for record in records)
    assert all(record.warnings[0].line == 3 for record in records)


def test_sizes_and_casts_by_typed_constructors_are_told_apart() -> None:
    program = (
        "import numpy as np\nimport torch\n"
        "a = torch.LongTensor(np.array([1.5]))\nb = torch.Tensor(np.int64(2))\nc = torch.ByteTensor(np.array(2))\n"
    )
    assert run(program, Machine.CPU).constructions == (
        Construction(3, "torch.float64", "torch.int64", keeps_values=False, is_typed=True),
        Construction(4, "torch.int64", "torch.float32", keeps_values=False, is_size=True),
        Construction(5, "torch.int64", "torch.uint8", keeps_values=False, is_typed=True, is_size=True),
    )


def test_random_numbers_repeat() -> None:
    program = "import torch, random\nimport numpy as np\nresult = [torch.rand(1), np.random.rand(1), random.random()]\n"
    assert run(program, Machine.CPU).result == run(program, Machine.CPU).result


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (torch.ones(2), torch.ones(2, dtype=torch.float64)),
        (torch.ones(2), torch.ones(2, requires_grad=True)),
        (torch.ones(2), torch.ones(1, 2)),
        (torch.ones(2), torch.ones(2).numpy()),
        (torch.ones(2), torch.zeros(2)),
        ([torch.ones(1)], (torch.ones(1),)),
        ({"a": 1}, {"b": 1}),
        (1, 1.0),
    ],
)
def test_snapshots_tell_results_apart(one: object, other: object) -> None:
    assert snapshot(one) != snapshot(other)


def test_snapshots_of_nan_are_equal() -> None:
    assert snapshot(torch.tensor([float("nan")])) == snapshot(torch.tensor([float("nan")]))


def test_a_program_that_does_not_compile_fails_with_its_line() -> None:
    failure = run("x = 1\ndef f(:\n", Machine.CPU).failure
    assert failure is not None
    assert (failure.exception, failure.line) == ("SyntaxError", 2)
