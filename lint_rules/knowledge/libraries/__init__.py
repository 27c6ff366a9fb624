"""Libraries around torch and NumPy, one file each, named as the library is imported; read when a file names one."""
