"""The roll-up of an area's year against the SQL that a hand would write, on the same database."""

from __future__ import annotations

from bench._house import demo_area
from bench._measuring import median_seconds, told

BY_HAND = """
    SELECT e.category, f.measure, SUM(f.value)
    FROM ledger_figure f
    JOIN ledger_entry e ON e.id = f.entry_id
    JOIN unions_union u ON u.id = e.union_id
    LEFT JOIN ledger_entry w ON w.id = e.part_of_id AND w.state = 'confirmed'
    LEFT JOIN unions_union wu ON wu.id = w.union_id AND wu.path LIKE %s
    WHERE u.path LIKE %s AND e.state = 'confirmed' AND e.start_date BETWEEN %s AND %s AND wu.id IS NULL
    GROUP BY e.category, f.measure
"""
ACTS_BY_HAND = """
    SELECT e.category, SUM(e.sign)
    FROM ledger_entry e
    JOIN unions_union u ON u.id = e.union_id
    LEFT JOIN ledger_entry w ON w.id = e.part_of_id AND w.state = 'confirmed'
    LEFT JOIN unions_union wu ON wu.id = w.union_id AND wu.path LIKE %s
    WHERE u.path LIKE %s AND e.state = 'confirmed' AND e.start_date BETWEEN %s AND %s AND wu.id IS NULL
    GROUP BY e.category
"""
PEOPLE_BY_HAND = """
    SELECT e.category, COUNT(DISTINCT p.person_id)
    FROM ledger_entryperson p
    JOIN ledger_entry e ON e.id = p.entry_id
    JOIN unions_union u ON u.id = e.union_id
    LEFT JOIN ledger_entry w ON w.id = e.part_of_id AND w.state = 'confirmed'
    LEFT JOIN unions_union wu ON wu.id = w.union_id AND wu.path LIKE %s
    LEFT JOIN ledger_entry r ON r.reverses_id = e.id
    WHERE u.path LIKE %s AND e.state = 'confirmed' AND e.sign = 1 AND r.id IS NULL
      AND e.start_date BETWEEN %s AND %s AND wu.id IS NULL
    GROUP BY e.category
"""


def main() -> None:
    path, year = demo_area()
    from django.db import connection

    from jiaogong.kernel.periods import parse
    from jiaogong.ledger.models import Entry
    from jiaogong.ledger.rollup import rollup
    from jiaogong.unions.models import Union

    area, period = Union.objects.get(path=path), parse(year)
    asked = [f"{path}%", f"{path}%", period.start.isoformat(), period.end.isoformat()]

    def by_hand() -> None:
        with connection.cursor() as cursor:
            for statement in (BY_HAND, ACTS_BY_HAND, PEOPLE_BY_HAND):
                cursor.execute(statement, asked)
                cursor.fetchall()

    ours, hand = median_seconds(lambda: rollup(area, period), 15), median_seconds(by_hand, 15)
    note = f"{Entry.objects.count():,} entries, {connection.vendor}"
    told("roll-up of the area's year", ours, "s", note=note)
    told("the same by bare SQL", hand, "s")
    told("roll-up against bare SQL", ours / hand, "times", at_most=1.5)


if __name__ == "__main__":
    main()
