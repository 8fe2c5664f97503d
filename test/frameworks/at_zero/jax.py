"""JAX: reverse mode, forward mode, second derivative, compiled, its own gradient checker."""

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax
from jax.test_util import check_grads

jax.config.update("jax_enable_x64", True)

NAME = "JAX"
VERSION = jax.__version__
CODES = {
    "relu": "jax.nn.relu(x)",
    "maximum-x-0": "jnp.maximum(x, 0.0)",
    "maximum-0-x": "jnp.maximum(0.0, x)",
    "fmax-x-0": "jnp.fmax(x, 0.0)",
    "fmax-0-x": "jnp.fmax(0.0, x)",
    "minus-minimum-x": "-jnp.minimum(-x, 0.0)",
    "minus-minimum-0": "-jnp.minimum(0.0, -x)",
    "clip-min-0": "jnp.clip(x, 0.0)",
    "clip-min-array": "jnp.clip(x, jnp.zeros_like(x))",
    "where-gt": "jnp.where(x > 0, x, 0.0)",
    "where-ge": "jnp.where(x >= 0, x, 0.0)",
    "where-lt": "jnp.where(x < 0, 0.0, x)",
    "if-gt": "lax.cond(x > 0, lambda x: x, lambda x: 0.0 * x, x)",
    "if-ge": "lax.cond(x >= 0, lambda x: x, lambda x: 0.0 * x, x)",
    "mask-gt": "x * (x > 0)",
    "mask-ge": "x * (x >= 0)",
    "mask-heaviside-half": "x * jnp.heaviside(x, 0.5)",
    "mask-sign": "x * jnp.maximum(jnp.sign(x), 0.0)",
    "half-x-plus-abs": "(x + jnp.abs(x)) / 2",
    "half-x-plus-root": "(x + jnp.sqrt(x * x)) / 2",
    "squared-relu": "jax.nn.relu(x) ** 2",
    "leaky-relu": "jax.nn.leaky_relu(x, 0.01)",
    "leaky-relu-tenth": "jax.nn.leaky_relu(x, 0.1)",
    "leaky-relu-negative": "jax.nn.leaky_relu(x, -0.5)",
    "leaky-maximum": "jnp.maximum(x, 0.1 * x)",
    "leaky-maximum-swapped": "jnp.maximum(0.1 * x, x)",
    "leaky-where-gt": "jnp.where(x > 0, x, 0.1 * x)",
    "leaky-where-ge": "jnp.where(x >= 0, x, 0.1 * x)",
    "prelu-formula": "jax.nn.relu(x) - 0.25 * jax.nn.relu(-x)",
    "relu6": "jax.nn.relu6(x)",
    "clip-0-6": "jnp.clip(x, 0.0, 6.0)",
    "hard-tanh-0-6": "lax.clamp(jnp.zeros_like(x), x, jnp.full_like(x, 6))",
    "min-max-6": "jnp.minimum(jnp.maximum(x, 0.0), 6.0)",
    "hard-tanh": "jax.nn.hard_tanh(x)",
    "clip-1-1": "jnp.clip(x, -1.0, 1.0)",
    "hard-sigmoid": "jax.nn.hard_sigmoid(x)",
    "hard-swish": "jax.nn.hard_silu(x)",
    "hinge": "jax.nn.relu(1 - x)",
    "sparse-plus": "jax.nn.sparse_plus(x)",
    "elu": "jax.nn.elu(x)",
    "elu-2": "jax.nn.elu(x, alpha=2.0)",
    "celu-2": "jax.nn.celu(x, alpha=2.0)",
    "selu": "jax.nn.selu(x)",
    "gelu": "jax.nn.gelu(x, approximate=False)",
    "gelu-tanh": "jax.nn.gelu(x)",
    "silu": "jax.nn.silu(x)",
    "mish": "jax.nn.mish(x)",
    "softplus": "jax.nn.softplus(x)",
    "logaddexp": "jnp.logaddexp(x, 0.0)",
    "log-sum-exp": "jax.nn.logsumexp(jnp.stack([x, jnp.zeros_like(x)]))",
    "log-sigmoid": "jax.nn.log_sigmoid(x)",
    "squareplus": "jax.nn.squareplus(x)",
    "softsign": "jax.nn.soft_sign(x)",
    "sigmoid": "jax.nn.sigmoid(x)",
    "tanh": "jnp.tanh(x)",
    "tanh-shrink": "x - jnp.tanh(x)",
    "abs": "jnp.abs(x)",
    "fabs": "jnp.fabs(x)",
    "sqrt-of-square": "jnp.sqrt(x * x)",
    "norm-2-x-0": "jnp.linalg.norm(jnp.stack([x, jnp.zeros_like(x)]))",
    "norm-2-x": "jnp.linalg.norm(jnp.stack([x]))",
    "norm-1-x": "jnp.linalg.norm(jnp.stack([x]), ord=1)",
    "norm-inf-x-x": "jnp.linalg.norm(jnp.stack([x, -x]), ord=jnp.inf)",
    "hypot-x-0": "jnp.hypot(x, jnp.zeros_like(x))",
    "maximum-x-minus-x": "jnp.maximum(x, -x)",
    "sign": "jnp.sign(x)",
    "step": "jnp.heaviside(x, jnp.zeros_like(x))",
    "sqrt": "jnp.sqrt(x)",
    "power-half": "x ** 0.5",
    "sqrt-relu": "jnp.sqrt(jax.nn.relu(x))",
    "where-sqrt": "jnp.where(x > 0, jnp.sqrt(x), 0.0)",
    "double-where-sqrt": "jnp.where(x > 0, jnp.sqrt(jnp.where(x > 0, x, 1.0)), 0.0)",
    "where-x-log-x": "jnp.where(x > 0, x * jnp.log(x), 0.0)",
    "max-of-x-0": "jnp.max(jnp.stack([x, jnp.zeros_like(x)]))",
    "max-of-0-x": "jnp.max(jnp.stack([jnp.zeros_like(x), x]))",
    "max-of-x-0-0-0": "jnp.max(jnp.stack([x, *jnp.zeros((3,), x.dtype)]))",
    "max-of-x-x": "jnp.max(jnp.stack([x, x]))",
    "maximum-x-x": "jnp.maximum(x, x)",
    "sort-last-x-0": "jnp.sort(jnp.stack([x, jnp.zeros_like(x)]))[-1]",
    "top-1-of-x-0": "lax.top_k(jnp.stack([x, jnp.zeros_like(x)]), 1)[0][0]",
    "max-pool-x-0": "lax.reduce_window(jnp.stack([x, jnp.zeros_like(x)]), -jnp.inf, lax.max, (2,), (2,), 'VALID')[0]",
    "max-pool-0-x": "lax.reduce_window(jnp.stack([jnp.zeros_like(x), x]), -jnp.inf, lax.max, (2,), (2,), 'VALID')[0]",
    "log-sum-exp-4": "jax.nn.logsumexp(jnp.stack([x, *jnp.zeros((3,), x.dtype)]))",
    "relu-relu": "jax.nn.relu(jax.nn.relu(x))",
    "relu-minus-relu": "jax.nn.relu(x) - jax.nn.relu(-x)",
    "relu-relu-minus-relu": "jax.nn.relu(jax.nn.relu(x)) - jax.nn.relu(-x)",
    "maximum-minus-maximum": "jnp.maximum(x, 0.0) - jnp.maximum(-x, 0.0)",
    "mask-minus-mask": "x * (x > 0) + x * (x < 0)",
    "max-plus-min": "jnp.maximum(x, 0.0) + jnp.minimum(x, 0.0)",
    "max-plus-min-swapped": "jnp.maximum(0.0, x) + jnp.minimum(0.0, x)",
    "clip-plus-clip": "jnp.clip(x, min=0.0) + jnp.clip(x, max=0.0)",
    "where-plus-where": "jnp.where(x > 0, x, 0.0) + jnp.where(x < 0, x, 0.0)",
    "where-eq": "jnp.where(x == 0, 0.0, x)",
    "relu-plus-relu": "jax.nn.relu(x) + jax.nn.relu(-x)",
    "relu-of-minus-plus-x": "jax.nn.relu(-x) + x",
    "half-relu-sum": "(jax.nn.relu(x) + jax.nn.relu(-x) + x) / 2",
    "maximum-of-minus-plus-x": "jnp.maximum(-x, 0.0) + x",
    "x-minus-relu": "x - jax.nn.relu(x)",
    "minus-relu-of-minus": "-jax.nn.relu(-x)",
    "zero-by-relu": "jax.nn.relu(-x) + x - jax.nn.relu(x)",
    "zero-by-abs": "2 * jax.nn.relu(x) - jnp.abs(x) - x",
    "abs-of-relu": "jnp.abs(jax.nn.relu(x))",
}
RUNS = [
    *((dtype, "reverse", None) for dtype in ("float32", "float64", "float16", "bfloat16")),
    ("float32", "forward", None),
    ("float64", "forward", None),
    ("float64", "second", None),
    ("float32", "compiled", None),
    ("float64", "check_grads", ("0", "1")),
]

cache = {}


def function_of(code, mode):
    """Compiled functions are kept, so that the points of a run share one compilation."""
    if (code, mode) not in cache:
        f = eval(f"lambda x: {code}", {"jax": jax, "jnp": jnp, "lax": lax})
        if mode == "second":
            function = jax.value_and_grad(jax.grad(f))
        elif mode == "compiled":
            function = jax.jit(jax.value_and_grad(f))
        elif mode == "forward":
            function = lambda x: jax.jvp(f, (x,), (jnp.ones_like(x),))
        elif mode == "reverse":
            function = jax.value_and_grad(f)
        else:
            function = f
        cache[code, mode] = function
    return cache[code, mode]


def run(code, dtype, mode, point):
    x = jnp.asarray(np.asarray(point, dtype=jnp.dtype(dtype)))
    function = function_of(code, mode)
    if mode == "check_grads":
        try:
            check_grads(function, (x,), order=1)
        except AssertionError:
            return None, "fail"
        return None, "pass"
    value, derivative = function(x)
    return float(value), float(derivative)
