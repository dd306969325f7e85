#!/usr/bin/env bash
# Compares what the program for Windows prints with what it prints on Linux, byte for byte.
#
#   tests/windows.sh dangbo.exe [dangbo]      under Wine; the second is the program for Linux
#
# Needs wine64. A run that Wine itself cannot do is listed at the end.
set -euo pipefail
exe=$(realpath "$1"); own=$(realpath "${2:-target/release/dangbo}")
wine=$(command -v wine64 || command -v wine || echo /usr/lib/wine/wine64)
[ -x "$wine" ] || { echo "Skipped: there is no Wine here."; exit 0; }
export WINEDEBUG=-all WINEPREFIX=${WINEPREFIX:-$(mktemp -d)} LC_ALL=C.UTF-8
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
failed=0; compared=0
# Wine speaks of itself when it starts for the first time.
"$wine" "$exe" --version >/dev/null 2>&1 || true

on_linux() { XDG_CONFIG_HOME="$work/home" "$own" "$@"; }
on_windows() { "$wine" "$exe" "$@"; }

# same NAME ARG…: both print the same bytes on both streams and end with the same code.
same() {
  local name=$1 a b; shift
  a=0; on_linux "$@" >a.out 2>a.err </dev/null || a=$?
  b=0; on_windows "$@" >b.out 2>b.err </dev/null || b=$?
  compared=$((compared + 1))
  if [ "$a" != "$b" ] || ! cmp -s a.out b.out || ! cmp -s a.err b.err; then
    failed=$((failed + 1)); echo "DIFFERS: $name (exit codes $a and $b)"
    diff a.out b.out | head -5 || true; diff a.err b.err | head -5 || true
  fi
}
# expect NAME CODE TEXT ARG…: on Windows alone.
expect() {
  local name=$1 code=$2 text=$3 b=0; shift 3
  on_windows "$@" >b.out 2>b.err </dev/null || b=$?
  compared=$((compared + 1))
  if [ "$b" != "$code" ] || ! cat b.out b.err | grep -qF -- "$text"; then
    failed=$((failed + 1)); echo "DIFFERS: $name (exit code $b)"; head -5 b.out b.err
  fi
}

for lang in vi en; do
  for command in report "report --format json" check "check --format json" "check --format csv" \
    "check --explain" config man help "completions bash" "completions powershell"; do
    # shellcheck disable=SC2086 # the words of a command
    same "$command ($lang)" $command --lang "$lang"
  done
done
on_linux sample mau-linux >/dev/null; on_windows sample mau-windows >/dev/null
diff -r mau-linux mau-windows || { failed=$((failed + 1)); echo "DIFFERS: sample"; }

# Names with blanks and Vietnamese letters, in each way in which Windows writes a path.
mkdir -p "số liệu năm 2023"; cp mau-linux/* "số liệu năm 2023/"
same "a folder with blanks and Vietnamese letters" report --format json "số liệu năm 2023"
same "a folder with its findings" check --format json "số liệu năm 2023"
same "a file" report --format json "số liệu năm 2023/organisations.csv"
root="Z:${work//\//\\}\\số liệu năm 2023"
for path in "$root" "$root\\" "\\\\?\\$root" "số liệu năm 2023\\organisations.csv"; do
  expect "$path" 0 '"year": 2023' report --format json "$path" || true
done
expect "a path that is not there" 2 "không có tệp hay thư mục" report "Z:\\không có"
expect "a share that is not there" 2 "may-chu" report "\\\\may-chu\\chia-se"
chmod a-w "số liệu năm 2023/organisations.csv"
same "a file that may not be written" report --format json "số liệu năm 2023"

# Settings: beside the data, of the user, made by the program.
printf '[lines]\nmembers = 95\n' >"số liệu năm 2023/dangbo.toml"
same "settings beside the data" report --format json "số liệu năm 2023"
expect "settings beside the data are named" 0 "dangbo.toml:2" config "số liệu năm 2023"
rm "số liệu năm 2023/dangbo.toml"
# Wine sets %APPDATA% itself.
appdata=$WINEPREFIX/drive_c/users/$(id -un)/AppData/Roaming
rm -rf "$appdata/dangbo"; mkdir -p home/dangbo "$appdata/dangbo"
printf 'language = "en"\n[lines]\nmembers = 94\n' | tee home/dangbo/dangbo.toml >"$appdata/dangbo/dangbo.toml"
same "the settings of the user" report "số liệu năm 2023"
rm -r home/dangbo "$appdata/dangbo"
EDITOR="cmd /c rem" expect "a settings file is made" 0 "dangbo.toml" config --edit
[ -s "$appdata/dangbo/dangbo.toml" ] || { failed=$((failed + 1)); echo "DIFFERS: no file in %APPDATA%"; }

# Wrong arguments, wrong files, standard input.
same "a wrong option" report --zoen x --lang en
same "a wrong zone" report --zone "quang chou"
printf 'a;b\n1;2\n' >khong-phai-bang.csv
same "a file without a table" check --format json khong-phai-bang.csv
a=$(on_linux report --format json - <mau-linux/organisations.csv | sha256sum)
b=$(on_windows report --format json - <mau-linux/organisations.csv | sha256sum)
[ "$a" = "$b" ] || { failed=$((failed + 1)); echo "DIFFERS: standard input"; }
expect "no dashboard without a console" 2 "dangbo report"

echo "$compared comparisons, $failed differ"
echo "Not seen under Wine: the dashboard's screen, locks of other programs, code pages of a real console, the closing of its window."
[ "$failed" = 0 ]
