"""What to do next: a file a topic, each with `steps(standing, today)`; `next_steps` in queries.py lists them all."""
