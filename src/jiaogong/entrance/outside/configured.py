"""Which systems outside may prove who somebody is: providers.toml in the folder, read once."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from jiaogong.kernel.errors import NotFound, RuleBroken

FILE = "providers.toml"
# The addresses that each kind of system is asked at, by what is asked there; an entry of the file may name others.
ENDPOINTS: dict[str, dict[str, str]] = {
    "oidc": {},
    "dingtalk": {
        "authorize": "https://login.dingtalk.com/oauth2/auth",
        "token": "https://api.dingtalk.com/v1.0/oauth2/userAccessToken",
        "user": "https://api.dingtalk.com/v1.0/contact/users/me",
    },
    "feishu": {
        "authorize": "https://open.feishu.cn/open-apis/authen/v1/index",
        "app_token": "https://open.feishu.cn/open-apis/auth/v3/app_access_token/internal",
        "token": "https://open.feishu.cn/open-apis/authen/v1/access_token",
        "user": "https://open.feishu.cn/open-apis/authen/v1/user_info",
    },
    "weixin": {
        "authorize": "https://open.weixin.qq.com/connect/qrconnect",
        "token": "https://api.weixin.qq.com/sns/oauth2/access_token",
        "user": "https://api.weixin.qq.com/sns/userinfo",
    },
    "wecom": {
        "authorize": "https://login.work.weixin.qq.com/wwlogin/sso/login",
        "authorize_inside": "https://open.weixin.qq.com/connect/oauth2/authorize",
        "token": "https://qyapi.weixin.qq.com/cgi-bin/gettoken",
        "user": "https://qyapi.weixin.qq.com/cgi-bin/auth/getuserinfo",
    },
}
_NEEDED = {"oidc": ("server_url",), "wecom": ("agent_id",)}
_TEXTS = ("id", "kind", "name", "client_id", "secret_file", "server_url", "agent_id", "organisation", "match_claim")
_SWITCHES = ("trusted", "trusted_second_factor")
_ID = re.compile(r"[a-z][a-z0-9-]{1,29}")
_HERE = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, slots=True)
class Provider:
    """A system outside, as the file names it; `secret` stands in a file of its own."""

    id: str
    kind: str
    name: str
    client_id: str
    secret: str = field(repr=False)
    secret_file: Path
    endpoints: Mapping[str, str]
    server_url: str = ""
    agent_id: str = ""
    organisation: str = ""
    match_claim: str = ""
    scope: tuple[str, ...] = ()
    trusted: bool = False
    trusted_second_factor: bool = False


def providers() -> tuple[Provider, ...]:
    """Every system of the folder's file, in its order; none without the file. Raises RuleBroken for a bad file."""
    return _read_once(Path(settings.HOME) / FILE)


def provider_called(provider_id: str) -> Provider:
    """One of them. Raises NotFound."""
    found = next((p for p in providers() if p.id == provider_id), None)
    if found is None:
        raise NotFound(_("Nobody signs in here with “%(id)s”.") % {"id": provider_id})
    return found


@functools.cache
def _read_once(file: Path) -> tuple[Provider, ...]:
    return read(file)


def read(file: Path) -> tuple[Provider, ...]:
    """What a file says. Raises RuleBroken with the file, the entry and what is wrong with it."""
    if not file.is_file():
        return ()
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise RuleBroken(_("%(file)s is no TOML: %(fault)s.") % {"file": file, "fault": fault}) from None
    entries = told.get("provider", [])
    if set(told) - {"provider"} or not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise RuleBroken(_("%(file)s holds something else than tables [[provider]].") % {"file": file})
    for place, entry in enumerate(entries, 1):
        for wrong in _faults(entry, file.parent, [e.get("id") for e in entries[: place - 1]]):
            raise RuleBroken(
                _("%(file)s, provider %(place)s (%(id)s): %(fault)s")
                % {"file": file, "place": place, "id": entry.get("id", "?"), "fault": wrong}
            )
    return tuple(_provider(entry, file.parent) for entry in entries)


def _faults(entry: Mapping[str, Any], folder: Path, taken: list[str]) -> Iterator[str]:
    yield from _unsound(entry)
    if not _ID.fullmatch(entry["id"]) or entry["id"] in taken:
        yield _("its id must be short, of small letters, digits and dashes, and no other's.")
    yield from _bad_addresses(entry)
    if entry.get("match_claim") and not entry.get("trusted"):
        yield _("match_claim lets in whomever that system names: say trusted = true, if you do trust it so.")
    yield from _no_secret(folder / entry["secret_file"])


def _unsound(entry: Mapping[str, Any]) -> Iterator[str]:
    """What keeps the entry from being read further."""
    for key, value in entry.items():
        kinds: dict[str, bool] = {
            **dict.fromkeys(_TEXTS, isinstance(value, str) and 0 < len(value.strip()) <= 300),
            **dict.fromkeys(_SWITCHES, isinstance(value, bool)),
            "scope": isinstance(value, list) and all(isinstance(s, str) for s in value),
            "endpoints": isinstance(value, dict) and all(isinstance(s, str) for s in value.values()),
        }
        if not kinds.get(key):
            yield _("“%(key)s” is not known, or not as it should be.") % {"key": key}
    kind = entry.get("kind")
    if not isinstance(kind, str) or kind not in ENDPOINTS:
        yield _("its kind must be one of %(kinds)s.") % {"kinds": ", ".join(ENDPOINTS)}
    for key in ("id", "name", "client_id", "secret_file", *_NEEDED.get(str(kind), ())):
        if key not in entry:
            yield _("“%(key)s” is missing.") % {"key": key}


def _bad_addresses(entry: Mapping[str, Any]) -> Iterator[str]:
    named = dict(entry.get("endpoints", {}))
    for name in set(named) - set(ENDPOINTS[entry["kind"]]):
        yield _("“%(key)s” is no endpoint of this kind.") % {"key": name}
    for address in (*named.values(), *([entry["server_url"]] if "server_url" in entry else ())):
        parts = urlsplit(address)
        if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)):
            yield _("%(address)s must begin with https://.") % {"address": address}


def _no_secret(file: Path) -> Iterator[str]:
    if not file.is_file() or not file.read_text("utf-8").strip():
        yield _("%(file)s, which should hold the secret, is not there or empty.") % {"file": file}


def _provider(entry: Mapping[str, Any], folder: Path) -> Provider:
    file = folder / entry["secret_file"]
    told = {key: entry[key].strip() for key in _TEXTS if key in entry and key != "secret_file"}
    return Provider(
        **told,
        **{key: entry[key] for key in _SWITCHES if key in entry},
        scope=tuple(entry.get("scope", ())),
        secret=file.read_text("utf-8").strip(),
        secret_file=file,
        endpoints={**ENDPOINTS[entry["kind"]], **entry.get("endpoints", {})},
    )
