"""Chinese as the reader writes it: simplified, or made traditional."""

from __future__ import annotations

import functools

import opencc


@functools.cache
def traditional(text: str) -> str:
    """Simplified Chinese written in traditional characters."""
    written: str = _converter().convert(text)
    return written


@functools.cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2tw")
