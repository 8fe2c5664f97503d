"""Thinc: hand-written backward functions of its NumPy backend."""

import numpy as np
import thinc
from thinc.api import NumpyOps

NAME = "Thinc"
VERSION = thinc.about.__version__
# A forward and its backward function; the code is what a user calls.
CODES = {
    "relu": "ops.relu(X)",
    "relu6": "ops.relu_k(X)",
    "hard-tanh": "ops.hard_tanh(X)",
    "hard-sigmoid-fifth": "ops.hard_sigmoid(X)",
    "hard-swish-fifth": "ops.hard_swish(X)",
    "hard-swish": "ops.hard_swish_mobilenet(X)",
    "silu": "ops.swish(X)",
    "mish": "ops.mish(X)",
    "gelu": "ops.gelu(X)",
    "maxout-x-0": "ops.maxout(ops.asarray3f([[[x, 0]]]))",
    "maxout-0-x": "ops.maxout(ops.asarray3f([[[0, x]]]))",
}
RUNS = [("float32", "hand-written", None)]
ops = NumpyOps()


def run(code, dtype, mode, point):
    one = np.ones((1, 1), dtype="float32")
    with np.errstate(all="ignore"):
        if "maxout" in code:
            first = "[[[x, 0]]]" in code
            pieces = np.array([[[point, 0] if first else [0, point]]], dtype="float32")
            best, which = ops.maxout(pieces)
            return float(best[0, 0]), float(ops.backprop_maxout(one, which, 2)[0, 0, 0 if first else 1])
        name = code.split(".")[1].split("(")[0]
        x = np.array([[point]], dtype="float32")
        y = getattr(ops, name)(x)
        backward = getattr(ops, f"backprop_{name}")
        # These two take the input and the output, in this order; relu takes the output; the others take the input.
        arguments = {"swish": (x, y), "relu": (y,)}.get(name, (x,))
        return float(y[0, 0]), float(backward(one, *arguments)[0, 0])
