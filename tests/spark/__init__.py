"""Spark: a cluster of two executors, and what becomes of one that is killed."""
