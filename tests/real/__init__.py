"""Walks of real telegrams that are no part of the project, skipped without them."""
