"""Reading, with all that it finds, against jionlp's dates and money alone on the same texts."""

from __future__ import annotations

import contextlib
import io
import logging
from pathlib import Path

with contextlib.redirect_stdout(io.StringIO()):
    import jionlp

from bench._measuring import peak_megabytes, side_by_side, told
from bench._texts import summaries
from jiaogong.prose import read

SHARED = Path(__file__).resolve().parents[2] / "shared" / "summaries"


def with_jionlp(texts: list[str]) -> None:
    """Dates and amounts of money with their values, as its users call it."""
    for text in texts:
        jionlp.ner.extract_time(text)
        jionlp.ner.extract_money(text)


def main() -> None:
    logging.disable(logging.CRITICAL)
    texts = [f.read_text("utf-8") for f in sorted(SHARED.glob("*.txt"))] or summaries()
    characters = sum(map(len, texts))
    ours, theirs = side_by_side(lambda: [read(t) for t in texts], lambda: with_jionlp(texts))
    told("reading, everything", characters / ours, "char/s", note=f"{len(texts)} texts, {characters:,} characters")
    told("jionlp, dates and money alone", characters / theirs, "char/s", note=f"jionlp {jionlp.__version__}")
    told("reading against jionlp", theirs / ours, "times", at_least=2.0)
    told("peak memory", peak_megabytes(), "MB", note="jionlp's dictionaries included")


if __name__ == "__main__":
    main()
