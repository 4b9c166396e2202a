"""The room `cableformat.rules`."""
