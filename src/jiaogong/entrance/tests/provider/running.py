"""The provider as a test sees it: an address, a browser of somebody there, and where it may send people back."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from jiaogong.entrance.tests.provider.site import CLIENT_ID, PASSWORD, SECRET

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Running:
    address: str
    folder: Path

    def may_send_back_to(self, address: str) -> None:
        with closing(sqlite3.connect(self.folder / "provider.sqlite3", timeout=20)) as database, database:
            database.execute(
                "UPDATE oauth2_provider_application SET redirect_uris = redirect_uris || ' ' || ?", [address]
            )

    def proves(self, name: str, asked: str) -> str:
        """Where somebody who signs in there at the address asked is sent back to."""
        with requests.Session() as there:
            page = there.get(asked, timeout=20)
            found = _TOKEN.search(page.text)
            assert found, page.text
            typed = {"username": name, "password": PASSWORD, "csrfmiddlewaretoken": found[1]}
            answer = there.post(page.url, data=typed, allow_redirects=False, timeout=20)
            while answer.headers["Location"].startswith("/"):
                answer = there.get(self.address + answer.headers["Location"], allow_redirects=False, timeout=20)
            return answer.headers["Location"]


@contextmanager
def running(folder: Path) -> Iterator[Running]:
    """A provider of its own, with a new key and a new database in the folder."""
    environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    with subprocess.Popen(
        [sys.executable, "-m", "jiaogong.entrance.tests.provider", str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        assert process.stdout is not None
        try:
            yield Running(process.stdout.readline().strip(), folder)
        finally:
            process.terminate()


def configured(home: Path, provider: Running, **more: object) -> None:
    """A providers.toml that names the provider "bureau", and its secret beside it."""
    (home / "bureau.secret").write_text(SECRET + "\n", "utf-8")
    lines = {
        "id": "bureau",
        "kind": "oidc",
        "name": "区教育局统一认证",
        "client_id": CLIENT_ID,
        "secret_file": "bureau.secret",
        "server_url": f"{provider.address}/o",
        **more,
    }
    told = [f"{k} = {str(v).lower() if isinstance(v, bool) else repr(v)}" for k, v in lines.items()]
    (home / "providers.toml").write_text("\n".join(["[[provider]]", *told]), "utf-8")
