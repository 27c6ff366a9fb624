import switching

DEBUG = switching is None
