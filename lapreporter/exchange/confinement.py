"""Limits that a process puts on itself before it touches a stranger's picture."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

MEMORY = 600_000_000
"""Bytes of address space."""
SECONDS = 10
"""Time of the processor."""


def confine() -> None:
    """Limit this process to `MEMORY` and `SECONDS`; beyond them it fails to allocate, or is ended by the system."""
    if sys.platform == "win32":
        _confine_by_job()
    else:
        _confine_by_limits()


if sys.platform == "win32":
    _PROCESS_TIME, _PROCESS_MEMORY, _DIE_SILENTLY = 0x2, 0x100, 0x400
    _EXTENDED_LIMITS = 9

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", ctypes.c_uint32),
            ("least_set", ctypes.c_size_t),
            ("largest_set", ctypes.c_size_t),
            ("processes", ctypes.c_uint32),
            ("affinity", ctypes.c_size_t),
            ("priority", ctypes.c_uint32),
            ("scheduling", ctypes.c_uint32),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("basic", _Basic),
            ("io", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    def _confine_by_job() -> None:
        """A job object of which this process is the only member; times are in units of 100 ns."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        limits = _Extended()
        limits.basic.process_time = SECONDS * 10_000_000
        limits.basic.flags = _PROCESS_TIME | _PROCESS_MEMORY | _DIE_SILENTLY
        limits.process_memory = MEMORY
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        told = kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        if not told or not kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess())):
            raise ctypes.WinError(ctypes.get_last_error())

else:
    import resource

    def _confine_by_limits() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        # macOS knows the limit on memory by name only; there the limit on pixels has to do.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
