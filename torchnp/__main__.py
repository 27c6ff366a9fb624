"""`python -m torchnp`."""

from torchnp.cli import main

if __name__ == "__main__":
    main(prog_name="torchnp")
