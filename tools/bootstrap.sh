#!/usr/bin/env bash
# Set up .venv from uv.lock with nothing on the machine but python3 and its venv module.
#
#   tools/bootstrap.sh demo|test|bench
#
# The second run is quick: a stamp under .venv says what was installed, keyed by the lock and the project file.
set -euo pipefail
cd "$(dirname "$0")/.."

UV_VERSION=0.13.9
purpose=${1:?usage: tools/bootstrap.sh demo|test|bench}
case $purpose in
  demo) groups=(--no-dev) ;;
  test) groups=(--group dev) ;;
  bench) groups=(--group dev --group bench) ;;
  *) echo "tools/bootstrap.sh: demo, test or bench, not '$purpose'." >&2; exit 2 ;;
esac

say() { printf '%s\n' "$*" >&2; }

key=$({ cat uv.lock pyproject.toml; pwd; echo "$UV_VERSION"; } | sha256sum | cut -c1-16)
stamp=.venv/.installed-$purpose
if [ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$key" ]; then exit 0; fi

if [ ! -x .venv/bin/python ]; then
  command -v python3 >/dev/null || { say "Python 3.11 or newer is needed: install python3 and python3-venv."; exit 1; }
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { say "Python 3.11 or newer is needed; this is $(python3 --version)."; exit 1; }
  python3 -c 'import ensurepip, venv' 2>/dev/null || { say "Python's venv module is missing: install python3-venv."; exit 1; }
  say "Making .venv with $(python3 --version) …"
  python3 -m venv .venv
fi

if [ "$(.venv/bin/uv --version 2>/dev/null | cut -d' ' -f2)" != "$UV_VERSION" ]; then
  .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null
  say "Installing uv $UV_VERSION into .venv …"
  .venv/bin/python -m pip install -q --disable-pip-version-check "uv==$UV_VERSION"
fi

# uv brings its own list of authorities; a machine behind a proxy trusts one more.
authorities=/etc/ssl/certs/ca-certificates.crt
if [ -f "$authorities" ]; then export SSL_CERT_FILE=${SSL_CERT_FILE:-$authorities}; fi

say "Installing what $purpose needs from uv.lock …"
# --inexact leaves alone what another purpose (and pip) installed.
VIRTUAL_ENV= UV_PROJECT_ENVIRONMENT=.venv UV_PYTHON=.venv/bin/python UV_PYTHON_DOWNLOADS=never \
  .venv/bin/uv sync --quiet --frozen --inexact "${groups[@]}"
echo "$key" > "$stamp"
