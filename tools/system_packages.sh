#!/usr/bin/env bash
# Have the programs that the tests run: as root on Debian install what is missing, else say exactly what to install.
set -euo pipefail

missing=()
need() { # need PACKAGE PROBE…: remember the package unless the probe succeeds
  local package=$1; shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}
has_postgres() { compgen -G '/usr/lib/postgresql/*/bin/initdb' || { command -v initdb && command -v postgres; }; }
has_chromium() { command -v chromium-headless-shell || command -v chromium || command -v chromium-browser; }
has_chinese_font() { compgen -G '/usr/share/fonts/opentype/noto/NotoSansCJK*' || [ -n "$(fc-list :lang=zh-cn)" ]; }
has_libatomic() { compgen -G '/usr/lib*/libatomic.so.1' || compgen -G '/usr/lib/*/libatomic.so.1'; } # playwright's node needs it

need postgresql has_postgres
need chromium-headless-shell has_chromium
need libatomic1 has_libatomic
need libreoffice-writer-nogui command -v soffice
need poppler-utils command -v pdftotext
need fonts-noto-cjk has_chinese_font
need gettext command -v xgettext

may_install() { [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; }
# Where a whole Chromium stands already, the one without windows only makes the journeys quicker: no harm if it cannot be had.
if [ ${#missing[@]} -eq 0 ] && may_install && ! command -v chromium-headless-shell >/dev/null; then
  echo "Installing by apt: chromium-headless-shell …" >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium-headless-shell >/dev/null 2>&1 ||
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium-headless-shell; } >/dev/null 2>&1 ||
    echo "… not to be had; Chromium does as well." >&2
fi

[ ${#missing[@]} -gt 0 ] || exit 0

if ! may_install; then
  echo "The tests need programs that are not here. On Debian or Ubuntu install them with:" >&2
  echo "  sudo apt-get install --no-install-recommends ${missing[*]}" >&2
  exit 1
fi

echo "Installing by apt: ${missing[*]} …" >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
