"""``python -m cableformat.conformance``: this library as an adapter."""

import sys

from cableformat.conformance._library import serve

if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
