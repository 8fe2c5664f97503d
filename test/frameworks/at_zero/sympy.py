"""SymPy: the derivative as a formula, then its value at the point."""

import sympy

NAME = "SymPy"
VERSION = sympy.__version__
CODES = {
    "maximum-x-0": "Max(x, 0)",
    "minus-minimum-x": "-Min(-x, 0)",
    "if-gt": "Piecewise((x, x > 0), (0, True))",
    "if-ge": "Piecewise((x, x >= 0), (0, True))",
    "mask-step": "x * Heaviside(x)",
    "half-x-plus-abs": "(x + Abs(x)) / 2",
    "half-x-plus-root": "(x + sqrt(x**2)) / 2",
    "squared-relu": "Max(x, 0)**2",
    "leaky-maximum": "Max(x, x / 10)",
    "min-max-6": "Min(Max(x, 0), 6)",
    "abs": "Abs(x)",
    "sqrt-of-square": "sqrt(x**2)",
    "maximum-x-minus-x": "Max(x, -x)",
    "sign": "sign(x)",
    "sqrt": "sqrt(x)",
    "sqrt-relu": "sqrt(Max(x, 0))",
    "maximum-minus-maximum": "Max(x, 0) - Max(-x, 0)",
    "max-plus-min": "Max(x, 0) + Min(x, 0)",
    "maximum-of-minus-plus-x": "Max(-x, 0) + x",
}
# Exact numbers: there is one zero and no smallest positive one.
RUNS = [("exact", mode, ("0", "1", "-1")) for mode in ("symbolic", "second")]


def run(code, dtype, mode, point):
    x = sympy.symbols("x", real=True)
    f = eval(code, {name: getattr(sympy, name) for name in dir(sympy)} | {"x": x})
    if mode == "second":
        f = sympy.diff(f, x)
    at = sympy.Integer(int(point))
    return number(f.subs(x, at)), number(sympy.diff(f, x).subs(x, at))


def number(result):
    """A number, or the formula that is left: DiracDelta(0) has no value, and zoo is complex infinity."""
    try:
        return float(result)
    except TypeError:
        return str(result)
