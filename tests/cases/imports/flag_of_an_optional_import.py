"""Whether a flag is set that stands for an optional library depends on where the program runs."""

import torch

try:
    import a_package_that_is_not_installed

    HAS_PACKAGE = True
except ImportError:
    HAS_PACKAGE = False

if HAS_PACKAGE:
    a_package_that_is_not_installed.log(torch.ones(3, requires_grad=True).numpy())  # expect: TNP101 likely
    count = 1
else:
    count = 0
result = [count, torch.zeros(3).numpy()]
