#!/usr/bin/env bash
# Installs the built service on this machine, or takes it away again. Running it again upgrades.
# With DESTDIR set, files go below that folder and nothing is started: for packages and tests.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
readonly here root
readonly destination=${DESTDIR:-}
readonly library=/usr/lib/emotionedge
readonly settings=/etc/emotionedge
readonly state=/var/lib/emotionedge

usage() {
  cat <<'TEXT'
usage: deploy/install.sh [--from FOLDER] [--check | --no-check]
       deploy/install.sh --uninstall [--forget] [--purge]

  --from FOLDER  the built service; default: artifacts/emotionedge beside this folder (./build.sh build makes it)
  --check        look for what the service needs first, and install nothing when it is missing; the default without DESTDIR
  --no-check     install also when a dependency is missing
  --uninstall    stop the service and remove it; settings and data stay
  --forget       with --uninstall: remove the device from Home Assistant, and its messages from the broker, too
  --purge        with --uninstall: remove /etc/emotionedge, /var/lib/emotionedge and the user as well

Exit codes: 0 done, 1 failed, 2 wrong use, 3 a dependency is missing.
TEXT
}

say() { printf '%s\n' "$*"; }
fail() { printf 'install.sh: %s\n' "$2" >&2; exit "$1"; }

# Each file beside the program: source, target.
service_files() {
  cat <<'TEXT'
systemd/emotionedge.service /usr/lib/systemd/system/emotionedge.service
systemd/emotionedge.sysusers /usr/lib/sysusers.d/emotionedge.conf
systemd/emotionedge.tmpfiles /usr/lib/tmpfiles.d/emotionedge.conf
systemd/60-emotionedge.rules /usr/lib/udev/rules.d/60-emotionedge.rules
TEXT
}

systemd_runs() { [ -z "$destination" ] && [ -d /run/systemd/system ]; }

need_root() {
  [ -n "$destination" ] || [ "$(id -u)" = 0 ] || fail 2 "needs root: sudo deploy/install.sh"
}

# Names every missing dependency before it gives up.
check_dependencies() {
  local missing=() library_name package runtimes libraries
  # Whole answers first: a grep -q that leaves early would break the pipe and look like a failure.
  runtimes=$(dotnet --list-runtimes 2>/dev/null || true)
  libraries=$(ldconfig -p)
  if ! grep -q '^Microsoft\.AspNetCore\.App 10\.' <<<"$runtimes"; then
    missing+=(".NET 10 runtime (ASP.NET Core): https://learn.microsoft.com/dotnet/core/install/linux")
  fi
  while read -r library_name package; do
    grep -q "^[[:space:]]*$library_name " <<<"$libraries" || missing+=("$library_name: apt-get install $package")
  done <<'TEXT'
libmosquitto.so.1 libmosquitto1
libportaudio.so.2 libportaudio2
TEXT
  while read -r library_name; do
    missing+=("$library_name: apt-cache search --names-only '^${library_name%%.so*}' finds its package;" \
      "  if there is none, this build was made for another release: build it here")
  done < <(find "$1" -name '*.so*' -type f -exec ldd {} + 2>/dev/null | awk '/=> not found/ { print $1 }' | sort -u)
  command -v ffmpeg >/dev/null || say "note: no ffmpeg here; media files and network streams need it: apt-get install ffmpeg"

  [ ${#missing[@]} -eq 0 ] && return
  {
    say "install.sh: missing:"
    printf '  %s\n' "${missing[@]}"
    say "Install these and run install.sh again, or give --no-check."
  } >&2
  exit 3
}

copy_program() {
  local target=$destination$library
  install -d "$destination/usr/lib" "$destination/usr/bin"
  # The new folder is complete before it takes the place of the old one.
  rm -rf "$target.new" "$target.old"
  cp -r "$1" "$target.new"
  for extra in README.md LICENSE; do
    [ ! -f "$root/$extra" ] || install -m 644 "$root/$extra" "$target.new/$extra"
  done
  chmod -R u=rwX,go=rX "$target.new"
  chmod 755 "$target.new/emotionedge"
  if [ -d "$target" ]; then mv "$target" "$target.old"; fi
  mv "$target.new" "$target"
  rm -rf "$target.old"
  ln -sfn "$library/emotionedge" "$destination/usr/bin/emotionedge"
}

install_service() {
  local from=$1 check=$2
  need_root
  [ -x "$from/emotionedge" ] || fail 3 "no built service in $from; run ./build.sh build first"
  if [ "$check" = yes ]; then check_dependencies "$from"; fi

  copy_program "$from"
  local source target
  while read -r source target; do
    install -D -m 644 "$root/$source" "$destination$target"
  done < <(service_files)

  install -d -m 755 "$destination$settings"
  install -d -m 700 "$destination$settings/credentials"
  if [ -f "$destination$settings/emotionedge.json" ]; then
    say "kept $settings/emotionedge.json"
  elif [ -f "$here/emotionedge.json" ]; then
    install -m 644 "$here/emotionedge.json" "$destination$settings/emotionedge.json"
  fi

  if [ -n "$destination" ]; then
    say "installed below $destination"
    return
  fi
  if ! systemd_runs; then
    say "installed; systemd does not run here, so start it by hand: emotionedge run"
    return
  fi
  systemd-sysusers emotionedge.conf
  systemd-tmpfiles --create emotionedge.conf
  udevadm control --reload && udevadm trigger --subsystem-match=gpio --subsystem-match=video4linux
  systemctl daemon-reload
  systemctl enable --quiet emotionedge.service
  systemctl try-restart emotionedge.service
  say "installed. Settings: $settings/emotionedge.json (emotionedge config check looks at them)"
  say "start:    systemctl start emotionedge"
  say "messages: journalctl -fu emotionedge"
}

# A broker that does not answer keeps nobody from uninstalling.
forget_device() {
  CREDENTIALS_DIRECTORY="$destination$settings/credentials" "$destination$library/emotionedge" mqtt remove ||
    say "the broker still knows the device; remove it in Home Assistant by hand"
}

uninstall_service() {
  need_root
  if systemd_runs && [ -f "/usr/lib/systemd/system/emotionedge.service" ]; then
    systemctl disable --now --quiet emotionedge.service || say "the service was not enabled"
  fi
  if [ "$2" = yes ]; then forget_device; fi
  local source target
  while read -r source target; do
    rm -f "$destination$target"
  done < <(service_files)
  rm -f "$destination/usr/bin/emotionedge"
  rm -rf "$destination$library" "$destination$library.new" "$destination$library.old"
  if systemd_runs; then systemctl daemon-reload; fi

  if [ "$1" = yes ]; then
    rm -rf "$destination$settings" "$destination$state"
    if [ -z "$destination" ] && id emotionedge >/dev/null 2>&1; then userdel emotionedge; fi
    say "removed, with settings and data"
  else
    say "removed; settings are still in $settings and data in $state"
  fi
}

action=install purge=no forget=no check=yes from=$root/artifacts/emotionedge
if [ -n "$destination" ]; then check=no; fi
while [ $# -gt 0 ]; do
  case "$1" in
    --from) [ $# -ge 2 ] || fail 2 "--from needs a folder"; from=$2; shift ;;
    --check) check=yes ;;
    --no-check) check=no ;;
    --uninstall) action=uninstall ;;
    --forget) forget=yes ;;
    --purge) purge=yes ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; fail 2 "unknown argument: $1" ;;
  esac
  shift
done
[ "$action" = uninstall ] || [ "$purge" = no ] || fail 2 "--purge goes with --uninstall only"
[ "$action" = uninstall ] || [ "$forget" = no ] || fail 2 "--forget goes with --uninstall only"

case "$action" in
  install) install_service "$from" "$check" ;;
  uninstall) uninstall_service "$purge" "$forget" ;;
esac
