"""CVXPY: `expression.grad`, documented as a subgradient or supergradient."""

import cvxpy as cp
import numpy as np

NAME = "CVXPY"
VERSION = cp.__version__
CODES = {
    "relu": "cp.pos(x)",
    "maximum-x-0": "cp.maximum(x, 0)",
    "maximum-0-x": "cp.maximum(0, x)",
    "minus-minimum-x": "-cp.minimum(-x, 0)",
    "minus-minimum-0": "-cp.minimum(0, -x)",
    "minus-relu-of-minus": "-cp.neg(x)",
    "half-x-plus-abs": "(x + cp.abs(x)) / 2",
    "squared-relu": "cp.square(cp.pos(x))",
    "leaky-maximum": "cp.maximum(x, 0.1 * x)",
    "leaky-maximum-swapped": "cp.maximum(0.1 * x, x)",
    "hinge": "cp.pos(1 - x)",
    "softplus": "cp.logistic(x)",
    "log-sum-exp": "cp.log_sum_exp(cp.hstack([x, 0]))",
    "abs": "cp.abs(x)",
    "norm-2-x": "cp.norm(x, 2)",
    "norm-2-x-0": "cp.norm(cp.hstack([x, 0]), 2)",
    "norm-1-x": "cp.norm1(x)",
    "norm-inf-x-x": "cp.norm(cp.hstack([x, -x]), 'inf')",
    "huber-double": "cp.huber(x)",
    "maximum-x-minus-x": "cp.maximum(x, -x)",
    "sqrt": "cp.sqrt(x)",
    "max-of-x-0": "cp.max(cp.hstack([x, 0]))",
    "max-of-0-x": "cp.max(cp.hstack([0, x]))",
    "relu-minus-relu": "cp.pos(x) - cp.pos(-x)",
    "max-plus-min": "cp.maximum(x, 0) + cp.minimum(x, 0)",
    "max-plus-min-swapped": "cp.maximum(0, x) + cp.minimum(0, x)",
    "relu-plus-relu": "cp.pos(x) + cp.pos(-x)",
    "relu-of-minus-plus-x": "cp.pos(-x) + x",
    "x-minus-relu": "x - cp.pos(x)",
}
RUNS = [("float64", "subgradient", ("0", "-0", "tiny", "1", "-1"))]


def run(code, dtype, mode, point):
    x = cp.Variable(1)
    x.value = np.array([point])
    f = eval(code, {"cp": cp, "x": x})
    derivative = f.grad[x]
    # A sparse matrix or a number; none where the function has no subgradient.
    return float(np.ravel(f.value)[0]), "none" if derivative is None else float(np.ravel(getattr(derivative, "toarray", lambda: derivative)())[0])
