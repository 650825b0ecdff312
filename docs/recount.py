"""Count a published ballot again: python recount.py ballot.json

Reads the .json that the page of a counted ballot offers; needs Python alone. Exits with 1 where the count differs.
"""

import json
import sys
from collections import Counter
from pathlib import Path


def motion(_question, lists, hand):
    votes = Counter(answer for part in lists for answer in part["answers"])
    more = [*hand["votes"], hand["abstained"], hand["void"]] if hand else [0] * 4
    return [votes[word] + n for word, n in zip(("yes", "no", "abstain", "void"), more, strict=True)]


def choose(question, lists, hand):
    papers = [answer for part in lists for answer in part["answers"]]
    valid = [answer for answer in papers if answer != "void" and len(answer) <= question["most"]]
    votes = Counter(mark for answer in valid for mark in answer)
    votes.update(dict([*enumerate(hand["votes"]), *hand["written"]]) if hand else {})
    names, written = range(len(question["names"])), {n: c for n, c in votes.items() if isinstance(n, str)}
    blank, void = (hand["abstained"], hand["void"]) if hand else (0, 0)
    return [*(votes[at] for at in names), written, sum(not a for a in valid) + blank, len(papers) - len(valid) + void]


def grade(question, lists, hand):
    marks, names = [*range(len(question["grades"])), None], range(len(question["names"]))
    votes = [Counter(a for part in lists if part.get("name") == at for a in part["answers"]) for at in names]
    written = Counter(name for part in lists if "written" in part for name in part["answers"])
    written.update(dict(hand["written"]) if hand else {})
    more = hand["votes"] if hand else [[0] * len(marks)] * len(votes)
    graded = [
        [column[mark] + n for mark, n in zip(marks, row, strict=True)] for column, row in zip(votes, more, strict=True)
    ]
    return [*graded, dict(written), votes[0]["void"] + (hand["void"] if hand else 0)]


def published(kind, count):  # in the same order
    if kind == "motion":
        return [count["yes"], count["no"], count["abstained"], count["void"]]
    if kind == "grade":
        graded = ([*name["grades"], name["abstained"]] for name in count["options"])
        return [*graded, dict(count["written_in"]), count["void"]]
    votes = [name["chosen"] for name in count["options"]]
    return [*votes, dict(count["written_in"]), count["abstained"], count["void"]]


if __name__ == "__main__":
    ballot = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    is_right = True
    for at, question in enumerate(ballot["questions"]):
        lists = [part for part in ballot["papers"] if part["question"] == at]
        hand = ballot["by_hand"]["counts"][at] if ballot["by_hand"] else None
        own = {"motion": motion, "choose": choose, "grade": grade}[question["kind"]](question, lists, hand)
        print(question["text"], question["names"], own)
        is_right &= own == published(question["kind"], ballot["count"]["questions"][at])
    print("The count is right." if is_right else "The count differs.")
    sys.exit(not is_right)
