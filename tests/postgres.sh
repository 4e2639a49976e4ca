#!/usr/bin/env bash
# Runs a command with DATABASE_URL of a PostgreSQL that lives only so long.
#
#   tests/postgres.sh .venv/bin/python -m pytest -q
set -euo pipefail

bin="$(dirname "$(command -v initdb || true)")"
if [ ! -x "$bin/initdb" ]; then
    bin="$(find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1 | xargs -r dirname)"
fi
[ -x "$bin/initdb" ] || { echo "PostgreSQL is not here: ./prepare.sh test installs it." >&2; exit 1; }

# PostgreSQL refuses to be root.
as_owner=()
folder="$(mktemp -d)"
if [ "$(id -u)" -eq 0 ]; then
    owner=postgres
    id "$owner" >/dev/null 2>&1 || owner=nobody
    chown "$owner" "$folder"
    as_owner=(runuser -u "$owner" --)
fi

leave() {
    if [ -f "$folder/data/postmaster.pid" ]; then
        "${as_owner[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate -s stop || true
    fi
    rm -rf "$folder"
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

password="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
port="$("$(dirname "$0")/../.venv/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"

cd "$folder"
printf '%s\n' "$password" >"$folder/password"
[ "${#as_owner[@]}" -eq 0 ] || chown "$owner" "$folder/password"
"${as_owner[@]}" "$bin/initdb" -D "$folder/data" --username=ankur --pwfile="$folder/password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 ||
    { cat "$folder/initdb.log" >&2; exit 1; }
# Its data is thrown away, so nothing has to survive a power cut.
"${as_owner[@]}" "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/server.log" -s -w start -o \
    "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off" ||
    { cat "$folder/data/server.log" >&2; exit 1; }
cd "$OLDPWD"

echo "PostgreSQL $("$bin/postgres" --version | grep -oE '[0-9.]+' | head -n 1) on port $port, for this run only"
export DATABASE_URL="postgres://ankur:$password@127.0.0.1:$port/ankur"
"$@"
