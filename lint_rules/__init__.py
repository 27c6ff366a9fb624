"""What is wrong at the boundary of PyTorch and NumPy, and why."""

__version__ = "0.1.0"
