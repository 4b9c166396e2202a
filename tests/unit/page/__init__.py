"""The room `cableformat.page`."""
