"""Walks of the real telegrams in ``../shared/corpus``, skipped where it is absent."""
