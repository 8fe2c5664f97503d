"""What the recorders of all frameworks share: the points, the numbers as they are written, the loop."""

import json
from pathlib import Path

TABLE = json.loads((Path(__file__).parents[3] / "content/expressions.json").read_text())
FUNCTIONS = {function["id"]: function for function in TABLE["functions"]}
EXPRESSIONS = {expression["id"]: expression for expression in TABLE["expressions"]}
# The smallest positive subnormal number of each format.
TINY = {"float16": 2.0**-24, "bfloat16": 2.0**-133, "float32": 2.0**-149, "float64": 2.0**-1074}
POINTS = ("0", "-0", "tiny", "1", "-1", "Infinity", "-Infinity", "NaN")


def points_of(expression):
    """The points every expression is asked for, and the corners of its own function."""
    corners = [f"{corner:g}" for corner in FUNCTIONS[EXPRESSIONS[expression]["function"]].get("corners", [])]
    return [*POINTS, *(corner for corner in corners if corner not in POINTS)]


def number_of(point, dtype):
    return TINY[dtype] if point == "tiny" else float(point)


def written(value):
    """JSON has no NaN, no infinity and no agreed −0; seven digits tell float32 numbers apart."""
    if value is None or isinstance(value, str):
        return value
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    short = float(f"{value:.7g}") + 0.0
    return int(short) if short.is_integer() and abs(short) < 1e15 else short


def first_line(error):
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return f"{type(error).__name__}: {lines[0] if lines else ''}"[:200]


def groups_of(framework):
    """Every expression of a framework in each of its runs; a run has a data type, a mode and perhaps its own points."""
    unknown = [expression for expression in framework.CODES if expression not in EXPRESSIONS]
    if unknown:
        raise KeyError(f"no such expression in content/expressions.json: {', '.join(unknown)}")
    groups = []
    for expression in (name for name in EXPRESSIONS if name in framework.CODES):
        code = framework.CODES[expression]
        points = points_of(expression)
        runs = [
            run_of(framework, expression, code, dtype, mode, own or points)
            for dtype, mode, own in framework.RUNS
            if applies(framework, expression, mode)
        ]
        groups.append({"expression": expression, "code": code, "points": points, "runs": runs})
    return groups


def applies(framework, expression, mode):
    skip = getattr(framework, "SKIP", {}).get(mode, ())
    return EXPRESSIONS[expression]["family"] not in skip and expression not in skip


def run_of(framework, expression, code, dtype, mode, points):
    results = []
    for point in points:
        try:
            value, derivative = framework.run(code, dtype, mode, number_of(point, dtype))
            results.append([written(value), written(derivative)])
        except Exception as error:
            results.append({"error": first_line(error)})
    run = {"dtype": dtype, "mode": mode, "results": results}
    if points != points_of(expression):
        run["points"] = list(points)
    return run
