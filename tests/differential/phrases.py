"""The phrases for statements of one line."""

from __future__ import annotations

from tests.differential.expressions import SITES, Groups, groups

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
{list} += [{matrix}]
{own} = {list}.pop()
{list}.reverse()
{list}[:] = [{name}, {name}]
{list}[0].detach_()
{list}[0] *= {matrix}
{list}[0].requires_grad_({bool})
{list} = [y.detach() for y in {list}]
{list} = [y for y in {list}] + [{matrix}]
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
{dict} = {k: v.detach() for k, v in {dict}.items()}
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
""",
    "_ = {name}",
)

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
""",
    "_ = {name}",
)

OTHERS = groups(
    """
torch.set_grad_enabled(False)
torch.set_grad_enabled(True)
torch.set_grad_enabled({test})
torch.no_grad()
torch.set_default_dtype(torch.float64)
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
    *SITES, *SITES, *ASSIGNMENTS, *ASSIGNMENTS, *CHANGES, *CONTAINERS, *MODULES, *OTHERS,
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
""",
)
