"""The phrases for statements of one line."""

from __future__ import annotations

from tests.differential.expressions import MEETINGS, SITES, Groups, groups

ASSIGNMENTS = groups(
    "{own} = {matrix}",
    "{own} = {matrix}",
    """
{own} += {tensor}
{own} *= {matrix}
{own} -= {name}
{own} = {own} + {tensor}
""",
    """
{own}, {own} = {name}, {matrix}
{own:1}, {own:2} = {own:2}, {own:1}
{own}, {own} = torch.sort({matrix})
{own}, *_ = [{matrix}, {name}]
({own}, {own}), _ = ({name}, {matrix}), 1
{own} = {own} = {matrix}
{own}, {own} = ({name} for _ in range(2))
[{own}, {own}] = torch.stack([{matrix}, {name}])
{own}, {own} = map(lambda y: y * 2, ({matrix}, {name}))
{own}: torch.Tensor = {matrix}
{own} = ({own} := {matrix})
{own}, {own} = [y for y in ({matrix}, {name})]
""",
)

CHANGES = groups(
    """
{name}[0] = {matrix}[0]
{name}.copy_({matrix})
{name}.add_({matrix})
{name}.mul_(2)
{name}.zero_()
{name}.fill_(0.5)
{name}[:, 0] += {matrix}[0]
{name}[{name} > 0] = 2
{name}.T.mul_({matrix})
{name}.detach().add_({matrix})
{name}[0].add_({matrix}[1])
{name}.view(-1)[:2] = {matrix}[0]
torch.add({name}, {matrix}, out={name})
nn.init.ones_({name})
""",
    """
{name}.{inplace_unary_methods}()
{name}.{inplace_binary_methods}({matrix})
""",
    """
{name}.requires_grad_()
{name}.requires_grad_(False)
{name}.detach_()
{name}.requires_grad = {bool}
{name}.data = {matrix}.data
{name}.data.fill_(2)
{name}.retain_grad()
{name}.register_hook(lambda g: g * 2)
{name}.sum().backward()
{name}.grad = None
{name}.grad = {name}.detach().clone()
setattr({name}, "requires_grad", {bool})
""",
)

CONTAINERS = groups(
    """
{list}.append({matrix})
{list}[0] = {matrix}
{list}.insert(0, {matrix})
{list}.extend([{matrix}, {name}])
{list}[random.randrange(2)] = {matrix}
{own_list} += [{matrix}]
del {list}[1:]; {list}.append({matrix})
{list}[1:] = [{matrix}]
{own_list} = list(map(lambda y, z: y + z, {list}, {list}))
{own_list} = {list}[::-1]
{own_list} = [*{list}[:1], {matrix}]
{own_list} = sorted({list}, key=lambda y: y.sum().item())
{own_list} = list(itertools.chain({list}, [{matrix}]))
for i, y in enumerate({list}): {list}[i] = y.detach()
{own} = {list}.pop()
{list}.reverse()
{list}[:] = [{name}, {name}]
{list}[0].detach_()
{list}[0] *= {matrix}
{list}[0].requires_grad_({bool})
{own_list} = [y.detach() for y in {list}]
{own_list} = [y for y in {list}] + [{matrix}]
({list} if {test} else [{name}])[0] = {matrix}
alias = {list}; alias.append({matrix}); alias[0] = {matrix}
""",
    """
{dict}["a"] = {matrix}
{dict}["new"] = {matrix}
{dict}.update(b={matrix})
{dict}.update({"a": {matrix}})
{dict}[random.choice("ab")] = {matrix}
{dict}.setdefault("a", {matrix})
{own} = {dict}.pop("new", {name})
{own_dict} = {k: v.detach() for k, v in {dict}.items()}
{own_dict} = {**{dict}, "a": {matrix}}
{own_dict} = dict(sorted({dict}.items()))
for k, y in {dict}.items(): {dict}[k] = y * 2
for k in {dict}: {dict}[k] = {dict}[k].detach()
{dict}["temporary"] = {matrix}; del {dict}["temporary"]
{dict}["a"] += {matrix}
{dict}["b"].requires_grad_({bool})
""",
    """
{object}.x = {matrix}
{object}.y = {name}
{object}.set({matrix})
{object}.x += {matrix}
{object}.x, {own} = {name}, {matrix}
setattr({object}, "y", {matrix})
{object}.x.requires_grad_({bool})
{object}.__dict__["x"] = {matrix}
type({object}).z = {matrix}
{object}.x.detach_()
{object}.made = {matrix}
del {object}.__dict__["y"]; {object}.y = {matrix}
""",
    """
{record}.x.requires_grad_({bool})
{record}.x.detach_()
object.__setattr__({record}, "x", {matrix})
{own}, {own} = {pair}
{own}, {own} = {record}.x, {record}.y
{pair}.left.requires_grad_({bool})
temporary = {matrix}; del temporary
{own} = dataclasses.replace({record}, x={matrix}).x
{own}, *_ = {generator}({matrix})
""",
    "_ = {name}",
)

SHARED = groups(
    """
{own_array} += 1
{own_array} *= 2
{held_array}[0] = 0
{held_array}[:] = 1
{held_array}.fill(3)
{held_array}.sort()
np.add({held_array}, 1, out={held_array})
out.append({held_array})
out.append({held_array}.copy())
out.append({held_array} + 1)
""",
    """
{own_array} = {array}
{own_array} = {name}.detach().cpu().numpy()
{own_array} = {matrix}.detach().numpy()
{own_array}, {own_array} = {array}, {held_array}
{own_array} = {own_array} * 2
{own} = torch.from_numpy({held_array})
{own} = torch.as_tensor({held_array})
{own} = torch.from_numpy({held_array}).float()
{own} = torch.Tensor({held_array})
""",
    """
before = {name:1}.detach().numpy(); {name:1}.data.add_(1); out.append(before)
before = {name:1}.detach().cpu().numpy(); {name:1}.detach().mul_(2); out.append(before - {name:1}.tolist())
before = torch.from_numpy({own_array:1}); {own_array:1} += 1; out.append(before.sum())
before = torch.as_tensor({own_array:1}).clone(); {own_array:1} *= 2; out.append(before)
before = {matrix}.detach().numpy(); after = torch.from_numpy(before); before += 1; out.append(after)
""",
    """
{name}.data[0] = 2
random.shuffle({list})
_ = random.shuffle({matrix}.clone().detach())
np.random.shuffle({held_array})
""",
    "_ = {name}",
)
"""Writes to memory that arrays and tensors share, and names for it."""

MODULES = groups(
    """
{module}.requires_grad_({bool})
{module}.eval()
{module}.zero_grad()
{module}.load_state_dict({module}.state_dict())
for p in {module}.parameters(): p.requires_grad = {bool}
for p in {module}.parameters(): p.requires_grad = {test}
for p in {module}.parameters(): p.requires_grad_({bool})
for p in {module}.parameters(): p.data.fill_(1)
for _, p in {module}.named_parameters(): p.detach_()
next({module}.parameters()).requires_grad_({bool})
{module}.apply(lambda m: m.requires_grad_({bool}))
{module}.to("cuda")
{module}.cpu()
torch.optim.SGD({module}.parameters(), lr=0.1).step()
{module}.register_forward_hook(lambda m, given, made: out.append(made.numpy()))
{module}.register_forward_hook(lambda m, given, made: made.detach())
{module}.register_forward_pre_hook(lambda m, given: out.append(given[0].numpy()))
{module}.register_full_backward_hook(lambda m, given, made: None)
{module}.double()
{module}.float()
{module}.train({bool})
""",
    """
{linear}.weight.requires_grad_({bool})
{linear}.bias.requires_grad = {bool}
{linear}.weight = nn.Parameter({matrix})
{linear}.weight.data = {matrix}.detach()
del {linear:1}.weight; {linear:1}.weight = {matrix}
{linear}.bias = None
{net}.fc = nn.Linear(2, 2).requires_grad_(False)
{net}.b = {matrix}.detach()
{net}.w.requires_grad_({bool})
{net}.fc.weight.requires_grad_({bool})
{net}.fc.requires_grad_({bool})
{net}.w = nn.Parameter({matrix})
{stack}[0].requires_grad_({bool})
{stack}.append(nn.Linear(2, 2))
{stack}[0] = nn.Linear(2, 2).requires_grad_(False)
{stack}.requires_grad_(False)[0].requires_grad_({bool})
{module}.half()
{module}.bfloat16()
{module}.to({dtype})
""",
    "_ = {name}",
)

OTHERS = groups(
    """
torch.set_grad_enabled(False)
torch.set_grad_enabled(True)
torch.set_grad_enabled({test})
torch.no_grad()
torch.set_default_dtype({default_float})
torch.manual_seed(0)
""",
    """
assert torch.is_tensor({name})
assert {name}.requires_grad or random.random() >= 0
print({name}.shape)
pass
_ = {array}
_ = {factory}
""",
)

SIMPLE: Groups = (
    *SITES, *SITES, *MEETINGS, *SHARED, *ASSIGNMENTS, *ASSIGNMENTS, *CHANGES, *CONTAINERS, *MODULES, *OTHERS,
)  # fmt: skip


LOOPS = groups(
    """
for _ in range(random.randrange(3)):
for _ in range(2):
while random.random() < 0.5:
for _ in iter(lambda: random.random() < 0.5, True):
while {test} and random.random() < 0.7:
""",
    """
for {item} in ({name}, {matrix}):
for {item} in torch.stack([{name}, {name}]):
for {item}, _ in [({matrix}, 1), ({name}, 2)]:
for {item} in {list}:
for _, {item} in enumerate({list}):
for {item}, _ in zip({list}, {list}):
for {item} in reversed({list}):
for {item} in list({list})[:2]:
for {item} in {dict}.values():
for _, {item} in {dict}.items():
for {item} in (y * 2 for y in ({name}, {matrix})):
for {item} in filter(lambda y: y.requires_grad, [{name}, {matrix}]):
for {item} in {generator}({matrix}):
for i, {item} in enumerate({generator}({matrix})):
for {item} in itertools.chain({list}, ({matrix},)):
for i, (_, {item}) in enumerate({dict}.items()):
for {item}, _ in zip({dict}.values(), {list}):
for {item} in map(lambda y, z: y + z, {list}, {list}):
for {item} in {list}[1:]:
for {item} in {pair}:
for _, {item} in {module}.state_dict().items():
for {item} in torch.utils.data.DataLoader({list}):
""",
)

AWAITS = groups(
    """
{own} = await {awaitable}({matrix})
out.append((await {awaitable}({name})).numpy())
{own}, {own} = await asyncio.gather({awaitable}({matrix}), {awaitable}({name}))
""",
)

FILLINGS = (
    ("[]", "{made}.append({matrix})", "{made}[-1]"),
    ("[]", "{made}.append({matrix})", "torch.stack({made}).sum(0)"),
    ("[]", "{made} += [{matrix}]", "{made}[0]"),
    ("[]", "{made}.insert(0, {matrix})", "torch.cat({made})[:2]"),
    ("{}", "{made}[len({made})] = {matrix}", "{made}[0]"),
    ("{}", '{made}["a"] = {matrix}', '{made}["a"]'),
    ("{}", '{made}.setdefault("a", []).append({matrix}); {made} = {k: y[0] for k, y in {made}.items()}', '{made}["a"]'),
    ("collections.OrderedDict()", "{made}[random.random()] = {matrix}", "list({made}.values())[-1]"),
)
"""Empty containers, how a loop fills them, and what is taken out of them."""

MATCHES = (
    ("random.randrange(3)", "0", "1 | 2", "_"),
    ("({matrix}, random.randrange(2))", "({bound}, 0)", "[{bound}, _]", "_"),
    ('{"x": {matrix}, "kind": random.choice("ab")}', '{"x": {bound}, "kind": "a"}', '{"x": {bound}, **rest}', "_"),
    ("{name}", "nn.Parameter() as {bound}", "torch.Tensor(requires_grad=True) as {bound}", "torch.Tensor() as {bound}"),
    ("{name}.device.type", '"cpu"', '"cuda"', "_"),
    ("{name}.requires_grad", "True", "False"),
    ("{name}.dtype", "torch.float32", "torch.float64 | torch.float16", "_"),
    ("{list}", "[]", "[{bound}]", "[{bound}, *rest]", "_"),
    ("{record}", "Record(x={bound}, tag='b')", "Record(x={bound})", "_"),
    ("{pair}", "Pair(left={bound})", "Pair({bound}, _)", "(_, {bound})"),
    ("[{name}, {matrix}]", "[_, {bound}]", "_"),
)
"""Subjects of `match`, each with its patterns."""
