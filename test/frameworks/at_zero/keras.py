"""Keras 3 on the backend that KERAS_BACKEND names: TensorFlow, JAX or PyTorch, each with its own automatic differentiation."""

import keras
import numpy as np

BACKEND = keras.backend.backend()
NAME = f"Keras ({ {'tensorflow': 'TensorFlow', 'jax': 'JAX', 'torch': 'PyTorch'}[BACKEND] })"
VERSION = keras.__version__
CODES = {
    "relu": "ops.relu(x)",
    "relu-functional": "keras.activations.relu(x)",
    "relu-layer": "keras.layers.ReLU()(x)",
    "threshold": "ops.threshold(x, 0, 0)",
    "maximum-x-0": "ops.maximum(x, 0)",
    "maximum-0-x": "ops.maximum(0, x)",
    "minus-minimum-x": "-ops.minimum(-x, 0)",
    "minus-minimum-0": "-ops.minimum(0, -x)",
    "clip-min-0": "ops.clip(x, 0, float('inf'))",
    "where-gt": "ops.where(x > 0, x, 0)",
    "where-ge": "ops.where(x >= 0, x, 0)",
    "where-lt": "ops.where(x < 0, 0, x)",
    "mask-gt": "x * ops.cast(x > 0, x.dtype)",
    "mask-ge": "x * ops.cast(x >= 0, x.dtype)",
    "half-x-plus-abs": "(x + ops.abs(x)) / 2",
    "half-x-plus-root": "(x + ops.sqrt(x * x)) / 2",
    "squared-relu": "ops.relu(x) ** 2",
    "leaky-relu": "ops.leaky_relu(x, 0.01)",
    "leaky-relu-tenth": "ops.leaky_relu(x, 0.1)",
    "leaky-relu-layer": "keras.layers.LeakyReLU(0.1)(x)",
    "leaky-relu-of-relu": "keras.activations.relu(x, negative_slope=0.1)",
    "leaky-maximum": "ops.maximum(x, 0.1 * x)",
    "leaky-maximum-swapped": "ops.maximum(0.1 * x, x)",
    "prelu-layer": "keras.layers.PReLU(alpha_initializer=keras.initializers.Constant(0.25))(x[None])",
    "prelu-formula": "ops.relu(x) - 0.25 * ops.relu(-x)",
    "relu6": "ops.relu6(x)",
    "clip-0-6": "ops.clip(x, 0, 6)",
    "relu-max-6": "keras.activations.relu(x, max_value=6)",
    "relu-max-5": "keras.activations.relu(x, max_value=5)",
    "relu-threshold-1": "keras.activations.relu(x, threshold=1)",
    "hard-tanh": "ops.hard_tanh(x)",
    "clip-1-1": "ops.clip(x, -1, 1)",
    "hard-sigmoid": "ops.hard_sigmoid(x)",
    "hard-swish": "ops.hard_silu(x)",
    "soft-shrink": "ops.soft_shrink(x)",
    "hard-shrink": "ops.hard_shrink(x)",
    "sparse-plus": "ops.sparse_plus(x)",
    "hinge": "ops.relu(1 - x)",
    "elu": "ops.elu(x)",
    "elu-2": "ops.elu(x, alpha=2.0)",
    "celu-2": "ops.celu(x, 2.0)",
    "selu": "ops.selu(x)",
    "gelu": "ops.gelu(x, approximate=False)",
    "gelu-tanh": "ops.gelu(x)",
    "silu": "ops.silu(x)",
    "mish": "keras.activations.mish(x)",
    "softplus": "ops.softplus(x)",
    "logaddexp": "ops.logaddexp(x, ops.zeros_like(x))",
    "log-sum-exp": "ops.logsumexp(ops.stack([x, ops.zeros_like(x)]), axis=0)",
    "log-sigmoid": "ops.log_sigmoid(x)",
    "squareplus": "ops.squareplus(x)",
    "softsign": "ops.softsign(x)",
    "sigmoid": "ops.sigmoid(x)",
    "tanh": "ops.tanh(x)",
    "tanh-shrink": "ops.tanh_shrink(x)",
    "abs": "ops.abs(x)",
    "sqrt-of-square": "ops.sqrt(x * x)",
    "norm-2-x-0": "ops.norm(ops.stack([x, ops.zeros_like(x)]), axis=0)",
    "norm-1-x": "ops.norm(x, ord=1)",
    "maximum-x-minus-x": "ops.maximum(x, -x)",
    "sign": "ops.sign(x)",
    "sqrt": "ops.sqrt(x)",
    "power-half": "ops.power(x, 0.5)",
    "sqrt-relu": "ops.sqrt(ops.relu(x))",
    "where-sqrt": "ops.where(x > 0, ops.sqrt(x), 0.0)",
    "double-where-sqrt": "ops.where(x > 0, ops.sqrt(ops.where(x > 0, x, 1.0)), 0.0)",
    "max-of-x-0": "ops.max(ops.stack([x, ops.zeros_like(x)]))",
    "max-of-0-x": "ops.max(ops.stack([ops.zeros_like(x), x]))",
    "max-of-x-x": "ops.max(ops.stack([x, x]))",
    "max-pool-x-0": "ops.max_pool(ops.reshape(ops.stack([x, ops.zeros_like(x)]), (1, 2, 1)), 2, 2)",
    "max-pool-0-x": "ops.max_pool(ops.reshape(ops.stack([ops.zeros_like(x), x]), (1, 2, 1)), 2, 2)",
    "maximum-x-x": "ops.maximum(x, x)",
    "relu-relu": "ops.relu(ops.relu(x))",
    "relu-minus-relu": "ops.relu(x) - ops.relu(-x)",
    "relu-relu-minus-relu": "ops.relu(ops.relu(x)) - ops.relu(-x)",
    "max-plus-min": "ops.maximum(x, 0) + ops.minimum(x, 0)",
    "max-plus-min-swapped": "ops.maximum(0, x) + ops.minimum(0, x)",
    "relu-plus-relu": "ops.relu(x) + ops.relu(-x)",
    "relu-of-minus-plus-x": "ops.relu(-x) + x",
    "x-minus-relu": "x - ops.relu(x)",
    "minus-relu-of-minus": "-ops.relu(-x)",
    "zero-by-relu": "ops.relu(-x) + x - ops.relu(x)",
}
RUNS = [("float32", "reverse", None), ("float64", "reverse", None)]


def with_tensorflow(f, x):
    import tensorflow as tf

    x = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        value = f(x)
    derivative = tape.gradient(value, x)
    return value, "none" if derivative is None else derivative[0]


def with_jax(f, x):
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    return tuple(result for result in jax.value_and_grad(lambda x: f(x).sum())(jnp.asarray(x)))


def with_torch(f, x):
    import torch

    x = torch.tensor(x, requires_grad=True)
    value = f(x)
    value.sum().backward()
    return value, x.grad[0]


def run(code, dtype, mode, point):
    # Layers make their weights in this format.
    keras.backend.set_floatx(dtype)
    f = eval(f"lambda x: {code}", {"keras": keras, "ops": keras.ops})
    differentiate = {"tensorflow": with_tensorflow, "jax": with_jax, "torch": with_torch}[BACKEND]
    value, derivative = differentiate(f, np.array([point], dtype=dtype))
    numbers = [result if isinstance(result, str) else keras.ops.convert_to_numpy(result) for result in (value, derivative)]
    return tuple(result if isinstance(result, str) else float(np.ravel(result)[0]) for result in numbers)
