from . import first
from .second import back
