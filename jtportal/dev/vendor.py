"""`dev.py vendor`: front-end files from npm, pinned and checksummed, committed under static/vendor.

Nobody needs Node to run or test the portal: only to fetch anew after an edit of `vendor.json`.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from .paths import ROOT, Stop, say

WISHES = Path(__file__).with_name("vendor.json")
VENDOR = ROOT / "static" / "vendor"
MANIFEST = VENDOR / "manifest.json"
# Hashed static file names follow this comment to a file that is not vendored, and would fail.
SOURCE_MAP_COMMENT = re.compile(rb"\n?/[*/][#@] sourceMappingURL=[^\n*]*(\*/)?\s*\Z")


def folder_of(wish: dict[str, Any]) -> str:
    """Folder of a package below static/vendor: its name without its scope, and its version."""
    return f"{wish['name'].rpartition('/')[2]}-{wish['version']}"


def sha256(content: bytes) -> str:
    """Hexadecimal SHA-256 of `content`."""
    return hashlib.sha256(content).hexdigest()


def vendor() -> int:
    """Fetch every package of vendor.json, check its integrity, write its files and the manifest."""
    if not shutil.which("npm"):
        raise Stop("`dev.py vendor` needs npm (only to fetch anew; running and testing do not).")
    wishes = json.loads(WISHES.read_text())
    entries = [_fetch(wish) for wish in wishes]
    for stale in {path for path in VENDOR.iterdir() if path.is_dir()} - {
        VENDOR / folder_of(w) for w in wishes
    }:
        shutil.rmtree(stale)
    MANIFEST.write_text(json.dumps(entries, indent=2, ensure_ascii=False) + "\n")
    say(f"{len(entries)} packages in {VENDOR.relative_to(ROOT)}")
    return 0


def _fetch(wish: dict[str, Any]) -> dict[str, Any]:
    spec = f"{wish['name']}@{wish['version']}"
    with tempfile.TemporaryDirectory(prefix="jt-vendor-") as folder:
        subprocess.run(["npm", "pack", "--silent", spec], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        [archive] = Path(folder).glob("*.tgz")
        integrity = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        if integrity != wish["integrity"]:
            raise Stop(
                f"{spec}: vendor.json pins integrity {wish['integrity']!r}, the package has {integrity!r}."
            )
        target = VENDOR / folder_of(wish)
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        with tarfile.open(archive) as tar:
            files = [_copy(tar, name, target, wish) for name in wish["files"]]
    say(f"  {spec}: {len(files)} files")
    return {key: wish[key] for key in ("name", "version", "licence", "integrity")} | {"files": files}


def _copy(tar: tarfile.TarFile, name: str, target: Path, wish: dict[str, Any]) -> dict[str, Any]:
    member = tar.extractfile(f"package/{name}")
    if member is None:
        raise Stop(f"{wish['name']}: {name} is no file.")
    content = member.read()
    entry = {"path": f"{target.name}/{Path(name).name}", "source": name, "sha256": sha256(content)}
    if name in wish.get("drop_source_map_comment", []):
        entry["sha256_of_source"] = entry["sha256"]
        content = SOURCE_MAP_COMMENT.sub(b"\n", content)
        entry["sha256"] = sha256(content)
    (VENDOR / entry["path"]).write_bytes(content)
    return entry


def faults() -> list[str]:
    """What is wrong with static/vendor against its manifest: empty when every file is as fetched."""
    entries = json.loads(MANIFEST.read_text())
    wished = {(w["name"], w["version"], w["integrity"]) for w in json.loads(WISHES.read_text())}
    found = []
    if wished != {(e["name"], e["version"], e["integrity"]) for e in entries}:
        found.append("manifest.json and jtportal/dev/vendor.json differ: run `python3 dev.py vendor`")
    listed = {file["path"]: file["sha256"] for entry in entries for file in entry["files"]}
    present = {p.relative_to(VENDOR).as_posix() for p in VENDOR.rglob("*") if p.is_file() and p != MANIFEST}
    found += [f"{path} is not in the manifest" for path in sorted(present - listed.keys())]
    found += [f"{path} is missing" for path in sorted(listed.keys() - present)]
    found += [
        f"{path} was changed after it was fetched"
        for path in sorted(present & listed.keys())
        if sha256((VENDOR / path).read_bytes()) != listed[path]
    ]
    return found
