"""The language of the command line: Chinese, unless JIAOGONG_LANGUAGE names another of ours.

Help is written, and wrong usage refused, before there are settings to ask Django for its translations.
Both take their words from the standard library's gettext, which is pointed at our catalogues here.
"""

from __future__ import annotations

import os
from gettext import bindtextdomain, gettext, textdomain
from pathlib import Path

CATALOGUES = Path(__file__).resolve().parents[2] / "locale"
LOCALES = {"zh-hans": "zh_Hans", "zh-hant": "zh_Hant", "en": "en"}
# What argparse says by itself, named here so that translators meet it.
ARGPARSE = (
    gettext("usage: "),
    gettext("positional arguments"),
    gettext("options"),
    gettext("show this help message and exit"),
    gettext("%(prog)s: error: %(message)s\n"),
    gettext("argument %(argument_name)s: %(message)s"),
    gettext("the following arguments are required: %s"),
    gettext("unrecognized arguments: %s"),
    gettext("expected one argument"),
    gettext("expected at least one argument"),
    gettext("ignored explicit argument %r"),
    gettext("invalid choice: %(value)r (choose from %(choices)s)"),
    gettext("invalid %(type)s value: %(value)r"),
    gettext("ambiguous option: %(option)s could match %(matches)s"),
)


def language() -> str:
    """The language asked for; Chinese where it is none of ours."""
    asked = os.environ.get("JIAOGONG_LANGUAGE", "").lower().replace("_", "-")
    return asked if asked in LOCALES else "zh-hans"


def speak() -> None:
    """Let the standard library's gettext, and so argparse, speak the language asked for."""
    os.environ["LANGUAGE"] = LOCALES[language()]
    bindtextdomain("django", CATALOGUES)
    textdomain("django")
