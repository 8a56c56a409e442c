#!/usr/bin/env bash
# Installs what building the Linux packages needs and a bare Debian lacks: rpmbuild, and what JavaFX
# draws with in the rehearsal. dpkg-deb is always there.
set -euo pipefail

packages=(rpm libpangoft2-1.0-0 libfreetype6 fontconfig fonts-dejavu-core "$@")
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' \
    || missing+=("$package")
done
if ((${#missing[@]} > 0)); then
  sudo=""
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi
