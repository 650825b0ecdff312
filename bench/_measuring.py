"""What the benches share: medians, memory, rows for the table."""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any


def median_seconds(act: Callable[[], Any], times: int = 7) -> float:
    """The median time that an act takes, after one run to warm up."""
    act()
    return statistics.median(seconds(act) for _ in range(times))


def seconds(act: Callable[[], Any]) -> float:
    """The time that an act takes once."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def measured(act: Callable[[], Any]) -> tuple[float, float, Any]:
    """What an act takes, in seconds by the clock and of the processor, and what it returns."""
    began, used = time.perf_counter(), processor_seconds()
    done = act()
    return time.perf_counter() - began, processor_seconds() - used, done


def processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def peak_megabytes() -> float:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def told(name: str, value: float, unit: str, **more: Any) -> None:
    """Give one measurement to the runner; `at_most`, `at_least`, `note` as it knows them."""
    sys.stdout.write(
        json.dumps({"name": name, "value": round(value, 4), "unit": unit, **more}, ensure_ascii=False) + "\n"
    )
    sys.stdout.flush()
