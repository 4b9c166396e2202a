"""The room `cableformat.json`."""
