"""Records what installed frameworks return at x = 0, and writes content/evidence/frameworks.json.

Run by `npm run evidence`. A framework that is missing or an expression that fails gives a row with the error.
"""

import datetime
import hashlib
import json
import platform
import sys
from pathlib import Path

# Each expression as a user types it, by framework. The name stands for the same function everywhere.
EXPRESSIONS = {
    "relu": {"PyTorch": "torch.relu(x)", "JAX": "jax.nn.relu(x)", "TensorFlow": "tf.nn.relu(x)"},
    "maximum-x-0": {
        "PyTorch": "torch.maximum(x, torch.zeros_like(x))",
        "JAX": "jnp.maximum(x, 0.0)",
        "TensorFlow": "tf.maximum(x, tf.zeros_like(x))",
    },
    "maximum-0-x": {
        "PyTorch": "torch.maximum(torch.zeros_like(x), x)",
        "JAX": "jnp.maximum(0.0, x)",
        "TensorFlow": "tf.maximum(tf.zeros_like(x), x)",
    },
    "clip-min-0": {
        "PyTorch": "torch.clamp(x, min=0)",
        "JAX": "jnp.clip(x, 0.0)",
        "TensorFlow": "tf.clip_by_value(x, 0.0, 6.0)",
    },
    "where-gt": {
        "PyTorch": "torch.where(x > 0, x, torch.zeros_like(x))",
        "JAX": "jnp.where(x > 0, x, 0.0)",
        "TensorFlow": "tf.where(x > 0, x, tf.zeros_like(x))",
    },
    "where-ge": {
        "PyTorch": "torch.where(x >= 0, x, torch.zeros_like(x))",
        "JAX": "jnp.where(x >= 0, x, 0.0)",
        "TensorFlow": "tf.where(x >= 0, x, tf.zeros_like(x))",
    },
    "half-x-plus-abs": {
        "PyTorch": "(x + torch.abs(x)) / 2",
        "JAX": "(x + jnp.abs(x)) / 2",
        "TensorFlow": "(x + tf.abs(x)) / 2",
    },
    "leaky-relu": {
        "PyTorch": "torch.nn.functional.leaky_relu(x, 0.01)",
        "JAX": "jax.nn.leaky_relu(x, 0.01)",
        "TensorFlow": "tf.nn.leaky_relu(x, 0.01)",
    },
    "relu-minus-relu": {
        "PyTorch": "torch.relu(x) - torch.relu(-x)",
        "JAX": "jax.nn.relu(x) - jax.nn.relu(-x)",
        "TensorFlow": "tf.nn.relu(x) - tf.nn.relu(-x)",
    },
}
DTYPES = ("float32", "float64")
POINTS = (0.0, -0.0)


def pytorch():
    import torch

    def run(code, dtype, point):
        x = torch.tensor(point, dtype=getattr(torch, dtype), requires_grad=True)
        value = eval(code, {"torch": torch, "x": x})
        value.backward()
        return value.item(), x.grad.item()

    return torch.__version__.split("+")[0], run


def jax_():
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)

    def run(code, dtype, point):
        x = jnp.asarray(point, dtype=dtype)
        function = eval(f"lambda x: {code}", {"jax": jax, "jnp": jnp})
        value, derivative = jax.value_and_grad(function)(x)
        return float(value), float(derivative)

    return jax.__version__, run


def tensorflow():
    import tensorflow as tf

    def run(code, dtype, point):
        # From a list: TensorFlow caches scalar constants without the sign of zero.
        x = tf.constant([point], dtype=dtype)
        with tf.GradientTape() as tape:
            tape.watch(x)
            value = eval(code, {"tf": tf, "x": x})
        return float(value[0]), float(tape.gradient(value, x)[0])

    return tf.__version__, run


FRAMEWORKS = {"PyTorch": pytorch, "JAX": jax_, "TensorFlow": tensorflow}


def number(value):
    """JSON has no NaN, no infinity and no agreed −0; a short decimal stands for a float32."""
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    short = float(f"{value:.7g}") + 0.0
    return int(short) if short.is_integer() else short


def canonical(row):
    """The text of a row that the hash covers; the test of the site writes the same text in JavaScript."""
    fields = ("framework", "version", "expression", "code", "dtype", "mode", "x", "value", "derivative", "error")
    return "\t".join(str(row.get(field, "")) for field in fields)


def main(path):
    rows = []
    versions = {}
    for framework, load in FRAMEWORKS.items():
        try:
            version, run = load()
        except Exception as error:  # a missing framework is a finding, not a crash
            versions[framework] = f"not installed: {error}"
            continue
        versions[framework] = version
        for expression, codes in EXPRESSIONS.items():
            for dtype in DTYPES:
                for point in POINTS:
                    row = {
                        "framework": framework,
                        "version": version,
                        "expression": expression,
                        "code": codes[framework],
                        "dtype": dtype,
                        "mode": "reverse",
                        "x": "-0" if str(point) == "-0.0" else "0",
                    }
                    try:
                        value, derivative = run(codes[framework], dtype, point)
                        row |= {"value": number(value), "derivative": number(derivative)}
                    except Exception as error:
                        row |= {"error": f"{type(error).__name__}: {error}".splitlines()[0][:200]}
                    rows.append(row)
    evidence = {
        "about": "Written by npm run evidence, never by hand: the hash covers the rows.",
        "recorded": datetime.date.today().isoformat(),
        "platform": f"{platform.system()} {platform.machine()}, CPU, Python {platform.python_version()}",
        "versions": versions,
        "sha256": hashlib.sha256("\n".join(map(canonical, rows)).encode()).hexdigest(),
        "rows": rows,
    }
    Path(path).write_text(json.dumps(evidence, indent=1, ensure_ascii=False) + "\n")
    print(f"{len(rows)} rows from {versions} in {path}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "content/evidence/frameworks.json")
