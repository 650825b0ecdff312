"""What to do next: a file a topic, listed in `desk.queries.TOPICS`.

A topic names the `lists` that it counts, and then tells its `steps` by their lengths: all topics' lists are counted in
one query (`steps.step.told_by`).
"""
