"""The room `cableformat.comparison`."""
