"""What lets a program change what torch's own functions and modules do; observed with torch 2.13.0.

A mode is asked in the place of every function that is called while it is on, a class for every one that is given an
object of it; a hook of all modules may give another output. From then on, the tables do not say what comes back.
"""

from __future__ import annotations

from lint_rules.knowledge.rows import words

REPLACING = words("register_forward_hook register_forward_pre_hook")
"""Methods of modules that register a function which may give another output, or other arguments."""

INTERCEPTING_METHODS = words("__torch_dispatch__ __torch_function__")
"""What a class is asked for: that concerns its own objects, which other files get by its name."""

INTERCEPTING = words("""
    BaseTorchFunctionMode TorchDispatchMode TorchFunctionMode
    register_module_backward_hook
    register_module_buffer_registration_hook register_module_forward_hook register_module_forward_pre_hook
    register_module_full_backward_hook register_module_full_backward_pre_hook
    register_module_module_registration_hook register_module_parameter_registration_hook
    """)
