"""Where to put what, in the very short version.

A fact about one module: ``unit/<room>/``.  A law: ``property/``.  A telegram with its
expected reading: a folder in ``fixtures/``, which ``corpus/`` walks.  The command line:
``cli/``.  A page in a browser: ``browser/``.  What is asked of producers and what is
told of them: ``conformance/``.  A rule about the repository: ``meta/``.  Anything
timed: ``benchmarks/``, which is run by name only.
"""
