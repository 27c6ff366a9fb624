from .convert import to_numpy as as_array
from .layers import *
