"""`python -m digest` is the same as the command `digest`."""

from digest.command import run

if __name__ == "__main__":
    run()
