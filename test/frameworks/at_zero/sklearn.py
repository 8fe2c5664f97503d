"""scikit-learn: the activation and derivative functions of its multilayer perceptron."""

import numpy as np
import sklearn
from sklearn.neural_network._base import ACTIVATIONS, DERIVATIVES

NAME = "scikit-learn"
VERSION = sklearn.__version__
CODES = {
    "relu": "MLPClassifier(activation='relu')",
    "sigmoid": "MLPClassifier(activation='logistic')",
    "tanh": "MLPClassifier(activation='tanh')",
}
RUNS = [(dtype, "hand-written", None) for dtype in ("float32", "float64")]


def run(code, dtype, mode, point):
    name = code.split("'")[1]
    output = np.array([point], dtype=dtype)
    with np.errstate(all="ignore"):
        ACTIVATIONS[name](output)
        delta = np.ones_like(output)
        DERIVATIVES[name](output, delta)
    return float(output[0]), float(delta[0])
