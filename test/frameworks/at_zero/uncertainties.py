"""uncertainties: the derivatives that its linear propagation of errors uses."""

import uncertainties
from uncertainties import ufloat, umath

NAME = "uncertainties"
VERSION = uncertainties.__version__
CODES = {
    "builtin-max-x-0": "max(x, 0)",
    "builtin-max-0-x": "max(0, x)",
    "if-gt": "x if x > 0 else 0 * x",
    "if-ge": "x if x >= 0 else 0 * x",
    "half-x-plus-abs": "(x + abs(x)) / 2",
    "abs": "abs(x)",
    "fabs": "umath.fabs(x)",
    "sqrt": "umath.sqrt(x)",
    "sqrt-of-square": "umath.sqrt(x * x)",
    "power-half": "x ** 0.5",
    "hypot-x-0": "umath.hypot(x, 0)",
}
RUNS = [("float64", "error propagation", None)]


def run(code, dtype, mode, point):
    x = ufloat(point, 1)
    y = eval(code, {"umath": umath, "x": x})
    # A plain number is left where the other branch was taken.
    return float(getattr(y, "nominal_value", y)), float(y.derivatives.get(x, 0.0)) if hasattr(y, "derivatives") else 0.0
