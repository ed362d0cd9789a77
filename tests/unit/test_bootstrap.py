"""The scripts that install the product: what they say where a system lacks something, and when they install again."""

import ast
import importlib.util
import sys
from collections import namedtuple
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "packaging"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bootstrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module, looking at an empty checkout, on a system that lacks nothing and may not run apt."""
    module = load("bootstrap")
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    monkeypatch.setattr(module, "CHECKOUT", tmp_path)
    monkeypatch.setattr(module, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "installed.json")
    monkeypatch.setattr(module, "loads", lambda library: True)
    monkeypatch.setattr(module, "runs_apt", lambda: False)
    return module


def test_all_that_is_missing_is_named_at_once_with_commands(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(
        bootstrap, "loads", lambda library: library not in ("libEGL.so.1", "libglib-2.0.so.0")
    )
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit) as ended:
        bootstrap.require_system()
    assert ended.value.code == 1
    output = capsys.readouterr().err
    venv = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    assert f"sudo apt-get install libegl1 libglib2.0-0 {venv}\n" in output
    assert "sudo dnf install mesa-libEGL glib2 python3-libs python3-pip\n" in output


def test_root_on_debian_installs_by_itself(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    present: set[str] = set()
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(bootstrap, "loads", lambda library: library != "libGL.so.1" or "libgl1" in present)
    monkeypatch.setattr(bootstrap, "runs_apt", lambda: True)
    monkeypatch.setattr(bootstrap, "apt_install", lambda packages: present.update(packages) or True)
    bootstrap.require_system()
    assert present == {"libgl1"}


def test_a_missing_test_tool_stops_nothing(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    bootstrap.offer_tools()
    assert "sudo apt-get install poppler-utils qpdf" in capsys.readouterr().err


def test_an_old_python_is_told_what_is_needed(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    version = namedtuple("version", "major minor micro releaselevel serial")
    monkeypatch.setattr(sys, "version_info", version(3, 9, 2, "final", 0))
    monkeypatch.setattr(sys, "version", "3.9.2 (default)")
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit):
        bootstrap.require_python()
    assert "needs Python 3.11 or newer; this is 3.9.2" in capsys.readouterr().err


@pytest.mark.parametrize("script", ["bootstrap", "run", "test"])
def test_an_old_python_can_read_the_scripts(script: str) -> None:
    tree = ast.parse((FOLDER / f"{script}.py").read_text("utf-8"), feature_version=(3, 7))
    first = next(node for node in tree.body if isinstance(node, ast.ImportFrom))
    assert first.module == "__future__", "annotations of newer kinds must not be evaluated"


def test_a_second_start_installs_nothing_until_something_changed(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installs: list[bool] = []

    def install(python: Path, test: bool) -> None:
        installs.append(test)
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()
        bootstrap.STAMP.write_text(
            bootstrap.json.dumps({"fingerprint": bootstrap.fingerprint(), "test": test}), "utf-8"
        )

    monkeypatch.setattr(bootstrap, "make_environment", lambda python: None)
    monkeypatch.setattr(bootstrap, "install", install)
    monkeypatch.setattr(bootstrap, "offer_tools", lambda: None)
    for test in (False, False, True, True, False):
        bootstrap.prepare(test)
    assert installs == [False, True]
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'other'\n", "utf-8")
    bootstrap.prepare()
    assert installs == [False, True, False]


def test_exit_codes_of_commands_are_handed_on(bootstrap: ModuleType) -> None:
    assert bootstrap.call([sys.executable, "-c", "raise SystemExit(2)"]) == 2
    if sys.platform != "win32":
        assert bootstrap.call([sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]) == 137
