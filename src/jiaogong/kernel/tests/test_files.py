from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from PIL import Image

from jiaogong.kernel import files
from jiaogong.kernel.errors import NotFound, RuleBroken


@pytest.fixture(autouse=True)
def _own_store(settings: Any, tmp_path: Path) -> Any:
    settings.FILES_ROOT = tmp_path / "files"
    settings.UPLOAD_MAX_BYTES = 2 * 1024 * 1024
    with translation.override("en"):
        yield


def picture(size: tuple[int, int] = (40, 30), kind: str = "JPEG", **more: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **more)
    return out.getvalue()


def package(*members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for member in members:
            made.writestr(member, "<x/>")
    return out.getvalue()


def stored(kept: files.Kept) -> Image.Image:
    return Image.open(files.kept_file(kept.sha256))


def test_a_file_is_known_by_its_digest_and_kept_once() -> None:
    first, second = files.keep(b"%PDF-1.7 one", "a.pdf"), files.keep(b"%PDF-1.7 one", "b.pdf")

    assert first.sha256 == second.sha256
    assert files.kept_file(first.sha256).read_bytes() == b"%PDF-1.7 one"
    assert files.is_whole(first.sha256)


def test_a_damaged_file_is_not_whole_and_a_missing_one_not_found() -> None:
    kept = files.keep(b"%PDF-1.7 one", "a.pdf")
    files.place_of(kept.sha256).write_bytes(b"%PDF-1.7 two")

    assert not files.is_whole(kept.sha256)
    with pytest.raises(NotFound):
        files.kept_file("0" * 64)


def test_a_photo_loses_where_and_when_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x9003] = "2026:03:08 09:00:00"
    exif[0x8825] = {1: "N", 2: (30.0, 15.0, 0.0)}

    kept = files.keep(picture(exif=exif, comment=b"kept where?"), "IMG_0001.JPG")

    assert b"2026:03:08" not in files.kept_file(kept.sha256).read_bytes()
    assert (dict(stored(kept).getexif()), stored(kept).info.get("comment")) == ({}, None)


def test_a_picture_turned_by_its_exif_is_upright_afterwards() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    kept = files.keep(picture((40, 30), exif=exif), "turned.jpg")

    assert stored(kept).size == (30, 40)


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "wide.jpg"), ("PNG", "wide.png")])
def test_a_large_picture_is_made_smaller(kind: str, name: str) -> None:
    kept = files.keep(picture((3000, 1500), kind), name)

    assert (stored(kept).size, stored(kept).format, kept.name) == ((2000, 1000), kind, name)


def test_a_name_gets_the_suffix_of_the_content() -> None:
    names = [
        files.keep(picture(kind="PNG"), "照片.jpg").name,
        files.keep(package("word/document.xml"), "通知.doc").name,
        files.keep(package("xl/workbook.xml"), "签到").name,
        files.keep("签到：四十二人".encode(), "../../签到.txt").name,
    ]

    assert names == ["照片.png", "通知.docx", "签到.xlsx", "签到.txt"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "“x.pdf” is empty; choose the file again."),
        (b"%PDF-" + b"x" * 3_000_000, "“x.pdf” is larger than 2 MB; make it smaller or divide it."),
        (
            b"MZ\x90\x00 program",
            "“x.pdf” is no JPEG or PNG picture, PDF, .docx, .xlsx or plain text; save it as one of these.",
        ),
        (picture()[:200], "“x.pdf” is a damaged picture; take it from the camera again."),
        (
            package("readme"),
            "“x.pdf” is no JPEG or PNG picture, PDF, .docx, .xlsx or plain text; save it as one of these.",
        ),
        (
            package("word/document.xml", "word/vbaProject.bin"),
            "“x.pdf” holds macros; save it as .docx or .xlsx without them.",
        ),
        (b"PK\x03\x04 torn", "“x.pdf” is damaged; open it, save it again and choose that."),
    ],
)
def test_what_is_of_no_kept_kind_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        files.keep(data, "x.pdf")

    assert str(refused.value) == sentence


def test_a_heic_photo_is_refused_with_what_to_do_on_the_phone() -> None:
    with pytest.raises(RuleBroken, match="Most Compatible"):
        files.keep(b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40, "IMG_0007.HEIC")
