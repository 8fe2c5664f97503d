"""Writes evidence files: one record a line, sealed by a hash over the whole text, so that an edit by hand is found."""

import datetime
import hashlib
import json
import platform
import sys
from pathlib import Path


def platform_text():
    return f"{platform.system()} {platform.machine()}, CPU, Python {platform.python_version()}"


def seal(text):
    """Puts the SHA-256 of the text, taken while `sha256` is empty, into `sha256`."""
    empty = '"sha256": ""'
    assert text.count(empty) == 1
    return text.replace(empty, f'"sha256": "{hashlib.sha256(text.encode()).hexdigest()}"')


def write(default, head, lists):
    """`head` is a small object; `lists` maps names to lists, whose items get one line each."""
    path = Path(sys.argv[1] if len(sys.argv) > 1 else default)
    head = head | {"recorded": datetime.date.today().isoformat(), "platform": platform_text(), "sha256": ""}
    parts = [f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    for key, items in lists.items():
        lines = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in items)
        parts.append(f" {json.dumps(key)}: [\n{lines}\n ]")
    path.write_text(seal("{\n" + ",\n".join(parts) + "\n}\n"), encoding="utf-8")
    print(", ".join(f"{len(items)} {key}" for key, items in lists.items()), "in", path)
