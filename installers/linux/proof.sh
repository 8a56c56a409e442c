#!/usr/bin/env bash
# Proves the Linux packages on a bare Debian: installs the .deb by apt, hosts, joins, plays, looks at
# it, upgrades, removes, purges, and measures; looks into the .rpm. Needs root (it makes a system in a
# folder) and Debian's packages; changes nothing outside of installers/target/proof and its cache.
#
#   installers/linux/proof.sh            builds what is missing in installers/target/proof, proves
#   PROOF_BUILD=always ...               builds in any case
#   PROOF_SUITE=trixie ...               on another Debian than bookworm
#   PROOF_MEASURE=no ...                 leaves out what a busy machine can't tell
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
suite=${PROOF_SUITE:-bookworm}
old_version=0.0.9
out=$project/installers/target/proof
cache=${XDG_CACHE_HOME:-$HOME/.cache}/trill-symbiont/proof
root=$out/$suite
report=$out/report-$suite.txt
port=18787
service_user=61184 # as systemd would make one up for DynamicUser=yes

step() { echo "[proof] $*"; }
fail() { echo "[proof] FAILED: $*" >&2; exit 1; }
note() { echo "$*" | tee -a "$report"; }
now() { date +%s%3N; }

# ---- outside: tools, packages, a namespace of our own --------------------------------------------

package() { # VERSION TYPES: builds packages and puts them into $out/VERSION
  if [ "${PROOF_BUILD:-}" != always ] && ls "$out/$1"/*.deb >/dev/null 2>&1; then return; fi
  step "building $1"
  (cd "$project" && ./mvnw -Pinstaller package --batch-mode --no-transfer-progress -q \
    -Dinstaller.version="$1" -Dinstaller.types="$2")
  mkdir -p "$out/$1"
  cp "$project"/installers/target/installer/*.* "$project"/installers/target/installer/SHA256SUMS "$out/$1"
}

if [ "${PROOF_INSIDE:-}" != yes ]; then
  [ "$(id -u)" -eq 0 ] || fail "this needs root"
  "$here/tools.sh" debootstrap xvfb xdotool x11-utils imagemagick
  version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$project/pom.xml" | head -1)
  version=${version%-SNAPSHOT}
  mkdir -p "$out" "$cache"
  package "$old_version" deb
  package "$version" "deb rpm"
  # Mounts and processes of the proof end with it, however it ends.
  exec unshare --mount --pid --fork --kill-child --mount-proc \
    env PROOF_INSIDE=yes PROOF_VERSION="$version" bash "$0"
fi

version=$PROOF_VERSION
: >"$report"

# ---- a bare Debian -------------------------------------------------------------------------------

make_root() {
  local base=$cache/$suite.tar
  rm -rf --one-file-system "$root"
  mkdir -p "$root"
  if [ ! -f "$base" ]; then
    step "debootstrap $suite"
    debootstrap --variant=minbase "$suite" "$root" >"$out/debootstrap.log"
    tar -C "$root" -cf "$base.part" . && mv "$base.part" "$base"
  else
    tar -C "$root" -xf "$base"
  fi
  cp /etc/resolv.conf /etc/hosts "$root/etc/"
  mkdir -p "$cache/$suite-archives"
  mount -t proc proc "$root/proc"
  mount --bind /dev "$root/dev"
  mount --bind "$cache/$suite-archives" "$root/var/cache/apt/archives"
  rm -f "$root/etc/apt/apt.conf.d/docker-clean"
  # No service starts in here.
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod +x "$root/usr/sbin/policy-rc.d"
}

inside() { # COMMAND...: as root, in a clean environment
  chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive "$@"
}

as_ada() { # COMMAND...: as a user at the display
  chroot --userspec=ada:ada "$root" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/home/ada \
    LC_ALL=C.UTF-8 DISPLAY="$DISPLAY" "$@"
}

apt() { inside apt-get -qq -o Dpkg::Use-Pty=0 "$@" >>"$out/apt.log" 2>&1 || { tail -20 "$out/apt.log"; fail "apt-get $*"; }; }

files() { # all that is installed, but for what apt and dpkg note, and users
  (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./var/cache -o -path ./var/log \
    -o -path ./run -o -path ./var/lib/apt -o -path ./var/lib/dpkg -o -path ./home -o -path ./tmp -o -path ./root \) \
    -prune -o -print | sort)
}

wait_for() { # SECONDS COMMAND...
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.2
  done
}

median() { sort -n | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'; }

# ---- server and app ------------------------------------------------------------------------------

start_server() {
  : >"$out/server.log"
  chroot --userspec=$service_user:$service_user "$root" /usr/bin/env -i PATH=/usr/bin:/bin \
    TRILL_SYMBIONT_DATA=/var/lib/trill-symbiont \
    TRILL_SYMBIONT_CONFIG=/etc/trill-symbiont/server.properties \
    /usr/bin/trill-symbiont-server --no-announce >"$out/server.log" 2>&1 &
  server=$!
  wait_for 60 grep -qs ready "$out/server.log" || { cat "$out/server.log"; fail "the server is not ready"; }
}

stop_server() {
  kill "$server"
  wait "$server" && fail "the server ended with 0, not with 143" || [ $? -eq 143 ] \
    || fail "the server did not end as asked: $(tail -3 "$out/server.log")"
}


figure() { # NAME: of the server's figures
  exec 4<>"/dev/tcp/127.0.0.1/$((port + 1))"
  printf 'GET /metrics HTTP/1.0\r\nHost: localhost\r\n\r\n' >&4
  sed -n "s/^$1 //p" <&4 | tr -d '\r'
  exec 4>&-
}

window() { xdotool search --onlyvisible --name "$1" 2>/dev/null | head -1 | grep .; }

start_app() { # ARGUMENTS...
  # Not through as_ada: the process of a function would be bash's.
  chroot --userspec=ada:ada "$root" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/home/ada \
    LC_ALL=C.UTF-8 DISPLAY="$DISPLAY" trill-symbiont "$@" >>"$out/app.log" 2>&1 &
  app=$!
}

stop_app() {
  kill "$app" 2>/dev/null || true
  wait "$app" 2>/dev/null || true
}

picture() { import -window root -display "$DISPLAY" "$out/$1-$suite.png"; }

# ---- the proof -----------------------------------------------------------------------------------

make_root
step "a display"
mkdir -p /tmp/.X11-unix "$root/tmp/.X11-unix"
mkfifo "$out/display" 2>/dev/null || true
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -ac 3<>"$out/display" 2>"$out/xvfb.log" &
read -r number <"$out/display"
export DISPLAY=":$number"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"

step "tools to look at it with"
apt update
# What the package needs comes with the package; these only look.
apt install --no-install-recommends systemd desktop-file-utils libglib2.0-bin shared-mime-info
inside useradd --create-home ada
cp "$out/$old_version"/trill-symbiont_*.deb "$root/root/old.deb"
cp "$out/$version"/trill-symbiont_*.deb "$root/root/new.deb"

step "install $old_version by apt"
: >"$out/apt.log"
begin=$(now)
apt install --no-install-recommends /root/old.deb
note "installed with all it needs on a bare $suite: $(($(now) - begin)) ms, downloads included"
[ "$(inside dpkg-query -W -f='${Version}' trill-symbiont)" = "$old_version" ] || fail "not $old_version"
files >"$out/with-old.txt"
# Its files, and the folders that are its alone.
inside dpkg-query -L trill-symbiont | while read -r path; do
  if [ ! -d "$root$path" ] || [ -L "$root$path" ] || [[ $path == *trill* ]]; then echo ".$path"; fi
done | sort >"$out/owned.txt"
owned_files=$(while read -r path; do [ -d "$root/$path" ] && [ ! -L "$root/$path" ] || echo "${path#.}"; done <"$out/owned.txt")

step "what a system expects of a package"
inside dpkg --verify trill-symbiont || fail "files differ from the package's"
inside desktop-file-validate /usr/share/applications/trill-symbiont.desktop
inside systemd-analyze verify /usr/lib/systemd/system/trill-symbiont-server.service
missing=$(inside sh -c 'find /usr/lib/trill-symbiont -name "*.so" -o -path "*/bin/*" -type f | xargs ldd 2>/dev/null | grep "not found" | sort -u') || true
[ -z "$(echo "$missing" | grep -v -E 'libjvm|libjava|libawt|libjli|libverify|libnet|libnio' || true)" ] || fail "libraries are missing: $missing"
[ ! -e "$root/etc/systemd/system/multi-user.target.wants/trill-symbiont-server.service" ] || fail "the server is enabled without being asked"
as_ada trill-symbiont --version | tee -a "$report"
as_ada trill-symbiont-server --version | tee -a "$report"
[ "$(as_ada gio mime x-scheme-handler/trill | grep -c trill-symbiont.desktop)" -ge 1 ] || fail "links do not open the app"
echo '{}' >"$root/home/ada/evening.trill"
[ "$(as_ada gio info -a standard::content-type /home/ada/evening.trill | grep -c application/vnd.trill-symbiont.session)" -eq 1 ] || fail ".trill is no known type"
[ "$(as_ada gio mime application/vnd.trill-symbiont.session | grep -c trill-symbiont.desktop)" -ge 1 ] || fail "files do not open the app"

step "server: started by its launcher, as the unit does it"
mkdir -p "$root/var/lib/private/trill-symbiont"
chown $service_user:$service_user "$root/var/lib/private/trill-symbiont"
chmod 755 "$root/var/lib/private"
ln -s private/trill-symbiont "$root/var/lib/trill-symbiont"
echo "port=$port" >>"$root/etc/trill-symbiont/server.properties"
start_server

step "app: a link that is clicked joins"
as_ada gio open "trill://127.0.0.1:$port/blue" >>"$out/app.log" 2>&1 &
wait_for 60 window "Trill Symbiont" >/dev/null || { cat "$out/app.log"; fail "no window"; }
joined() { [ "$(figure trill_participants)" = 1.0 ]; }
wait_for 60 joined || fail "nobody has joined: $(figure trill_participants)"
xprop -id "$(window "Trill Symbiont")" WM_CLASS | tee -a "$report"
step "app: plays"
# Out of the way: what is under the pointer shows its value.
xdotool mousemove 1279 799
xdotool windowfocus "$(window "Trill Symbiont")" key --delay 100 ctrl+r ctrl+Return
played() { [ "$(figure trill_edits_total | cut -d. -f1)" -ge 2 ]; }
wait_for 60 played || { picture failed; fail "nothing was played: $(figure trill_edits_total) edits"; }
sleep 2
picture playing
pkill -u "$(inside id -u ada)" -f trill-symbiont || true
left() { [ "$(figure trill_participants)" = 0.0 ]; }
wait_for 60 left || fail "who was closed is still there"

step "upgrade to $version"
stop_server
inside trill-symbiont-server export blue /root/before.jsonl --data /var/lib/trill-symbiont >/dev/null
begin=$(now)
apt install /root/new.deb
note "upgraded: $(($(now) - begin)) ms"
[ "$(inside dpkg-query -W -f='${Version}' trill-symbiont)" = "$version" ] || fail "not $version"
grep -q "port=$port" "$root/etc/trill-symbiont/server.properties" || fail "the server's settings are gone"
inside trill-symbiont-server export blue /root/after.jsonl --data /var/lib/trill-symbiont >/dev/null
# The first line says when, and the checksum of the last is also one of the first.
told() { sed -e 1d -e 's/,"sha256":"[0-9a-f]*"//' "$root/root/$1.jsonl"; }
cmp <(told before) <(told after) || fail "the room is not what it was"
start_server
start_app "trill://127.0.0.1:$port/blue" --name Ada
wait_for 60 joined || fail "nobody has joined after the upgrade"
sleep 2
picture upgraded
stop_app

if [ "${PROOF_MEASURE:-yes}" = yes ]; then
  step "start and memory"
  for _ in 1 2 3 4 5 6 7; do
    as_ada sh -c 'TRILL_SYMBIONT_STARTED_AT="$(date +%s%3N)" trill-symbiont' 2>>"$out/app.log"
  done | sed -n 's/usable after \(.*\) ms/\1/p' >"$out/starts-warm.txt"
  note "time to the first usable frame: median $(median <"$out/starts-warm.txt") ms of $(sort -n "$out/starts-warm.txt" | paste -sd' ')"
  mv "$root/usr/lib/trill-symbiont/lib/app/app.aot" "$root/root/app.aot"
  for _ in 1 2 3; do
    as_ada sh -c 'TRILL_SYMBIONT_STARTED_AT="$(date +%s%3N)" trill-symbiont' 2>"$out/without.log"
  done | sed -n 's/usable after \(.*\) ms/\1/p' >"$out/starts-without.txt"
  [ -s "$out/starts-without.txt" ] || fail "without its cache the app does not start: $(cat "$out/without.log")"
  note "the same without the cache: median $(median <"$out/starts-without.txt") ms of $(sort -n "$out/starts-without.txt" | paste -sd' ')"
  mv "$root/root/app.aot" "$root/usr/lib/trill-symbiont/lib/app/app.aot"
  memory() { awk '/VmRSS|VmHWM/ {printf "%s %d MB ", $1, $2 / 1024}' "/proc/$1/status"; }
  start_app
  wait_for 60 window "Trill Symbiont" >/dev/null
  sleep 5
  note "memory of the app on its start screen: $(memory "$app")"
  stop_app
  start_app "trill://127.0.0.1:$port/blue" --name Ada
  wait_for 60 joined
  sleep 10
  note "memory of the app in a room that plays: $(memory "$app")"
  note "memory of the server with one room: $(memory "$server")"
  stop_app
  stop_server
  for _ in 1 2 3 4 5; do
    begin=$(now)
    start_server
    echo $(($(now) - begin))
    stop_server
  done >"$out/starts-server.txt"
  note "time until the server is ready (looked at every 0.2 s): median $(median <"$out/starts-server.txt") ms"
else
  stop_server
fi
note "size: $(stat -c %s "$root/root/new.deb") bytes .deb, $(stat -c %s "$out/$version"/*.rpm) bytes .rpm, $(du -sm "$root/usr/lib/trill-symbiont" | cut -f1) MB installed"

step "remove keeps rooms and settings"
apt remove trill-symbiont
[ ! -e "$root/usr/bin/trill-symbiont" ] || fail "the app is still there"
[ -e "$root/var/lib/trill-symbiont/rooms.db" ] || fail "the rooms are gone"
[ -e "$root/etc/trill-symbiont/server.properties" ] || fail "the settings are gone"

step "purge leaves nothing"
apt purge trill-symbiont
files >"$out/after-purge.txt"
# What was there with the package, but for its own files, and nothing more.
comm -23 "$out/with-old.txt" "$out/owned.txt" | grep -v -e /mime/application/vnd.trill >"$out/expected.txt"
left=$(comm -13 "$out/expected.txt" "$out/after-purge.txt")
[ -z "$left" ] || fail "left behind: $left"
find "$root" -xdev -path "$root/home" -prune -o -path "$root/root" -prune -o -iname '*trill*' -print | grep -v /var/cache/apt | grep . && fail "left behind" || true
[ -e "$root/home/ada/.java" ] || [ -e "$root/home/ada/.local" ] || fail "what Ada's app has kept is gone"

step "the .rpm"
rpm=$(ls "$out/$version"/*.rpm)
rpm -qRp "$rpm" >"$out/rpm-requires.txt"
rpm -qlp "$rpm" >"$out/rpm-files.txt"
grep -q 'libgtk-3.so.0()(64bit)' "$out/rpm-requires.txt" || fail "the .rpm does not ask for GTK"
# Both packages have the same files.
diff <(sort <<<"$owned_files") \
  <(rpm -qp --qf '[%{FILEMODES:perms} %{FILENAMES}\n]' "$rpm" | grep -v ^d | sed 's/^[^ ]* //' | sort) \
  >"$out/rpm-differences.txt" || { head "$out/rpm-differences.txt"; fail "the .rpm has other files"; }

step "proved; figures in $report, pictures in $out"
