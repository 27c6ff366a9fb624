"""Replaces the content of a file so that at every moment either the old or the new one is there, whole."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path


class NotWritten(Exception):
    """The file is left as it was; the message says why."""


def replace_content(path: Path, before: bytes, after: bytes) -> None:
    """Write `after` where `before` was read from.

    The new content goes to a temporary file in the same directory, which then takes the file's name. A
    symlink stays one: the file that it leads to is replaced. Mode and, where the system allows it, owner are
    kept; a hard link under another name keeps the old content. Nothing is written where nothing changed.
    Raises NotWritten where the file is read-only or gone, or holds something else than `before` by now.
    """
    if before == after:
        return
    target = path.resolve()
    try:
        _refuse_if_changed(target, before)
        status = target.stat()
        # For root every file is writable; a file without any write bit is still meant to be left alone.
        if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
            raise NotWritten("it is read-only")
        _swap(target, before, after, status)
    except OSError as error:
        raise NotWritten(f"cannot write it: {error.strerror}") from error


def _swap(target: Path, before: bytes, after: bytes, status: os.stat_result) -> None:
    # Named before it is made, so that an interrupt at any moment finds what to remove.
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(8)}.tmp")
    try:
        with open(temporary, "xb", opener=_private) as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(OSError, AttributeError):  # not root, or no owners on this system
            os.chown(temporary, status.st_uid, status.st_gid)
        temporary.chmod(stat.S_IMODE(status.st_mode))
        _refuse_if_changed(target, before)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _private(path: str, flags: int) -> int:
    """Open a file that nobody else can read until it has the mode of the one that it replaces."""
    return os.open(path, flags, 0o600)


def _refuse_if_changed(target: Path, before: bytes) -> None:
    if target.read_bytes() != before:
        raise NotWritten("it changed while it was being checked; run the command again")
