#!/usr/bin/env bash
# Everything that can be done with this repository, from nothing: run './build.sh' for the list.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# No tool that runs here reports to its maker.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 ORT_DISABLE_TELEMETRY=1 DOTNET_NOLOGO=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1

readonly artifacts="$PWD/artifacts"
readonly npm_folders=(src/Bindings/npm tests/Browser)
readonly solution=EmotionEdge.sln

# What the product needs at run time, what building it needs, what testing it needs.
readonly run_packages=(libopencv-core406 libopencv-imgproc406 libopencv-imgcodecs406 libopencv-videoio406
  libmosquitto1 libportaudio2 libasound2-plugins ffmpeg)
readonly build_packages=(g++ pkg-config libopencv-core-dev libopencv-imgproc-dev libopencv-imgcodecs-dev
  libopencv-videoio-dev)
readonly demo_packages=(mosquitto mosquitto-clients espeak-ng)
readonly test_packages=(chromium openssl python3-jinja2 shellcheck systemd)

say() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }
fail() { printf 'build.sh: %s\n' "$*" >&2; exit 3; }

usage() {
  cat <<'TEXT'
usage: ./build.sh VERB [ARGUMENTS]

  setup     install what is needed: Debian packages (as root or through sudo), npm and NuGet packages
  build     setup, then the executable: artifacts/emotionedge/emotionedge
  run       build, then the service with a live view; with no arguments it plays a recording made here as camera
            and microphone; --camera /dev/video0 --microphone default uses real ones
  test      setup, then formatting, all tests and line coverage
  bench     build, then the measurements of tests/Benchmarks
  package   build, then artifacts/emotionedge-VERSION-ARCHITECTURE.tar.gz with the installer
TEXT
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else fail "not root and no sudo here; run as root: $*"
  fi
}

debian_packages() {
  command -v dpkg-query >/dev/null || fail "this script sets up Debian 12 and its relatives; install by hand: $*"
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "installing Debian packages: ${missing[*]}"
  as_root apt-get update -qq || fail "apt-get update failed: is the machine's package source reachable?"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    fail "apt-get could not install: ${missing[*]}"
}

npm_packages() {
  local folder
  for folder in "${npm_folders[@]}"; do
    cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-lock.json" && continue
    command -v npm >/dev/null || fail "npm is missing: apt-get install npm"
    say "installing npm packages in $folder"
    npm ci --ignore-scripts --no-audit --no-fund --prefix "$folder" >/dev/null ||
      fail "npm ci failed in $folder: is the npm registry reachable?"
    cp "$folder/package-lock.json" "$folder/node_modules/.installed-lock.json"
  done
}

nuget_packages() {
  command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing: see https://dotnet.microsoft.com/download"
  case "$(dotnet --version)" in
    10.*) ;;
    *) fail ".NET SDK 10 is needed, dotnet --version says $(dotnet --version)" ;;
  esac
  local stamp="$artifacts/.restored" files
  files=$(git ls-files -co --exclude-standard '*.csproj' '*.props' '*.targets' '*packages.lock.json' 2>/dev/null || true)
  if [ -n "$files" ] && [ -f "$stamp" ] && [ -z "$(find $files -newer "$stamp" 2>/dev/null)" ]; then return; fi
  say "restoring NuGet packages"
  dotnet restore "$solution" --locked-mode -v quiet || fail "dotnet restore failed: is the NuGet feed reachable?"
  mkdir -p "$artifacts" && touch "$stamp"
}

setup() {
  debian_packages "${run_packages[@]}" "${build_packages[@]}" "${demo_packages[@]}" "${test_packages[@]}"
  npm_packages
  nuget_packages
}

# What an earlier version left behind is not to be packed with this one.
publish() {
  rm -rf "$artifacts/emotionedge"
  dotnet publish src/EmotionEdge/EmotionEdge.csproj -c Release -v quiet -o "$artifacts/emotionedge" "$@" >&2
}

build() {
  setup
  say "building artifacts/emotionedge"
  publish --no-restore
}

run() {
  build
  if [ $# -eq 0 ]; then exec deploy/demo/run.sh "$artifacts"; fi
  exec "$artifacts/emotionedge/emotionedge" run --live "$@"
}

# Sums the counters of all .trx files: "passed failed skipped".
count_results() {
  cat "$1"/*.trx 2>/dev/null | grep -o '<Counters [^>]*>' | awk '
    function value(name) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : 0 }
    { total += value("total"); passed += value("passed"); failed += value("failed") + value("error") + value("timeout") + value("aborted") }
    END { printf "%d %d %d\n", passed, failed, total - passed - failed }'
}

# Line coverage over all test projects together: a line counts when any of them ran it.
line_coverage() {
  find "$1" -name 'coverage.cobertura.xml' -exec cat {} + | awk '
    match($0, /filename="[^"]*"/) { file = substr($0, RSTART + 10, RLENGTH - 11) }
    /<line number=/ {
      match($0, /number="[0-9]+"/); line = file ":" substr($0, RSTART + 8, RLENGTH - 9)
      match($0, /hits="[0-9]+"/); hits = substr($0, RSTART + 6, RLENGTH - 7)
      all[line] = 1; if (hits > 0) hit[line] = 1
    }
    END { for (l in all) { n++; h += (l in hit) } if (n) printf "line coverage: %.1f %% (%d of %d lines)\n", 100 * h / n, h, n }'
}

run_tests() {
  setup
  local results="$artifacts/tests" status=0
  rm -rf "$results" && mkdir -p "$results"
  say "building everything"
  dotnet build "$solution" -c Release --no-restore -v quiet -warnaserror
  publish --no-build
  say "checking the formatting"
  if ! dotnet format "$solution" --verify-no-changes --no-restore --exclude src/Bindings/npm; then
    status=1
    printf 'the formatting differs: run dotnet format %s\n' "$solution"
  fi
  say "testing"
  dotnet test "$solution" -c Release --no-build --nologo -m:1 --logger trx --results-directory "$results" \
    --collect 'XPlat Code Coverage' --settings tests/coverage.runsettings || status=1
  line_coverage "$results"
  local passed failed skipped
  read -r passed failed skipped < <(count_results "$results")
  # A crash or a formatting fault leaves no failed test behind, but it is a failure.
  [ "$status" = 0 ] || [ "$failed" -gt 0 ] || failed=1
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  return "$status"
}

bench() {
  build
  say "measuring"
  dotnet run --project tests/Benchmarks -c Release -- "$@"
}

package() {
  build
  local version architecture
  version=$("$artifacts/emotionedge/emotionedge" --version)
  architecture=$(dpkg --print-architecture)
  local name="emotionedge-${version%%+*}-$architecture"
  say "packing artifacts/$name.tar.gz"
  tar -C "$PWD" -czf "$artifacts/$name.tar.gz" --transform "s,^,$name/," artifacts/emotionedge deploy systemd README.md LICENSE
}

verb=${1:-}
[ $# -gt 0 ] && shift
case "$verb" in
  setup) setup ;;
  build) build ;;
  run) run "$@" ;;
  test) run_tests ;;
  bench) bench "$@" ;;
  package) package ;;
  *) usage; exit 2 ;;
esac
