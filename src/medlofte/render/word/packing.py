"""Knows how a Word file is packed so that the same document gives the same bytes."""

import zipfile
from io import BytesIO


def undated(raw: bytes) -> bytes:
    """Return the file without the time at which each part was packed."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name)  # of the first day that such a file can tell of
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return file.getvalue()
