"""The packages that are uploaded: the sdist, and the wheel built from it."""
