"""Flax: the activations of a library on top of JAX, by `jax.grad`."""

import flax
import flax.linen as nn
import jax
import jax.numpy as jnp
import numpy as np

NAME = "Flax"
VERSION = flax.__version__
CODES = {
    "relu": "nn.relu(x)",
    "relu6": "nn.relu6(x)",
    "leaky-relu": "nn.leaky_relu(x)",
    "leaky-relu-tenth": "nn.leaky_relu(x, 0.1)",
    "prelu-layer": "nn.PReLU(negative_slope_init=0.25).apply({'params': {'negative_slope': jnp.asarray(0.25, x.dtype)}}, x)",
    "hard-tanh": "nn.hard_tanh(x)",
    "hard-sigmoid": "nn.hard_sigmoid(x)",
    "hard-swish": "nn.hard_swish(x)",
    "elu": "nn.elu(x)",
    "celu-2": "nn.celu(x, 2.0)",
    "selu": "nn.selu(x)",
    "gelu": "nn.gelu(x, approximate=False)",
    "gelu-tanh": "nn.gelu(x)",
    "silu": "nn.silu(x)",
    "softplus": "nn.softplus(x)",
    "softsign": "nn.soft_sign(x)",
    "relu-minus-relu": "nn.relu(x) - nn.relu(-x)",
}
RUNS = [(dtype, "reverse", None) for dtype in ("float32", "float16", "bfloat16")]


def run(code, dtype, mode, point):
    f = eval(f"lambda x: {code}", {"nn": nn, "jnp": jnp})
    value, derivative = jax.value_and_grad(f)(jnp.asarray(np.asarray(point, dtype=jnp.dtype(dtype))))
    return float(value), float(derivative)
