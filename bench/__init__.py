"""Benches: each measures against a named peer or limit in the same run. `make bench` runs them all."""
