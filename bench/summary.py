"""The area's summary, from the ledger to a .docx: seconds and memory."""

from __future__ import annotations

import os
from pathlib import Path

from bench._house import demo_area
from bench._measuring import median_seconds, peak_megabytes, told


def main() -> None:
    path, year = demo_area()
    from jiaogong.kernel.periods import parse
    from jiaogong.summaries import documents
    from jiaogong.summaries.writing import write_summary
    from jiaogong.unions.models import Union

    area, period = Union.objects.get(path=path), parse(year)
    file = Path(os.environ["JIAOGONG_HOME"]) / "summary.docx"
    taken = median_seconds(lambda: documents.save(write_summary(area, period), file), 5)
    told("area summary to .docx", taken, "s", at_most=2.0, note=f"{file.stat().st_size:,} bytes")
    told("peak memory", peak_megabytes(), "MB", at_most=300)


if __name__ == "__main__":
    main()
