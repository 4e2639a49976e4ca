"""prepare.sh on machines that lack something, played with a PATH of our own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ["bash", "cat", "dirname", "env", "grep", "mkdir", "sha256sum", "true"]
LIBRARIES = (
    "libpango-1.0.so.0\nlibpangoft2-1.0.so.0\nlibharfbuzz.so.0\nlibharfbuzz-subset.so.0"
)


@pytest.fixture
def machine(tmp_path):
    """A checkout and a folder of commands: Python and all libraries, but no gettext."""
    for name in ["prepare.sh", "requirements.txt", "requirements-dev.txt"]:
        shutil.copy(ROOT / name, tmp_path / name)
    commands = tmp_path / "commands"
    commands.mkdir()
    for name in TOOLS:
        (commands / name).symlink_to(shutil.which(name))
    _command(commands, "python3", f'exec {sys.executable} "$@"')
    _command(commands, "ldconfig", f'echo "{LIBRARIES}"')
    _command(commands, "id", "echo 1000")
    return tmp_path


def _command(commands: Path, name: str, body: str) -> None:
    path = commands / name
    path.write_text(f"#!{shutil.which('bash')}\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def _prepare(machine: Path, purpose: str = "run") -> tuple[int, list[str]]:
    # Nothing but our own commands: ldconfig must not come from the real machine.
    script = (machine / "prepare.sh").read_text(encoding="utf-8")
    (machine / "prepare.sh").write_text(
        script.replace(":/usr/sbin:/sbin", ""), encoding="utf-8"
    )
    finished = subprocess.run(
        ["bash", "prepare.sh", purpose],
        cwd=machine,
        env={"PATH": str(machine / "commands")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return finished.returncode, [
        line.strip() for line in finished.stdout.split("\n") if line
    ]


def test_who_may_not_install_gets_the_names_and_what_to_do(machine):
    code, lines = _prepare(machine)

    assert code == 1
    assert lines == [
        "✗ These system packages are missing: gettext",
        "Ask an administrator to run: apt-get install gettext",
        "Then start again.",
    ]


def test_a_library_that_is_not_there_is_named_by_its_package(machine):
    _command(machine / "commands", "ldconfig", "echo libpango-1.0.so.0")

    _code, lines = _prepare(machine)

    assert lines[0] == (
        "✗ These system packages are missing: "
        "libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0 gettext"
    )


@pytest.mark.parametrize(
    ("user", "with_sudo"), [(0, False), (1000, True)], ids=["as-root", "with-sudo"]
)
def test_who_may_install_is_told_what_is_installed(machine, user, with_sudo):
    commands = machine / "commands"
    _command(commands, "id", f"echo {user}")
    _command(commands, "apt-get", 'echo "apt-get $*"; [ "$1" = update ]')
    if with_sudo:
        _command(commands, "sudo", 'shift; exec "$@"')

    code, lines = _prepare(machine)

    assert code == 1
    assert lines == [
        "» Installing system packages: gettext",
        "apt-get update",
        "apt-get install --yes --no-install-recommends gettext",
        "✗ apt-get could not install: gettext",
        "What it says above tells why.",
    ]


def test_a_python_that_is_too_old_is_not_taken(machine):
    _command(machine / "commands", "python3", "exit 1")

    _code, lines = _prepare(machine)

    assert (
        lines[0] == "✗ These system packages are missing: python3 python3-venv gettext"
    )


def test_a_wrong_word_is_answered_with_the_right_ones(machine):
    assert _prepare(machine, "everything") == (2, ["Usage: ./prepare.sh run|test"])


def test_a_prepared_checkout_is_left_alone(machine):
    commands = machine / "commands"
    for name in ["msgfmt", "xgettext"]:
        _command(commands, name, "exit 1")
    environment = machine / ".venv" / "bin"
    environment.mkdir(parents=True)
    # Whatever pip is asked to install fails, so a second question would be seen.
    _command(
        environment,
        "python",
        f'[ "$2" = pip ] && [ ! -e "$PWD/installed" ] && > "$PWD/installed" && exit 0\n'
        f'[ "$2" = pip ] && exit 1\nexec {sys.executable} "$@"',
    )

    first, second = _prepare(machine), _prepare(machine)

    assert first == (
        0,
        [
            "» Installing what requirements.txt names into .venv (the first time takes minutes)"
        ],
    )
    assert second == (0, [])
    assert (machine / "var" / "static").is_dir()


def test_changed_requirements_are_installed_again(machine):
    test_a_prepared_checkout_is_left_alone(machine)
    with (machine / "requirements.txt").open("a", encoding="utf-8") as file:
        file.write("one-more==1.0\n")

    code, lines = _prepare(machine)

    assert code == 1
    assert lines[-2:] == [
        "✗ pip could not install requirements.txt.",
        "What it says above tells why.",
    ]
