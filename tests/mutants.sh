#!/bin/sh
# Changes the code in small ways, one at a time, and lists the changes that no test notices.
#
#     tests/mutants.sh                          every 40th mutant of the layers that count
#     SHARD=1/40 tests/mutants.sh               others
#     SHARD=0/1 tests/mutants.sh FILE ...       all of these files
set -eu
cd "$(dirname "$0")/.."
if [ $# -eq 0 ]; then
    set -- 'src/domain/**' 'src/analysis/**' 'src/ingest/row/**' 'src/ingest/link/**'
fi
files=$(for file in "$@"; do printf -- '--file\n%s\n' "$file"; done)
IFS='
'
set -f
# The tests of figures. Those in a pseudo-terminal wait for real time.
tests='--lib
--test
figures
--test
decisions
--test
recount
--test
cases
--test
findings'
# shellcheck disable=SC2086
exec cargo mutants --shard "${SHARD:-0/40}" --output target --timeout 300 ${LIST:+--list} $files -- $tests
