"""CasADi: symbolic expression graphs of scalars (SX) and of matrices (MX), reverse and forward."""

import casadi

NAME = "CasADi"
VERSION = casadi.__version__
CODES = {
    "maximum-x-0": "fmax(x, 0)",
    "maximum-0-x": "fmax(0, x)",
    "minus-minimum-x": "-fmin(-x, 0)",
    "minus-minimum-0": "-fmin(0, -x)",
    "if-gt": "if_else(x > 0, x, 0)",
    "if-ge": "if_else(x >= 0, x, 0)",
    "mask-gt": "x * (x > 0)",
    "mask-ge": "x * (x >= 0)",
    "mask-sign": "x * fmax(sign(x), 0)",
    "half-x-plus-abs": "(x + fabs(x)) / 2",
    "half-x-plus-root": "(x + sqrt(x ** 2)) / 2",
    "squared-relu": "fmax(x, 0) ** 2",
    "leaky-maximum": "fmax(x, 0.1 * x)",
    "leaky-maximum-swapped": "fmax(0.1 * x, x)",
    "leaky-where-gt": "if_else(x > 0, x, 0.1 * x)",
    "leaky-where-ge": "if_else(x >= 0, x, 0.1 * x)",
    "min-max-6": "fmin(fmax(x, 0), 6)",
    "hinge": "fmax(1 - x, 0)",
    "log-sum-exp": "logsumexp(vertcat(x, 0))",
    "tanh": "tanh(x)",
    "abs": "fabs(x)",
    "sqrt-of-square": "sqrt(x * x)",
    "norm-2-x-0": "norm_2(vertcat(x, 0))",
    "norm-1-x": "norm_1(x)",
    "norm-inf-x-x": "norm_inf(vertcat(x, -x))",
    "hypot-x-0": "hypot(x, 0)",
    "maximum-x-minus-x": "fmax(x, -x)",
    "sign": "sign(x)",
    "step": "x > 0",
    "sqrt": "sqrt(x)",
    "power-half": "x ** 0.5",
    "sqrt-relu": "sqrt(fmax(x, 0))",
    "where-sqrt": "if_else(x > 0, sqrt(x), 0)",
    "double-where-sqrt": "if_else(x > 0, sqrt(if_else(x > 0, x, 1)), 0)",
    "max-of-x-0": "mmax(vertcat(x, 0))",
    "max-of-0-x": "mmax(vertcat(0, x))",
    "max-of-x-x": "mmax(vertcat(x, x))",
    "maximum-x-x": "fmax(x, x)",
    "maximum-minus-maximum": "fmax(x, 0) - fmax(-x, 0)",
    "max-plus-min": "fmax(x, 0) + fmin(x, 0)",
    "max-plus-min-swapped": "fmax(0, x) + fmin(0, x)",
    "maximum-of-minus-plus-x": "fmax(-x, 0) + x",
}
# Reverse and forward of scalar graphs; the matrix graph by reverse mode.
RUNS = [("float64", mode, None) for mode in ("reverse", "forward", "second", "reverse of MX")]

cache = {}


def function_of(code, mode):
    if (code, mode) not in cache:
        x = casadi.MX.sym("x") if mode == "reverse of MX" else casadi.SX.sym("x")
        y = eval(code, {name: getattr(casadi, name) for name in dir(casadi)} | {"x": x})
        if mode == "second":
            y = casadi.gradient(y, x)
        slope = casadi.jtimes(y, x, 1, mode != "forward")
        cache[code, mode] = casadi.Function("f", [x], [y, slope])
    return cache[code, mode]


def run(code, dtype, mode, point):
    value, derivative = function_of(code, mode)(point)
    return float(value), float(derivative)
