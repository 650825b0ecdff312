"""Reading, with all that it finds, against jionlp's dates and money alone on the same texts.

Each reads in a process of its own, by turns: jionlp's dictionaries would otherwise be walked through by every
collection of our garbage, and the machine's moods fall on both.
"""

from __future__ import annotations

import contextlib
import io
import logging
import multiprocessing
import statistics
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from bench._measuring import peak_megabytes, seconds, told
from bench._texts import summaries

SHARED = Path(__file__).resolve().parents[2] / "shared" / "summaries"
ROUNDS = 11


def texts() -> list[str]:
    return [f.read_text("utf-8") for f in sorted(SHARED.glob("*.txt"))] or summaries()


def ours() -> Callable[[str], object]:
    from jiaogong.prose import read

    return read


def jionlps() -> Callable[[str], object]:
    """Dates and amounts of money with their values, as its users call it."""
    logging.disable(logging.CRITICAL)
    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp

    def read(text: str) -> object:
        return jionlp.ner.extract_time(text), jionlp.ner.extract_money(text)

    return read


def reader(make: Callable[[], Callable[[str], object]], door: Connection) -> None:
    """Read every text whenever asked, and answer with the seconds it took and the most memory held."""
    read, every = make(), texts()
    for text in every:
        read(text)
    while door.recv():
        door.send((seconds(lambda: [read(text) for text in every]), peak_megabytes()))


def main() -> None:
    spawn = multiprocessing.get_context("spawn")
    doors = []
    for make in (ours, jionlps):
        door, far = spawn.Pipe()
        spawn.Process(target=reader, args=(make, far), daemon=True).start()
        doors.append(door)
    rounds = []
    for _ in range(ROUNDS):
        for door in doors:
            door.send(True)
            rounds.append(door.recv())
    mine, theirs = (statistics.median(taken for taken, _peak in rounds[i::2]) for i in (0, 1))
    every = texts()
    characters = sum(map(len, every))
    told("reading, everything", characters / mine, "char/s", note=f"{len(every)} texts, {characters:,} characters")
    told("jionlp, dates and money alone", characters / theirs, "char/s")
    told("reading against jionlp", theirs / mine, "times", at_least=2.0)
    told("peak memory of reading", rounds[-2][1], "MB", note=f"jionlp {rounds[-1][1]:.0f} MB")


if __name__ == "__main__":
    main()
