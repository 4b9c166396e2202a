"""The room `cableformat.conformance`, without any other process."""
