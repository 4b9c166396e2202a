"""The room `cableformat.testing`."""
