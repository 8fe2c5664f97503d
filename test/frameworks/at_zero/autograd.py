"""HIPS autograd, the ancestor of JAX: plain NumPy code, differentiated by tracing."""

from importlib.metadata import version

import autograd.numpy as np
import numpy
from autograd import grad, make_jvp
from autograd.test_util import check_grads

NAME = "autograd"
VERSION = version("autograd")
CODES = {
    "maximum-x-0": "np.maximum(x, 0.0)",
    "maximum-0-x": "np.maximum(0.0, x)",
    "fmax-x-0": "np.fmax(x, 0.0)",
    "fmax-0-x": "np.fmax(0.0, x)",
    "builtin-max-x-0": "max(x, 0.0)",
    "builtin-max-0-x": "max(0.0, x)",
    "minus-minimum-x": "-np.minimum(-x, 0.0)",
    "minus-minimum-0": "-np.minimum(0.0, -x)",
    "clip-min-0": "np.clip(x, 0.0, np.inf)",
    "where-gt": "np.where(x > 0, x, 0.0)",
    "where-ge": "np.where(x >= 0, x, 0.0)",
    "where-lt": "np.where(x < 0, 0.0, x)",
    "if-gt": "x if x > 0 else 0.0 * x",
    "if-ge": "x if x >= 0 else 0.0 * x",
    "mask-gt": "x * (x > 0)",
    "mask-ge": "x * (x >= 0)",
    "half-x-plus-abs": "(x + np.abs(x)) / 2",
    "half-x-plus-root": "(x + np.sqrt(x * x)) / 2",
    "squared-relu": "np.maximum(x, 0.0) ** 2",
    "leaky-maximum": "np.maximum(x, 0.1 * x)",
    "leaky-maximum-swapped": "np.maximum(0.1 * x, x)",
    "leaky-where-gt": "np.where(x > 0, x, 0.1 * x)",
    "leaky-where-ge": "np.where(x >= 0, x, 0.1 * x)",
    "clip-0-6": "np.clip(x, 0.0, 6.0)",
    "min-max-6": "np.minimum(np.maximum(x, 0.0), 6.0)",
    "clip-1-1": "np.clip(x, -1.0, 1.0)",
    "hinge": "np.maximum(1 - x, 0.0)",
    "logaddexp": "np.logaddexp(x, 0.0)",
    "tanh": "np.tanh(x)",
    "tanh-shrink": "x - np.tanh(x)",
    "abs": "np.abs(x)",
    "fabs": "np.fabs(x)",
    "sqrt-of-square": "np.sqrt(x * x)",
    "norm-2-x-0": "np.linalg.norm(np.array([x, 0.0]))",
    "norm-2-x": "np.linalg.norm(np.array([x]))",
    "maximum-x-minus-x": "np.maximum(x, -x)",
    "sign": "np.sign(x)",
    "sqrt": "np.sqrt(x)",
    "power-half": "x ** 0.5",
    "sqrt-relu": "np.sqrt(np.maximum(x, 0.0))",
    "where-sqrt": "np.where(x > 0, np.sqrt(x), 0.0)",
    "double-where-sqrt": "np.where(x > 0, np.sqrt(np.where(x > 0, x, 1.0)), 0.0)",
    "where-x-log-x": "np.where(x > 0, x * np.log(x), 0.0)",
    "max-of-x-0": "np.max(np.array([x, 0.0]))",
    "max-of-0-x": "np.max(np.array([0.0, x]))",
    "max-of-x-0-0-0": "np.max(np.array([x, 0.0, 0.0, 0.0]))",
    "max-of-x-x": "np.max(np.array([x, x]))",
    "maximum-x-x": "np.maximum(x, x)",
    "sort-last-x-0": "np.sort(np.array([x, 0.0]))[-1]",
    "maximum-minus-maximum": "np.maximum(x, 0.0) - np.maximum(-x, 0.0)",
    "mask-minus-mask": "x * (x > 0) + x * (x < 0)",
    "max-plus-min": "np.maximum(x, 0.0) + np.minimum(x, 0.0)",
    "max-plus-min-swapped": "np.maximum(0.0, x) + np.minimum(0.0, x)",
    "clip-plus-clip": "np.clip(x, 0.0, np.inf) + np.clip(x, -np.inf, 0.0)",
    "where-plus-where": "np.where(x > 0, x, 0.0) + np.where(x < 0, x, 0.0)",
    "where-eq": "np.where(x == 0, 0.0, x)",
    "maximum-of-minus-plus-x": "np.maximum(-x, 0.0) + x",
}
RUNS = [
    ("float64", "reverse", None),
    ("float64", "forward", None),
    ("float64", "second", None),
    ("float64", "check_grads", ("0", "1")),
]


def run(code, dtype, mode, point):
    f = eval(f"lambda x: {code}", {"np": np})
    with numpy.errstate(all="ignore"):
        if mode == "forward":
            value, derivative = make_jvp(f)(point)(1.0)
            return float(value), float(derivative)
        if mode == "second":
            return float(grad(f)(point)), float(grad(grad(f))(point))
        if mode == "check_grads":
            try:
                check_grads(f, order=1)(point)
            except AssertionError:
                return None, "fail"
            return None, "pass"
        return float(f(point)), float(grad(f)(point))
