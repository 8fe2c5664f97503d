"""TensorFlow: gradient tape, forward accumulator, second derivative, graph and XLA, its numerical check."""

import numpy as np
import tensorflow as tf

NAME = "TensorFlow"
VERSION = tf.__version__
CODES = {
    "relu": "tf.nn.relu(x)",
    "maximum-x-0": "tf.maximum(x, tf.zeros_like(x))",
    "maximum-0-x": "tf.maximum(tf.zeros_like(x), x)",
    "minus-minimum-x": "-tf.minimum(-x, tf.zeros_like(x))",
    "minus-minimum-0": "-tf.minimum(tf.zeros_like(x), -x)",
    "clip-min-0": "tf.clip_by_value(x, 0.0, 6.0)",
    "where-gt": "tf.where(x > 0, x, tf.zeros_like(x))",
    "where-ge": "tf.where(x >= 0, x, tf.zeros_like(x))",
    "where-lt": "tf.where(x < 0, tf.zeros_like(x), x)",
    "if-gt": "tf.cond(x[0] > 0, lambda: x, lambda: 0 * x)",
    "if-ge": "tf.cond(x[0] >= 0, lambda: x, lambda: 0 * x)",
    "mask-gt": "x * tf.cast(x > 0, x.dtype)",
    "mask-ge": "x * tf.cast(x >= 0, x.dtype)",
    "mask-sign": "x * tf.maximum(tf.sign(x), tf.zeros_like(x))",
    "half-x-plus-abs": "(x + tf.abs(x)) / 2",
    "half-x-plus-root": "(x + tf.sqrt(x * x)) / 2",
    "squared-relu": "tf.nn.relu(x) ** 2",
    "leaky-relu": "tf.nn.leaky_relu(x, 0.01)",
    "leaky-relu-tenth": "tf.nn.leaky_relu(x, 0.1)",
    "leaky-relu-negative": "tf.nn.leaky_relu(x, -0.5)",
    "leaky-maximum": "tf.maximum(x, 0.1 * x)",
    "leaky-maximum-swapped": "tf.maximum(0.1 * x, x)",
    "leaky-where-gt": "tf.where(x > 0, x, 0.1 * x)",
    "leaky-where-ge": "tf.where(x >= 0, x, 0.1 * x)",
    "prelu-formula": "tf.nn.relu(x) - 0.25 * tf.nn.relu(-x)",
    "relu6": "tf.nn.relu6(x)",
    "clip-0-6": "tf.clip_by_value(x, 0, 6)",
    "min-max-6": "tf.minimum(tf.maximum(x, tf.zeros_like(x)), 6 * tf.ones_like(x))",
    "clip-1-1": "tf.clip_by_value(x, -1, 1)",
    "hinge": "tf.nn.relu(1 - x)",
    "elu": "tf.nn.elu(x)",
    "selu": "tf.nn.selu(x)",
    "gelu": "tf.nn.gelu(x)",
    "gelu-tanh": "tf.nn.gelu(x, approximate=True)",
    "silu": "tf.nn.silu(x)",
    "softplus": "tf.nn.softplus(x)",
    "log-sum-exp": "tf.reduce_logsumexp(tf.stack([x, tf.zeros_like(x)]), 0)",
    "log-sigmoid": "tf.math.log_sigmoid(x)",
    "softsign": "tf.nn.softsign(x)",
    "sigmoid": "tf.sigmoid(x)",
    "tanh": "tf.tanh(x)",
    "tanh-shrink": "x - tf.tanh(x)",
    "abs": "tf.abs(x)",
    "sqrt-of-square": "tf.sqrt(x * x)",
    "norm-2-x-0": "tf.norm(tf.stack([x, tf.zeros_like(x)]), axis=0)",
    "norm-2-x": "tf.norm(x)",
    "norm-1-x": "tf.norm(x, ord=1)",
    "norm-inf-x-x": "tf.norm(tf.stack([x, -x]), ord=float('inf'), axis=0)",
    "maximum-x-minus-x": "tf.maximum(x, -x)",
    "sign": "tf.sign(x)",
    "sqrt": "tf.sqrt(x)",
    "power-half": "x ** 0.5",
    "sqrt-relu": "tf.sqrt(tf.nn.relu(x))",
    "where-sqrt": "tf.where(x > 0, tf.sqrt(x), tf.zeros_like(x))",
    "double-where-sqrt": "tf.where(x > 0, tf.sqrt(tf.where(x > 0, x, tf.ones_like(x))), tf.zeros_like(x))",
    "where-x-log-x": "tf.where(x > 0, x * tf.math.log(x), tf.zeros_like(x))",
    "max-of-x-0": "tf.reduce_max(tf.stack([x, tf.zeros_like(x)]))",
    "max-of-0-x": "tf.reduce_max(tf.stack([tf.zeros_like(x), x]))",
    "max-of-x-0-0-0": "tf.reduce_max(tf.concat([x, tf.zeros(3, x.dtype)], 0))",
    "max-of-x-x": "tf.reduce_max(tf.stack([x, x]))",
    "maximum-x-x": "tf.maximum(x, x)",
    "sort-last-x-0": "tf.sort(tf.stack([x, tf.zeros_like(x)]), axis=0)[-1]",
    "top-1-of-x-0": "tf.math.top_k(tf.concat([x, tf.zeros_like(x)], 0), 1).values",
    "max-pool-x-0": "tf.nn.max_pool1d(tf.reshape(tf.stack([x, tf.zeros_like(x)]), (1, 2, 1)), 2, 2, 'VALID')",
    "max-pool-0-x": "tf.nn.max_pool1d(tf.reshape(tf.stack([tf.zeros_like(x), x]), (1, 2, 1)), 2, 2, 'VALID')",
    "log-sum-exp-4": "tf.reduce_logsumexp(tf.concat([x, tf.zeros(3, x.dtype)], 0))",
    "relu-relu": "tf.nn.relu(tf.nn.relu(x))",
    "relu-minus-relu": "tf.nn.relu(x) - tf.nn.relu(-x)",
    "relu-relu-minus-relu": "tf.nn.relu(tf.nn.relu(x)) - tf.nn.relu(-x)",
    "maximum-minus-maximum": "tf.maximum(x, tf.zeros_like(x)) - tf.maximum(-x, tf.zeros_like(x))",
    "mask-minus-mask": "x * tf.cast(x > 0, x.dtype) + x * tf.cast(x < 0, x.dtype)",
    "max-plus-min": "tf.maximum(x, tf.zeros_like(x)) + tf.minimum(x, tf.zeros_like(x))",
    "max-plus-min-swapped": "tf.maximum(tf.zeros_like(x), x) + tf.minimum(tf.zeros_like(x), x)",
    "clip-plus-clip": "tf.clip_by_value(x, 0.0, 6.0) + tf.clip_by_value(x, -6.0, 0.0)",
    "where-plus-where": "tf.where(x > 0, x, tf.zeros_like(x)) + tf.where(x < 0, x, tf.zeros_like(x))",
    "where-eq": "tf.where(x == 0, tf.zeros_like(x), x)",
    "relu-plus-relu": "tf.nn.relu(x) + tf.nn.relu(-x)",
    "relu-of-minus-plus-x": "tf.nn.relu(-x) + x",
    "half-relu-sum": "(tf.nn.relu(x) + tf.nn.relu(-x) + x) / 2",
    "maximum-of-minus-plus-x": "tf.maximum(-x, tf.zeros_like(x)) + x",
    "x-minus-relu": "x - tf.nn.relu(x)",
    "minus-relu-of-minus": "-tf.nn.relu(-x)",
    "zero-by-relu": "tf.nn.relu(-x) + x - tf.nn.relu(x)",
    "zero-by-abs": "2 * tf.nn.relu(x) - tf.abs(x) - x",
    "abs-of-relu": "tf.abs(tf.nn.relu(x))",
}
RUNS = [
    *((dtype, "reverse", None) for dtype in ("float32", "float64", "float16", "bfloat16")),
    ("float32", "forward", None),
    ("float64", "forward", None),
    ("float64", "second", None),
    ("float32", "compiled", None),
    ("float32", "vectorized", None),
    ("float64", "compute_gradient", ("0", "1")),
]
SKIP = {"vectorized": ("ties", "if-gt", "if-ge", "norm-2-x", "norm-1-x")}

cache = {}


def function_of(code):
    if code not in cache:
        cache[code] = eval(f"lambda x: {code}", {"tf": tf})
    return cache[code]


def compiled(code):
    """With XLA; one compilation for all points of a run."""
    if (code, "xla") not in cache:
        cache[code, "xla"] = tf.function(lambda x: taped(function_of(code), x), jit_compile=True)
    return cache[code, "xla"]


def taped(f, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        value = f(x)
    return value, tape.gradient(value, x)


def first(tensor):
    return None if tensor is None else float(tf.reshape(tensor, [-1])[0])


def run(code, dtype, mode, point):
    # From a list: TensorFlow caches scalar constants without the sign of zero.
    x = tf.constant(np.array([point] * (67 if mode == "vectorized" else 1), dtype=tf.as_dtype(dtype).as_numpy_dtype))
    f = function_of(code)
    if mode == "forward":
        with tf.autodiff.ForwardAccumulator(x, tf.ones_like(x)) as accumulator:
            value = f(x)
        derivative = accumulator.jvp(value)
    elif mode == "second":
        value, derivative = taped(lambda x: taped(f, x)[1], x)
    elif mode == "compute_gradient":
        theoretical, numeric = tf.test.compute_gradient(f, [x])
        return float(theoretical[0][0][0]), float(numeric[0][0][0])
    else:
        value, derivative = compiled(code)(x) if mode == "compiled" else taped(f, x)
    return first(value), "none" if derivative is None else first(derivative)
