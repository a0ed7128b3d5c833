"""Runs first in every starter of the built program: lets it read its modules from ``program/modules.pyz``.

PyInstaller puts all modules into each starter. On Windows there are two, and 9 MB of the same in both. Before this has
run, only Python's innermost modules can be imported.
"""

import sys

import pyimod02_importers

HERE = getattr(sys, "_MEIPASS", "")
# What PyInstaller has made already keeps to this reader, so it is turned to the other file rather than replaced.
pyimod02_importers.pyz_archive.__init__(f"{HERE}/modules.pyz", check_pymagic=True)
pyimod02_importers._pyz_tree = None  # noqa: SLF001 - what it had gathered from the empty archive
