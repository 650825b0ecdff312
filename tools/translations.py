"""Keep the catalogues of messages in step with the source.

    tools/translations.py            extract messages, make Traditional from Simplified Chinese, compile
    tools/translations.py --check    say what that would change, and what is not translated; write nothing

Both need gettext. Translators edit zh_Hans/LC_MESSAGES/django.po and nothing else.
"""

from __future__ import annotations

import argparse
import fcntl
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import opencc
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parents[1] / "src/jiaogong"
SIMPLIFIED, TRADITIONAL, ENGLISH = "zh_Hans", "zh_Hant", "en"
LANGUAGES = (SIMPLIFIED, TRADITIONAL, ENGLISH)
PLACE = re.compile(r"%\(\w+\)|\{\w*\}|%[sd]")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NOT_SOURCE = ("static", "tests", "migrations", "__pycache__")


def po_file(package: Path, language: str) -> Path:
    return package / "locale" / language / "LC_MESSAGES/django.po"


def extract(package: Path) -> None:
    """Let Django bring the Simplified and English catalogues up to the source below a package."""
    for language in (SIMPLIFIED, ENGLISH):
        po_file(package, language).parent.mkdir(parents=True, exist_ok=True)
    options = ["--no-obsolete", "--no-wrap", "--add-location=file", "-v0"]
    wanted = ["-l", SIMPLIFIED, "-l", ENGLISH, *(f"--ignore={name}" for name in NOT_SOURCE)]
    # Without settings Django writes into ./locale.
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "-m", "django", "makemessages", *options, *wanted]
    subprocess.run(command, cwd=package, env=environment, check=True)
    for language in (SIMPLIFIED, ENGLISH):
        file = po_file(package, language)
        file.write_text(headed(file.read_text(encoding="utf-8"), language), encoding="utf-8")


def headed(text: str, language: str) -> str:
    """A catalogue's text under our own short header: Django's holds the time of each run."""
    _, _, messages = text.partition("\n\n")
    return f"{header(language)}\n{messages}"


def header(language: str) -> str:
    plural = "nplurals=2; plural=(n != 1);" if language == ENGLISH else "nplurals=1; plural=0;"
    fields = [f"Language: {language}", "Content-Type: text/plain; charset=UTF-8", f"Plural-Forms: {plural}"]
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{field}\\n"\n' for field in fields)


def traditional(simplified: str) -> str:
    """The Traditional catalogue made from the text of the Simplified one; messages themselves are English."""
    converted: str = opencc.OpenCC("s2tw").convert(simplified)
    return headed(converted, TRADITIONAL)


def compiled(po: Path) -> bytes:
    """What the .mo beside a .po should hold."""
    read, out = catalogue(po), io.BytesIO()
    # Babel would write the time of day, and no two runs would agree.
    read.creation_date = read.revision_date = EPOCH
    write_mo(out, read)
    return out.getvalue()


def catalogue(po: Path) -> Catalog:
    with po.open("rb") as file:
        return read_po(file)


def update() -> None:
    """Extract, convert and compile; a second run waits for the first."""
    with Path(__file__).open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        write_catalogues()


def write_catalogues() -> None:
    extract(PACKAGE)
    simplified = po_file(PACKAGE, SIMPLIFIED).read_text(encoding="utf-8")
    target = po_file(PACKAGE, TRADITIONAL)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(traditional(simplified), encoding="utf-8")
    for language in LANGUAGES:
        po = po_file(PACKAGE, language)
        po.with_suffix(".mo").write_bytes(compiled(po))


def keys(po: Path) -> set[tuple[str, str]]:
    """The messages of a catalogue, each with its context."""
    return {(str(message.id), message.context or "") for message in catalogue(po) if message.id}


def is_translated(message: Message) -> bool:
    return all(texts(message.string)) and not message.fuzzy


def keeps_places(message: Message) -> bool:
    """Whether a translation fills the same named places, such as %(count)s, as its message."""
    return {frozenset(PLACE.findall(text)) for text in texts(message.string)} <= {
        frozenset(PLACE.findall(text)) for text in texts(message.id)
    }


def texts(given: str | Sequence[str] | None) -> Sequence[str]:
    """A message's or a translation's forms: one, or one for each plural."""
    return [given or ""] if isinstance(given, str | None) else given


def drifted() -> Iterator[str]:
    """Messages that the source has and the catalogue lacks, or the other way round."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / PACKAGE.name
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns(*NOT_SOURCE, "*.mo"))
        extract(copy)
        in_source, in_catalogue = keys(po_file(copy, SIMPLIFIED)), keys(po_file(PACKAGE, SIMPLIFIED))
    yield from (f"not in the catalogue: {text}" for text, _ in sorted(in_source - in_catalogue))
    yield from (f"no longer in the source: {text}" for text, _ in sorted(in_catalogue - in_source))


def faults() -> Iterator[str]:
    """Everything that `update`, or a translator, still has to do."""
    absent = [language for language in LANGUAGES if not po_file(PACKAGE, language).exists()]
    if absent:
        yield f"no catalogue for {', '.join(absent)}"
        return
    yield from drifted()
    simplified = po_file(PACKAGE, SIMPLIFIED)
    for message in catalogue(simplified):
        if message.id and not is_translated(message):
            yield f"not translated: {message.id}"
        elif message.id and not keeps_places(message):
            yield f"names other places than its message: {message.string}"
    if po_file(PACKAGE, TRADITIONAL).read_text(encoding="utf-8") != traditional(simplified.read_text(encoding="utf-8")):
        yield f"{TRADITIONAL} is not what OpenCC makes of {SIMPLIFIED}"
    for language in LANGUAGES:
        po = po_file(PACKAGE, language)
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.read_bytes() != compiled(po):
            yield f"{language}/django.mo is not compiled from its .po"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where something is to be done")
    if not parser.parse_args().check:
        update()
        return 0
    found = list(faults())
    for fault in found:
        sys.stderr.write(f"{fault}\n")
    if found:
        sys.stderr.write(f"{len(found)} to mend: translate in zh_Hans/LC_MESSAGES/django.po, then run make messages.\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
