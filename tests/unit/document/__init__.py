"""The room `cableformat.document`."""
