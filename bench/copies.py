"""Copied passages among 10,000 summaries: the index built, kept, asked; and a folder of as many files on the command line."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from bench._house import demo_area
from bench._measuring import median_seconds, peak_megabytes, seconds, told

if TYPE_CHECKING:
    from jiaogong.unions.models import Union

TEXTS, UNIONS, SENTENCES = 10_000, 500, 45
HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"  # fmt: skip


def main() -> None:
    path, year = demo_area("school")
    from django.db import connection

    from jiaogong.kernel.periods import parse
    from jiaogong.members.models import Office
    from jiaogong.members.queries import standing_of
    from jiaogong.prose.copies import shares_from
    from jiaogong.summaries.checking import check_text
    from jiaogong.summaries.checking.shapes import Copied
    from jiaogong.summaries.models import Fingerprints, Text
    from jiaogong.summaries.queries import others_to_compare
    from jiaogong.summaries.services.library import index_slice, keep_fingerprints
    from jiaogong.unions.models import Union

    area = Union.objects.get(path=path)
    actor = standing_of(Office.objects.filter(union=area).select_related("person").order_by("pk")[0].person)
    bodies = fill(area, year, random.Random(7))
    note = f"{TEXTS:,} texts of {sum(map(len, bodies)) / TEXTS:,.0f} characters, {connection.vendor}"

    def index() -> None:
        while index_slice(most=500):
            pass

    Fingerprints.objects.all().delete()
    told("index built", seconds(index), "s", at_most=300, note=note)
    size = sum(len(bytes(m)) for m in Fingerprints.objects.values_list("marks", flat=True).iterator(1000))
    told("index kept", size / 2**20, "MB", at_most=100)
    newest = Text.objects.order_by("-pk")[0]
    told("a text taken in or changed", median_seconds(lambda: keep_fingerprints(newest), 5), "s", at_most=0.1)
    school = Union.objects.filter(path__startswith=path, kind=Union.Kind.BASE, has_union=True).order_by("path")[0]
    draft = "\n".join([*bodies[4321].split("\n")[:10], *bodies[77].split("\n")[:10], *bodies[9000].split("\n")[5:12]])
    period = parse(year)
    found: list[Copied] = []

    def check() -> None:
        library = others_to_compare(actor, school, year)
        found[:] = check_text(draft, union=school, period=period, against=library, reader=actor).copied

    told(
        "a draft checked, copies and all", median_seconds(check, 5), "s", at_most=2.0, note=f"{len(draft):,} characters"
    )
    told("texts copied from, found", sum(c.counted > 0.1 for c in found), "of 3", at_least=3)
    folder = {f"{at}.txt": body for at, body in enumerate(bodies)}
    told("a folder of 10,000 read texts compared", seconds(lambda: shares_from(draft, folder)), "s", at_most=30)
    told("peak memory", peak_megabytes(), "MB", at_most=600)


def fill(area: Union, year: str, rng: random.Random) -> list[str]:
    """Keep the summaries of 500 made-up schools over twenty years: a third of each stands in many, the rest is its own."""
    from jiaogong.kernel import clock
    from jiaogong.kernel.periods import parse
    from jiaogong.summaries.models import Text
    from jiaogong.summaries.writing import write_summary
    from jiaogong.unions.models import Union

    written = write_summary(area, parse(year)).text
    shared = [s for s in re.split(r"(?<=。)|\n", written) if len(s) > 12]
    paths = [f"LIB{n:03}/" for n in range(UNIONS)]
    Union.objects.bulk_create(
        Union(code=p[:-1], name=f"第{n}学校工会", kind=Union.Kind.BASE, path=p, sector="public")
        for n, p in enumerate(paths)
    )
    unions = list(Union.objects.filter(path__in=paths).order_by("path"))
    bodies = [body(shared, rng) for _ in range(TEXTS)]
    now = clock.now()
    Text.objects.bulk_create(
        (
            Text(
                union=unions[at % UNIONS], period=str(2000 + at // UNIONS), kind=Text.Kind.OLD, title="工作总结", body=told,
                created_at=now, changed_at=now,
            )
            for at, told in enumerate(bodies)
        ),
        batch_size=500,
    )  # fmt: skip
    return bodies


def body(shared: list[str], rng: random.Random) -> str:
    """A text of sentences: a third are what many say with other numbers, the others are made up."""
    told = []
    for _ in range(SENTENCES):
        if rng.random() < 1 / 3:
            told.append(re.sub(r"\d+", lambda _m: str(rng.randint(1, 400)), rng.choice(shared)))
        else:
            words = "".join(rng.choices(HAN, k=rng.randint(18, 60)))
            told.append(f"{words[:9]}，{words[9:]}。")
    return "\n".join(told)


if __name__ == "__main__":
    main()
