"""A folder of texts that a draft is held against: however many they are, one is open at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken

READABLE = (".txt", ".md", ".docx", ".pdf")
A_STEP = 1_000


class Folder(Mapping[str, str]):
    """The texts below a folder by their names. Those that cannot be read are passed over, and told with the reason in `unread`."""

    def __init__(self, folder: Path, *, but: Path) -> None:
        if not folder.is_dir():
            raise RuleBroken(_("There is no folder “%(folder)s”: see whether its name is right.") % {"folder": folder})
        files = [f for f in sorted(folder.rglob("*")) if f.is_file() and f.resolve() != but.resolve()]
        self._files = {f.relative_to(folder).as_posix(): f for f in files if f.suffix.lower() in READABLE}
        self._newest = ("", "")
        self.unread: dict[str, str] = {}
        self.others = len(files) - len(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __iter__(self) -> Iterator[str]:
        for at, name in enumerate(self._files, start=1):
            if self._opens(name):
                yield name
            if at % A_STEP == 0 and sys.stderr.isatty():
                sys.stderr.write(f"\r{at:,} / {len(self._files):,}")
        if len(self._files) >= A_STEP and sys.stderr.isatty():
            sys.stderr.write("\r\033[K")

    def __getitem__(self, name: str) -> str:
        from jiaogong.summaries.files import text_of

        if self._newest[0] != name:
            self._newest = (name, text_of(self._files[name]))
        return self._newest[1]

    def _opens(self, name: str) -> bool:
        try:
            return bool(self[name])
        except RuleBroken as refusal:
            self.unread[name] = str(refusal)
            return False
