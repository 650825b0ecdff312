"""Stored files: known by their SHA-256, checked by content, kept outside the web root."""

from __future__ import annotations

import hashlib
import io
import os
import re
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from jiaogong.kernel.errors import NotFound, RuleBroken

LONGEST_SIDE = 2000
MOST_PIXELS = 100_000_000
_OFFICE = {
    "word/document.xml": (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xl/workbook.xml": (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
_IMAGES = {
    "JPEG": (".jpg", "image/jpeg"),
    "PNG": (".png", "image/png"),
    "WEBP": (".jpg", "image/jpeg"),
    "MPO": (".jpg", "image/jpeg"),
}
_HEIC = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]')


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the store: its safe name, digest, size in bytes and content type."""

    name: str
    sha256: str
    size: int
    content_type: str


def keep(data: bytes, name: str) -> Kept:
    """Check a file by its content and store it; pictures are made anew without their hidden data, at most 2000 px.

    Raises RuleBroken, naming the file and the remedy, for anything but pictures, PDF, .docx, .xlsx and plain text.
    """
    shown = safe_name(name)
    if not data:
        raise RuleBroken(_("“%(name)s” is empty; choose the file again.") % {"name": shown})
    require_size(len(data), shown)
    kept, suffix, content_type = _examined(data, shown)
    digest = hashlib.sha256(kept).hexdigest()
    _write(kept, digest)
    return Kept(_with_suffix(shown, suffix), digest, len(kept), content_type)


def require_size(size: int, name: str) -> None:
    """Refuse a file of more bytes than are taken, before it is read."""
    if size > settings.UPLOAD_MAX_BYTES:
        values = {"name": safe_name(name), "most": settings.UPLOAD_MAX_BYTES // 1024 // 1024}
        raise RuleBroken(_("“%(name)s” is larger than %(most)s MB; make it smaller or divide it.") % values)


def place_of(sha256: str) -> Path:
    """Where a file of that digest lies, whether or not it does."""
    return Path(settings.FILES_ROOT) / sha256[:2] / sha256[2:]


def kept_file(sha256: str) -> Path:
    """The path of a stored file. Raises NotFound where it is missing."""
    place = place_of(sha256)
    if not place.is_file():
        raise NotFound(_("The file is missing from the store; restore it from a backup."))
    return place


def is_whole(sha256: str) -> bool:
    """Whether the stored file is there and still has its digest."""
    place = place_of(sha256)
    if not place.is_file():
        return False
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def safe_name(name: str) -> str:
    """The last part of a file name, without what could mislead.

    >>> safe_name("C:\\\\照片\\\\三八节.jpg"), safe_name("../../etc/passwd")
    ('三八节.jpg', 'passwd')
    """
    last = re.split(r"[/\\]", name)[-1]
    return _UNSAFE.sub("", last).strip(". ")[-100:] or "file"


def _examined(data: bytes, name: str) -> tuple[bytes, str, str]:
    """The bytes to keep, with the suffix and type that their content has."""
    if data.startswith(b"%PDF-"):
        return data, ".pdf", "application/pdf"
    if data.startswith(b"PK\x03\x04"):
        return data, *_office_kind(data, name)
    if _looks_like_picture(data):
        return _picture(data, name)
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise RuleBroken(
            _(
                "“%(name)s” is a HEIC picture, which few computers here can open. On an iPhone choose Settings, Camera, "
                "Formats, Most Compatible, or send the photo as JPEG."
            )
            % {"name": name}
        )
    if _is_text(data):
        return data, ".txt", "text/plain"
    raise _not_taken(name)


def _looks_like_picture(data: bytes) -> bool:
    return data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def _office_kind(data: bytes, name: str) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except zipfile.BadZipFile:
        raise RuleBroken(_("“%(name)s” is damaged; open it, save it again and choose that.") % {"name": name}) from None
    if any(n.endswith("vbaProject.bin") for n in names):
        raise RuleBroken(_("“%(name)s” holds macros; save it as .docx or .xlsx without them.") % {"name": name})
    for member, kind in _OFFICE.items():
        if member in names:
            return kind
    raise _not_taken(name)


def _picture(data: bytes, name: str) -> tuple[bytes, str, str]:
    """The picture alone, downscaled: nothing of what a camera writes beside it is kept."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP", "MPO")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise RuleBroken(_("“%(name)s” has too many pixels; make the picture smaller.") % {"name": name})
            suffix, content_type = _IMAGES[opened.format or "JPEG"]
            upright = ImageOps.exif_transpose(opened)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise RuleBroken(
            _("“%(name)s” is a damaged picture; take it from the camera again.") % {"name": name}
        ) from None
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = upright.convert("RGBA" if suffix == ".png" and upright.has_transparency_data else "RGB")
    bare.info.clear()
    out = io.BytesIO()
    if suffix == ".png":
        bare.save(out, "PNG", optimize=True)
    else:
        bare.save(out, "JPEG", quality=85)
    return out.getvalue(), suffix, content_type


def _is_text(data: bytes) -> bool:
    if _CONTROL.search(data):
        return False
    return any(_decodes(data, encoding) for encoding in ("utf-8", "gb18030"))


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _not_taken(name: str) -> RuleBroken:
    return RuleBroken(
        _("“%(name)s” is no JPEG or PNG picture, PDF, .docx, .xlsx or plain text; save it as one of these.")
        % {"name": name}
    )


def _with_suffix(name: str, suffix: str) -> str:
    stem = Path(name).stem if Path(name).suffix else name
    return stem[: 120 - len(suffix)] + suffix


def _write(data: bytes, digest: str) -> None:
    """Put the bytes in their place in one step, so that no half file is ever found there."""
    place = place_of(digest)
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, temporary = tempfile.mkstemp(dir=place.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).replace(place)
