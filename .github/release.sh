#!/usr/bin/env bash
# Builds a release: one zip a system and SHA256SUMS, the same bytes each time.
#
#   release.sh [--skip-tests] [--twice] [--out FOLDER] [TARGET]...
#
# A target is a Rust target, for Linux with the oldest glibc to run on behind it:
#   x86_64-unknown-linux-gnu.2.17  aarch64-unknown-linux-gnu.2.17  x86_64-pc-windows-gnu  …
# Without one, all that can be built here. Needed are git, Rust and Python; for a glibc that is not
# this machine's cargo-zigbuild and ziglang (both from PyPI); for Windows a MinGW compiler.
#
# What is built is the last commit, in a clean checkout. --twice builds it again and compares.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
out=$root/target/release-files; skip_tests=; twice=; targets=()
while [ $# -gt 0 ]; do
  case $1 in
    --skip-tests) skip_tests=1 ;;
    --twice) twice=1 ;;
    --out) mkdir -p "$2"; out=$(cd "$2" && pwd); shift ;;
    -*) sed -n '2,12s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    *) targets+=("$1") ;;
  esac
  shift
done

say() { printf '== %s\n' "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }
python() { if has python3; then python3 "$@"; else command python "$@"; fi; }

SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct)
export SOURCE_DATE_EPOCH CARGO_INCREMENTAL=0
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
host=$(rustc -vV | sed -n 's/^host: //p')

# The targets that have their standard library and linker here.
possible() {
  local installed
  installed=$(rustup target list --installed 2>/dev/null || echo "$host")
  for target in x86_64-unknown-linux-gnu aarch64-unknown-linux-gnu; do
    if grep -qx "$target" <<<"$installed" && has cargo-zigbuild; then echo "$target.2.17"
    elif [ "$target" = "$host" ]; then echo "$target"; fi
  done
  if grep -qx x86_64-pc-windows-gnu <<<"$installed" && has x86_64-w64-mingw32-gcc; then echo x86_64-pc-windows-gnu; fi
  case $host in *linux*) ;; *) echo "$host" ;; esac
}
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(possible)
say "$(git -C "$root" log -1 --format='%h %s')"
say "targets: ${targets[*]}"

# checkout FOLDER: the last commit, without what git does not know.
checkout() { mkdir -p "$1"; git -C "$root" archive HEAD | tar -x -C "$1"; }

# build TARGET SOURCE TARGET_FOLDER: prints the path of the program. No path of this machine gets
# into it, so that the same source is the same bytes in any folder.
build() {
  local target=$1 source=$2 folder=$3 bare exe=
  bare=$(sed 's/\.[0-9.]*$//' <<<"$target")
  case $bare in *windows*) exe=.exe ;; esac
  local cargo_home=${CARGO_HOME:-$HOME/.cargo} command=build
  [ "$bare" = "$target" ] || command=zigbuild
  local flags="--remap-path-prefix=$source=/dangbo --remap-path-prefix=$cargo_home=/cargo"
  case $bare in *windows-gnu) flags+=" -C link-arg=-Wl,--no-insert-timestamp" ;; esac
  (cd "$source" && RUSTFLAGS="$flags" CARGO_TARGET_DIR="$folder" \
    cargo "$command" --release --locked --target "$target") >&2
  echo "$folder/$bare/release/dangbo$exe"
}

# The newest glibc whose symbols a program asks for is at most that of its target.
check_glibc() {
  local program=$1 most=$2 newest
  newest=$(objdump -T "$program" | grep -o 'GLIBC_[0-9.]*' | sed 's/GLIBC_//' | sort -uV | tail -1)
  say "glibc: needs $newest, target $most"
  [ "$(printf '%s\n' "$newest" "$most" | sort -V | tail -1)" = "$most" ]
}

# check_size PROGRAM: at most 12.6 MB, for people who copy it over a slow line; its zip has less
# than half. The aim is 8: workbooks, in and out, cost 2.5.
check_size() {
  local size
  size=$(wc -c <"$1"); say "size: $size bytes"
  [ "$size" -le 12600000 ]
}

# pack TARGET PROGRAM RUNNABLE SOURCE: writes the zip.
pack() {
  local target=$1 program=$2 runnable=$3 source=$4 bare version name
  bare=$(sed 's/\.[0-9.]*$//' <<<"$target")
  version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$source/Cargo.toml" | head -1)
  name=dangbo-$version-$bare
  local folder=$work/pack/$name
  rm -rf "$folder"; mkdir -p "$folder/completions"
  cp "$program" "$folder/"
  cp "$source/LICENSE" "$source/.github/CHANGELOG.md" "$source/.github/release/DOC-TRUOC.txt" "$folder/"
  python "$source/.github/release/licences.py" "$source" "$bare" >"$folder/THIRD-PARTY-LICENCES.txt"
  (cd "$work" && "$runnable" man --lang vi >"$folder/dangbo.1" && "$runnable" man --lang en >"$folder/dangbo.en.1")
  for shell in bash zsh fish powershell elvish nushell; do
    (cd "$work" && "$runnable" completions "$shell" --lang vi >"$folder/completions/dangbo.$shell")
  done
  mv "$folder/completions/dangbo.powershell" "$folder/completions/dangbo.ps1"
  "$runnable" sample "$folder/so-lieu-mau" >/dev/null
  (cd "$folder" && "$runnable" template mau-nhap.xlsx >/dev/null)
  case $bare in *windows*) sed -i 's/$/\r/' "$folder/DOC-TRUOC.txt" ;; esac
  python "$source/.github/release/zip.py" "$folder" "$out/$name.zip"
  say "$out/$name.zip: $(wc -c <"$out/$name.zip") bytes"
}

mkdir -p "$out"; rm -f "$out"/dangbo-*.zip "$out/SHA256SUMS"
checkout "$work/source"
if [ -z "$skip_tests" ]; then
  say tests
  (cd "$work/source" && CARGO_TARGET_DIR="$work/target" cargo test --locked)
fi
runnable=
for target in "${targets[@]}"; do
  say "$target"
  program=$(build "$target" "$work/source" "$work/target")
  case $target in *.[0-9]*) check_glibc "$program" "${target#*-gnu.}" ;; esac
  check_size "$program"
  # Pages and completions are the same for all; a program for another system cannot write them.
  if "$program" --version >/dev/null 2>&1; then runnable=$program
  elif [ -z "$runnable" ]; then runnable=$(build "$host" "$work/source" "$work/target"); fi
  pack "$target" "$program" "$runnable" "$work/source"
  if [ -n "$twice" ]; then
    checkout "$work/again/source"
    cmp "$program" "$(build "$target" "$work/again/source" "$work/again/target")"
    say "$target: the same bytes from another folder"
  fi
done
(cd "$out" && sha256sum dangbo-*.zip >SHA256SUMS && cat SHA256SUMS)
