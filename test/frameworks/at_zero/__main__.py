"""`python -m at_zero NAME FILE`: records one framework into a file, in a process of its own.

Whatever goes wrong is written as the error of the framework, of a run or of a point, and the next one goes on.
"""

import importlib
import json
import os
import platform
import sys
from pathlib import Path

from .record import first_line, groups_of


def main(name, path):
    module, _, variant = name.partition("-")
    if module == "keras":
        os.environ["KERAS_BACKEND"] = variant
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    result = {"name": name, "platform": f"{platform.system()} {platform.machine()}, CPU, Python {platform.python_version()}"}
    try:
        framework = importlib.import_module(f".{module}", __package__)
        result |= {"framework": framework.NAME, "version": framework.VERSION, "groups": groups_of(framework)}
    except Exception as error:  # a missing framework is a finding, not a crash
        result |= {"error": first_line(error)}
    Path(path).write_text(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:3])
