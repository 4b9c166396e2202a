"""The room `cableformat.streams`."""
