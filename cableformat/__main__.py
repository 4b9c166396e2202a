"""``python -m cableformat``: the command line."""

from cableformat.cli import main

if __name__ == "__main__":
    main()
