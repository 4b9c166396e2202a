"""The room `cableformat.xml`."""
