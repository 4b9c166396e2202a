"""Where to put what, in the very short version.

A fact about one module: ``unit/<room>/``.  A law: ``property/``.  A telegram with its
expected reading: a folder in ``fixtures/``, which ``corpus/`` walks.  A fact about the
real telegrams beside the project: ``real/``.  The command line: ``cli/``.  What
producers are asked, and what they learn: ``conformance/``.  A rule about the
repository: ``meta/``.  A page in a browser: ``browser/``; the built packages:
``packages/``; both are marked ``full``.  Anything timed: ``benchmarks/``, and fuzzing
that is guided by coverage: ``fuzz/``, both by name only.

``tox -e quick`` runs ``unit/``, ``tox`` everything that is not marked ``full`` with 25
draws a law, ``tox -e full`` what is marked so and every law with 200 draws.
"""
