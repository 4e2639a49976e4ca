#!/usr/bin/env bash
# Gets this checkout ready: system packages, the virtual environment, the folder for state.
# Says what it installs, and does nothing twice.
#
#   ./prepare.sh run    what the site needs
#   ./prepare.sh test   that, and what the tests need
set -euo pipefail
cd "$(dirname "$0")"

purpose="${1:-run}"
case "$purpose" in
    run) requirements=requirements.txt ;;
    test) requirements=requirements-dev.txt ;;
    *) echo "Usage: ./prepare.sh run|test" >&2; exit 2 ;;
esac

say() { printf '» %s\n' "$*"; }
stop() {
    printf '\n✗ %s\n' "$1" >&2
    shift
    [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
    exit 1
}

# --- Python -------------------------------------------------------------------------

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

# Debian keeps the part that fills a new environment with pip in a package of its own.
is_complete() { is_new_enough "$1" && "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

find_python() {
    local check name
    for check in is_complete is_new_enough; do
        for name in python3.11 python3 python3.12 python3.13 python3.14 python; do
            if "$check" "$name"; then command -v "$name"; return; fi
        done
    done
}

# --- System packages ----------------------------------------------------------------

has_library() { grep -qF "$1" <<<"$libraries"; }
has_command() { command -v "$1" >/dev/null; }
has_initdb() { has_command initdb || compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null; }

missing_packages() {
    local python="$1" libraries
    libraries="$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p)"
    [ -n "$python" ] || echo python3
    [ -x .venv/bin/python ] || is_complete "${python:-python3}" || echo python3-venv
    has_library libpango-1.0.so.0 || echo libpango-1.0-0
    has_library libpangoft2-1.0.so.0 || echo libpangoft2-1.0-0
    has_library libharfbuzz.so.0 || echo libharfbuzz0b
    has_library libharfbuzz-subset.so.0 || echo libharfbuzz-subset0
    { has_command msgfmt && has_command xgettext; } || echo gettext
    [ "$purpose" = test ] || return 0
    [ -x /usr/bin/chromium ] || echo chromium
    has_initdb || echo postgresql
    has_command pdftoppm || echo poppler-utils
}

install_packages() {
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        has_command sudo && sudo -n true 2>/dev/null || stop \
            "These system packages are missing: $*" \
            "Ask an administrator to run: apt-get install $*" \
            "Then start again."
        as_root=(sudo -n)
    fi
    has_command apt-get || stop \
        "These Debian packages, or what carries their content here, are missing: $*" \
        "Install them, then start again."
    say "Installing system packages: $*"
    "${as_root[@]}" apt-get update </dev/null || say "apt-get update had trouble; trying anyway."
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends "$@" </dev/null ||
        stop "apt-get could not install: $*" "What it says above tells why."
}

prepare_system() {
    local packages
    mapfile -t packages < <(missing_packages "$(find_python)")
    [ "${#packages[@]}" -eq 0 ] || install_packages "${packages[@]}"
}

# --- The virtual environment --------------------------------------------------------

prepare_environment() {
    if ! { [ -x .venv/bin/python ] && is_new_enough .venv/bin/python &&
        .venv/bin/python -c "import pip" 2>/dev/null; }; then
        local python
        python="$(find_python)"
        [ -n "$python" ] || stop "Ankur needs Python 3.11 or newer, and found none."
        say "Making the virtual environment .venv with $python"
        "$python" -m venv --clear .venv || stop "$python could not make a virtual environment."
    fi
}

fingerprint() { { .venv/bin/python --version; cat requirements.txt "$requirements"; } | sha256sum; }

prepare_requirements() {
    local stamp=".venv/prepared-for-$purpose" wanted
    wanted="$(fingerprint)"
    [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ] || return 0
    say "Installing what $requirements names into .venv (the first time takes minutes)"
    .venv/bin/python -m pip install --disable-pip-version-check --no-input \
        --requirement "$requirements" </dev/null ||
        stop "pip could not install $requirements." "What it says above tells why."
    printf '%s\n' "$wanted" >"$stamp"
}

prepare_system
prepare_environment
prepare_requirements
# WhiteNoise warns about every process when the folder of static files is not there.
mkdir -p "${ANKUR_STATE:-var}/static"
