#!/usr/bin/env bash
# Tries an installed package out, on any system: installers/smoke.sh APP SERVER
# The server comes up and says so; the app, drawing into memory, plays alone and ends.
set -euo pipefail

app=$1
server=$2
work=$(mktemp -d)
trap 'kill "$pid" 2>/dev/null || true; rm -rf "$work"' EXIT

"$server" --version | grep -E 'Trill Symbiont server [0-9]'
"$server" --port 0 --no-announce --ephemeral >"$work/server.log" 2>&1 &
pid=$!
for _ in $(seq 60); do
  ! grep -q ready "$work/server.log" || break
  sleep 0.5
done
grep ready "$work/server.log" || { cat "$work/server.log"; exit 1; }
kill "$pid"

# Java reads the variable whoever starts it; nothing in the package is changed for this.
export JAVA_TOOL_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw"
export XDG_DATA_HOME="$work"
"$app" --rehearse --name Smoke >"$work/app.log" 2>&1 &
rehearsal=$!
for _ in $(seq 120); do
  kill -0 "$rehearsal" 2>/dev/null || break
  sleep 0.5
done
if kill -0 "$rehearsal" 2>/dev/null; then
  kill "$rehearsal"
  cat "$work/app.log"
  echo "The app did not end." >&2
  exit 1
fi
wait "$rehearsal" || { cat "$work/app.log"; exit 1; }
echo "The package works."
