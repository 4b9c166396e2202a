"""Spark: a cluster of two executors, and what happens when one is killed."""
