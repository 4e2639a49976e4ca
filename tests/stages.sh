#!/usr/bin/env bash
# Everything that must be green, one stage after the other; the first red one ends it.
#
#   tests/stages.sh        all of them
#   tests/stages.sh lint   only those that read the code
set -euo pipefail
cd "$(dirname "$0")/.."
exec </dev/null

python="$PWD/.venv/bin/python"
workers="${TEST_WORKERS:-2}"
number=0

stage() {
    local title="$1" started=$SECONDS
    shift
    number=$((number + 1))
    printf '\n━━ %d. %s\n' "$number" "$title"
    if ! "$@"; then
        printf '\n✗ Stage %d failed: %s\n  Alone it is: %s\n' "$number" "$title" "$*" >&2
        exit 1
    fi
    printf '   done in %d s\n' $((SECONDS - started))
}

manage() { "$python" manage.py "$@"; }

stage "ruff check" "$python" -m ruff check .
stage "ruff format" "$python" -m ruff format --check .
stage "djlint" "$python" -m djlint --lint --quiet curriculum workshops assessments certificates site templates
stage "mypy" "$python" -m mypy
if [ "${1:-}" = lint ]; then exit 0; fi

stage "migrations are complete" manage makemigrations --check --dry-run
stage "translations compile" manage compilemessages --ignore .venv --verbosity 0
stage "tests on SQLite" "$python" -m pytest -q -n "$workers"
# What stands at the top of tests/ is about the house and asks no database.
stage "tests on PostgreSQL" tests/postgres.sh "$python" -m pytest -q -n "$workers" \
    -m "not browser" --ignore-glob="$PWD/tests/test_*.py"
printf '\n✓ All %d stages are green.\n' "$number"
