"""The command line as a process: exit codes, streams that fail, locales, signals, names that are no text."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from cjm_desktop.resources import resource_path

PERSIAN = resource_path("samples", "bank-fa.cjm")
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has neither these signals nor these devices")


def run(*arguments: str | bytes | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The program in English, unless the environment says otherwise."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    return subprocess.run(
        [sys.executable, "-m", "cjm_desktop", *arguments],
        env={**kept, "CJM_LANGUAGE": "en", **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments, code",
    [
        (["--version"], 0),
        (["info", str(PERSIAN)], 0),
        (["info", "no-such-file.cjm"], 1),
        (["export", str(PERSIAN)], 2),
        (["no-such-command"], 2),
        ([], 0),
    ],
)
def test_exit_codes(arguments: list[str], code: int) -> None:
    assert run(*arguments).returncode == code


def test_an_error_is_one_line_with_place_and_advice() -> None:
    done = run("info", "no-such-file.cjm")
    assert done.stdout == b""
    expected = "error: no-such-file.cjm: There is no such file or folder. Check the name."
    assert done.stderr.decode().splitlines() == [expected]


def test_output_is_utf_8_whatever_the_locale_says() -> None:
    done = run("info", PERSIAN, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0", CJM_LANGUAGE="")
    assert done.returncode == 0
    assert "افتتاح حساب" in done.stdout.decode("utf-8")
    assert "Stages" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    "variables, word",
    [
        ({"CJM_LANGUAGE": "fa", "LC_ALL": "ru_RU.UTF-8"}, "مرحله‌ها"),
        ({"CJM_LANGUAGE": "", "LC_ALL": "ru_RU.UTF-8", "LANG": "he_IL"}, "Этапы"),
        ({"CJM_LANGUAGE": "", "LC_MESSAGES": "ar", "LANG": "he_IL"}, "المراحل"),
        ({"CJM_LANGUAGE": "", "LANG": "iw_IL.UTF-8"}, "שלבים"),
        ({"CJM_LANGUAGE": "", "LANG": "xx"}, "Stages"),
    ],
)
def test_the_language_of_the_user_is_found(variables: dict[str, str], word: str) -> None:
    assert word in run("info", PERSIAN, **variables).stdout.decode()


def test_argparse_speaks_the_language_too() -> None:
    assert "не хватает аргументов: -o/--output" in run("new", CJM_LANGUAGE="ru").stderr.decode()


@POSIX
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/a\xff\x1b[31m.cjm"
    try:
        with open(name, "wb") as stream:
            stream.write(PERSIAN.read_bytes())
    except OSError:
        pytest.skip("this disk takes no such names")
    for command in ("info", "check"):
        assert run(command, name).returncode == 0
    target = os.fsencode(tmp_path) + b"/b\xff.svg"
    assert run("export", name, "-o", target).returncode == 0
    assert os.path.getsize(target) > 1000
    os.unlink(name)
    said = run("info", name).stderr
    assert said.count(b"\n") == 1
    assert b"\x1b" not in said
    assert said.decode("utf-8")


@POSIX
def test_nobody_reads_the_output() -> None:
    script = f"'{sys.executable}' -m cjm_desktop schema | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False)
    assert done.returncode in (0, 141)
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_the_output_cant_be_written() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cjm_desktop", "schema"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


@POSIX
@pytest.mark.parametrize("stream", ["1", "2"])
def test_a_stream_that_is_closed(stream: str) -> None:
    script = f"'{sys.executable}' -m cjm_desktop info '{PERSIAN}' {stream}>&-"
    assert subprocess.run(["bash", "-c", script], capture_output=True, check=False).returncode == 0


@POSIX
def test_an_interrupted_command_leaves_nothing(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "cjm_desktop", "self-test"],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A suite that is started in the background may have been told to take no notice of interrupts.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    while not list(tmp_path.iterdir()) and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert said == b""
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_a_fault_of_the_program_is_one_line_and_shown_in_full_when_asked(tmp_path: Path) -> None:
    (tmp_path / "cjm_fault.py").write_text(
        "import sys\n"
        "from cjm_desktop.cli import app\n"
        "def broken(arguments, console): raise KeyError('inside')\n"
        "app._run = broken\n"
        "sys.exit(app.main(['templates']))\n",
        "utf-8",
    )
    root = Path(__file__).resolve().parents[2]

    def fault(**environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(tmp_path / "cjm_fault.py")],
            env={**os.environ, "CJM_LANGUAGE": "en", "PYTHONPATH": str(root), **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    done = fault(CJM_DEBUG="")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "KeyError" in done.stderr
    assert "Traceback" in fault(CJM_DEBUG="1").stderr
