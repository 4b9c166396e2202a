"""Coverage-guided fuzzing of the three readers, by name only.

``pip install atheris``, then ``python -m tests.fuzz text build/fuzz``;
``.github/workflows/fuzz.yml`` runs it every week.
"""
