"""SciPy's numerical derivatives: a difference cannot see a kink, only the slopes on its two sides."""

import numpy as np
import scipy
from scipy.differentiate import derivative
from scipy.optimize import approx_fprime
from scipy.optimize._numdiff import approx_derivative

NAME = "SciPy"
VERSION = scipy.__version__
CODES = {
    "maximum-x-0": "np.maximum(x, 0)",
    "where-gt": "np.where(x > 0, x, 0)",
    "where-ge": "np.where(x >= 0, x, 0)",
    "half-x-plus-abs": "(x + np.abs(x)) / 2",
    "squared-relu": "np.maximum(x, 0) ** 2",
    "leaky-maximum": "np.maximum(x, 0.1 * x)",
    "clip-0-6": "np.clip(x, 0, 6)",
    "clip-1-1": "np.clip(x, -1, 1)",
    "logaddexp": "np.logaddexp(x, 0)",
    "abs": "np.abs(x)",
    "sign": "np.sign(x)",
    "sqrt": "np.sqrt(x)",
    "maximum-minus-maximum": "np.maximum(x, 0) - np.maximum(-x, 0)",
}
RUNS = [
    ("float64", mode, ("0", "-0", "1", "-1"))
    for mode in ("approx_fprime", "approx_derivative 2-point", "approx_derivative 3-point", "differentiate.derivative")
]


def run(code, dtype, mode, point):
    f = eval(f"lambda x: {code}", {"np": np})
    at = np.array([point])
    with np.errstate(all="ignore"):
        value = float(f(at)[0])
        if mode == "approx_fprime":
            return value, float(approx_fprime(at, lambda x: f(x)[0])[0])
        if mode == "differentiate.derivative":
            return value, float(derivative(f, at).df[0])
        return value, float(np.ravel(approx_derivative(f, at, method=mode.split()[1]))[0])
