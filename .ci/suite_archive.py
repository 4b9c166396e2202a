"""Build hook of the wheel: the conformance suite ships as one archive.

A checkout and an editable installation have the suite as plain files, and so has the
source distribution, which a wheel may be built from.
"""

import runpy
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SuiteArchive(BuildHookInterface):
    """Adds ``cableformat/_suite/v1.zip``, as ``cableformat conform archive`` writes."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the archive, and add it to the wheel."""
        if version == "editable":
            return
        root = Path(self.root)
        # By its path: the package can't be imported where it is built.
        writer = runpy.run_path(str(root / "cableformat/conformance/_archive.py"))
        self._folder = tempfile.TemporaryDirectory()
        for suite in (root / "fixtures").glob("v[0-9]*"):
            files = {
                path.relative_to(suite).as_posix(): path.read_bytes()
                for path in suite.rglob("*")
                if path.is_file()
            }
            archive = Path(self._folder.name, f"{suite.name}.zip")
            archive.write_bytes(writer["zipped"](files, suite.name))
            build_data["force_include"][str(archive)] = (
                f"cableformat/_suite/{archive.name}"
            )

    def finalize(self, version: str, *_: Any) -> None:
        """Remove the archive, which the wheel has a copy of."""
        if version != "editable":
            self._folder.cleanup()
