"""Lenses: one file for each kind of line, in which it is read and written.

This room knows the shape of each line of a telegram; it must not know the order in
which lines follow each other, nor what comes before or after a line.
"""
