"""Writes content/evidence/activations.json: values and derivatives of smooth activations from 50-digit arithmetic (mpmath).

An oracle for the core: the formulas below are the definitions, differentiated by mpmath, not by the core.
"""

import json
import sys
from pathlib import Path

import mpmath as mp

mp.mp.dps = 60

SELU_SCALE = mp.mpf("1.0507009873554804934193349852946")
SELU_ALPHA = mp.mpf("1.6732632423543772848170429916717")


def sigma(z):
    return 1 / (1 + mp.exp(-z))


def phi(z):
    return mp.erfc(-z / mp.sqrt(2)) / 2


FUNCTIONS = {
    "gelu": lambda z: z * phi(z),
    "geluTanh": lambda z: z / 2 * (1 + mp.tanh(mp.sqrt(2 / mp.pi) * (z + mp.mpf("0.044715") * z**3))),
    "silu": lambda z: z * sigma(z),
    "mish": lambda z: z * mp.tanh(mp.log(1 + mp.exp(z))),
    "softplus": lambda z: mp.log(1 + mp.exp(z)),
    "softsign": lambda z: z / (1 + abs(z)),
    "sigmoid": sigma,
    "tanh": mp.tanh,
    "elu": lambda z: z if z > 0 else mp.exp(z) - 1,
    "celu": lambda z: z if z > 0 else mp.exp(z) - 1,
    "selu": lambda z: SELU_SCALE * (z if z > 0 else SELU_ALPHA * (mp.exp(z) - 1)),
}
POINTS = [-1000, -100, -40, -20, -10, -8, -6, -5, -4, -3, -2, -1, -0.5, -0.125, -1e-5, 1e-5, 0.125, 0.5, 1, 2, 3, 4, 6, 10, 20, 40, 100, 1000]


def text(value):
    return mp.nstr(value, 20, min_fixed=0, max_fixed=0)


rows = []
for name, f in FUNCTIONS.items():
    for point in POINTS:
        z = mp.mpf(point)
        rows.append({"activation": name, "z": point, "value": text(f(z)), "derivative": text(mp.diff(f, z, h=mp.mpf(10) ** -25))})
out = Path(sys.argv[1] if len(sys.argv) > 1 else "content/evidence/activations.json")
out.write_text(json.dumps({"about": f"mpmath {mp.__version__}, 60 digits", "rows": rows}, indent=1) + "\n")
print(len(rows), "rows in", out)
