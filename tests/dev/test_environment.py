"""The environment of .local where uv cannot be used: made by plain venv and pip, from wheels, by hash."""

import hashlib
import subprocess
import zipfile
from pathlib import Path

import pytest

from jtportal.dev import environment

pytestmark = pytest.mark.slow
INSIDE = {
    "pebble.py": "SAYS = 'plink'\n",
    "pebble-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: pebble\nVersion: 1.0\n",
    "pebble-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "pebble-1.0.dist-info/RECORD": "",
}


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a wheel, lock files that name it by its hash, and a uv that does not work."""
    wheel = tmp_path / "wheels" / "pebble-1.0-py3-none-any.whl"
    wheel.parent.mkdir()
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in INSIDE.items():
            archive.writestr(name, text)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (tmp_path / "requirements.txt").write_text(f"pebble==1.0 \\\n    --hash=sha256:{digest}\n")
    for name in ("requirements-servers.txt", "requirements-dev.txt", "requirements-uv.txt"):
        (tmp_path / name).write_text("")
    places = {
        "ROOT": tmp_path,
        "LOCAL": tmp_path,
        "TOOLS": tmp_path / "tools",
        "ENVIRONMENT": tmp_path / "env",
    }
    for name, place in places.items():
        monkeypatch.setattr(environment, name, place)
    monkeypatch.delenv("JT_PYTHON", raising=False)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheel.parent))
    uv = environment._tool("requirements-uv.txt") / "bin" / "uv"
    uv.parent.mkdir(parents=True)
    uv.write_text("#!/bin/sh\necho this uv is broken >&2\nexit 2\n")
    uv.chmod(0o755)
    return tmp_path


def test_without_uv_venv_and_pip_make_it(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    python = environment.ensure_environment()

    argv = [python, "-c", "import pebble; print(pebble.SAYS)"]
    assert subprocess.run(argv, capture_output=True, text=True, check=True).stdout == "plink\n"
    assert "uv cannot be used here (this uv is broken); plain venv and pip" in capsys.readouterr().err
    made = (house / "env" / "stamp").stat().st_mtime_ns
    assert environment.ensure_environment() == python
    assert (house / "env" / "stamp").stat().st_mtime_ns == made
