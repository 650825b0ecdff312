#!/usr/bin/env bash
# The README's two commands on a fresh clone of HEAD, with their times; then again, to see that a second run is quick.
set -euo pipefail
source=$(cd "$(dirname "$0")/.." && git rev-parse --show-toplevel)
clone=$(mktemp -d)/jiaogong
trap 'rm -rf "$(dirname "$clone")"' EXIT
export -n JIAOGONG_HOME DATABASE_URL VIRTUAL_ENV

report=()
timed() { # timed NAME COMMAND…
  local name=$1 began=$SECONDS code=0; shift
  "$@" || code=$?
  report+=("$(printf '%-34s %4d s   exit %d' "$name" $((SECONDS - began)) "$code")")
}

git clone --quiet "$source" "$clone"
cd "$clone"
timed "make demo" make demo ARGS="--no-serve --size school"
timed "make test" make test
rm -rf data
timed "make demo, second run" make demo ARGS="--no-serve --size school"
timed "make check, second run" make check
leftover=$(git status --short)

printf '\n%s\n' "$(git log -1 --format='%h %s')"
printf '%s\n' "${report[@]}"
if [ -n "$leftover" ]; then printf 'Left behind:\n%s\n' "$leftover"; fi
if printf '%s\n' "${report[@]}" | grep -qv 'exit 0$' || [ -n "$leftover" ]; then exit 1; fi
