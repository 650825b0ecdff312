#!/usr/bin/env bash
# Everything that a machine can say about the source without running it. All checks run; exit 1 if one failed.
set -uo pipefail
cd "$(dirname "$0")/.."

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export JIAOGONG_HOME=$home DJANGO_SETTINGS_MODULE=jiaogong.config.settings PATH=$PWD/.venv/bin:$PATH
unset DATABASE_URL

failed=()
check() { # check NAME COMMAND…: its output is shown only where it failed
  local name=$1 out; shift
  if out=$("$@" 2>&1); then printf '  %-14s ok\n' "$name"; else
    printf '  %-14s FAILED\n%s\n' "$name" "$(tail -n 60 <<<"$out")"
    failed+=("$name")
  fi
}

check format ruff format --check --output-format concise
check lint ruff check --output-format concise
check imports lint-imports
check types mypy
check migrations python -m django makemigrations --check --dry-run
check translations python tools/translations.py --check
check front-end python tools/vendor_frontend.py --check
check shell bash -n tools/*.sh .ci/run

if [ ${#failed[@]} -gt 0 ]; then echo "Failed: ${failed[*]}"; exit 1; fi
