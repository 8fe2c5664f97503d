"""PyTorch: reverse mode, forward mode, second derivative, the vectorized kernels, gradcheck."""

import torch
import torch.nn as nn
import torch.nn.functional as F

NAME = "PyTorch"
VERSION = torch.__version__.split("+")[0]
CODES = {
    "relu": "torch.relu(x)",
    "relu-method": "x.relu()",
    "relu-functional": "F.relu(x)",
    "relu-layer": "nn.ReLU()(x)",
    "relu-in-place": "torch.relu_(x.clone())",
    "threshold": "F.threshold(x, 0, 0)",
    "maximum-x-0": "torch.maximum(x, torch.zeros_like(x))",
    "maximum-0-x": "torch.maximum(torch.zeros_like(x), x)",
    "fmax-x-0": "torch.fmax(x, torch.zeros_like(x))",
    "fmax-0-x": "torch.fmax(torch.zeros_like(x), x)",
    "minus-minimum-x": "-torch.minimum(-x, torch.zeros_like(x))",
    "minus-minimum-0": "-torch.minimum(torch.zeros_like(x), -x)",
    "clip-min-0": "torch.clamp(x, min=0)",
    "clip-min-array": "torch.clamp(x, min=torch.zeros_like(x))",
    "where-gt": "torch.where(x > 0, x, torch.zeros_like(x))",
    "where-ge": "torch.where(x >= 0, x, torch.zeros_like(x))",
    "where-lt": "torch.where(x < 0, torch.zeros_like(x), x)",
    "if-gt": "x if x > 0 else 0 * x",
    "if-ge": "x if x >= 0 else 0 * x",
    "mask-gt": "x * (x > 0)",
    "mask-ge": "x * (x >= 0)",
    "mask-fill": "x.masked_fill(x < 0, 0)",
    "mask-heaviside-half": "x * torch.heaviside(x.detach(), torch.tensor([0.5], dtype=x.dtype))",
    "mask-sign": "x * torch.sign(x).clamp(min=0)",
    "half-x-plus-abs": "(x + torch.abs(x)) / 2",
    "half-x-plus-root": "(x + torch.sqrt(x * x)) / 2",
    "squared-relu": "torch.relu(x) ** 2",
    "leaky-relu": "torch.nn.functional.leaky_relu(x, 0.01)",
    "leaky-relu-tenth": "F.leaky_relu(x, 0.1)",
    "leaky-relu-layer": "nn.LeakyReLU(0.1)(x)",
    "leaky-relu-negative": "F.leaky_relu(x, -0.5)",
    "leaky-maximum": "torch.maximum(x, 0.1 * x)",
    "leaky-maximum-swapped": "torch.maximum(0.1 * x, x)",
    "leaky-where-gt": "torch.where(x > 0, x, 0.1 * x)",
    "leaky-where-ge": "torch.where(x >= 0, x, 0.1 * x)",
    "prelu": "F.prelu(x, torch.tensor([0.25], dtype=x.dtype))",
    "prelu-layer": "nn.PReLU(init=0.25, dtype=x.dtype)(x)",
    "prelu-formula": "torch.relu(x) - 0.25 * torch.relu(-x)",
    "rrelu-eval": "F.rrelu(x, training=False)",
    "relu6": "F.relu6(x)",
    "relu6-layer": "nn.ReLU6()(x)",
    "clip-0-6": "torch.clamp(x, 0, 6)",
    "hard-tanh-0-6": "F.hardtanh(x, 0, 6)",
    "min-max-6": "torch.minimum(torch.maximum(x, torch.zeros_like(x)), torch.full_like(x, 6))",
    "hard-tanh": "F.hardtanh(x)",
    "clip-1-1": "torch.clamp(x, -1, 1)",
    "hard-sigmoid": "F.hardsigmoid(x)",
    "hard-swish": "F.hardswish(x)",
    "soft-shrink": "F.softshrink(x, 0.5)",
    "hard-shrink": "F.hardshrink(x, 0.5)",
    "hinge": "torch.relu(1 - x)",
    "elu": "F.elu(x)",
    "elu-2": "F.elu(x, alpha=2.0)",
    "celu-2": "F.celu(x, alpha=2.0)",
    "selu": "F.selu(x)",
    "gelu": "F.gelu(x)",
    "gelu-tanh": "F.gelu(x, approximate='tanh')",
    "silu": "F.silu(x)",
    "mish": "F.mish(x)",
    "softplus": "F.softplus(x)",
    "logaddexp": "torch.logaddexp(x, torch.zeros_like(x))",
    "log-sum-exp": "torch.logsumexp(torch.stack([x, torch.zeros_like(x)]), 0)",
    "log-sigmoid": "F.logsigmoid(x)",
    "softsign": "F.softsign(x)",
    "sigmoid": "torch.sigmoid(x)",
    "tanh": "torch.tanh(x)",
    "tanh-shrink": "F.tanhshrink(x)",
    "abs": "torch.abs(x)",
    "sqrt-of-square": "torch.sqrt(x * x)",
    "norm-2-x-0": "torch.linalg.vector_norm(torch.stack([x, torch.zeros_like(x)]))",
    "norm-2-x": "torch.norm(x)",
    "norm-1-x": "torch.linalg.vector_norm(x, ord=1)",
    "norm-inf-x-x": "torch.linalg.vector_norm(torch.stack([x, -x]), ord=float('inf'))",
    "hypot-x-0": "torch.hypot(x, torch.zeros_like(x))",
    "l1-loss": "F.l1_loss(x, torch.zeros_like(x))",
    "huber": "F.huber_loss(x, torch.zeros_like(x))",
    "smooth-l1": "F.smooth_l1_loss(x, torch.zeros_like(x))",
    "maximum-x-minus-x": "torch.maximum(x, -x)",
    "sign": "torch.sign(x)",
    "sqrt": "torch.sqrt(x)",
    "power-half": "x ** 0.5",
    "sqrt-relu": "torch.sqrt(torch.relu(x))",
    "where-sqrt": "torch.where(x > 0, torch.sqrt(x), torch.zeros_like(x))",
    "double-where-sqrt": "torch.where(x > 0, torch.sqrt(torch.where(x > 0, x, torch.ones_like(x))), torch.zeros_like(x))",
    "where-x-log-x": "torch.where(x > 0, x * torch.log(x), torch.zeros_like(x))",
    "max-of-x-0": "torch.stack([x, torch.zeros_like(x)]).max()",
    "max-of-0-x": "torch.stack([torch.zeros_like(x), x]).max()",
    "amax-of-x-0": "torch.stack([x, torch.zeros_like(x)]).amax(0)",
    "max-index-of-x-0": "torch.stack([x, torch.zeros_like(x)]).max(0).values",
    "max-index-of-0-x": "torch.stack([torch.zeros_like(x), x]).max(0).values",
    "max-of-x-0-0-0": "torch.cat([x, torch.zeros(3, dtype=x.dtype)]).max()",
    "max-of-x-x": "torch.stack([x, x]).max()",
    "maximum-x-x": "torch.maximum(x, x)",
    "sort-last-x-0": "torch.stack([x, torch.zeros_like(x)]).sort(0).values[-1]",
    "top-1-of-x-0": "torch.cat([x, torch.zeros_like(x)]).topk(1).values",
    "max-pool-x-0": "F.max_pool1d(torch.cat([x, torch.zeros_like(x)])[None, None], 2)",
    "max-pool-0-x": "F.max_pool1d(torch.cat([torch.zeros_like(x), x])[None, None], 2)",
    "log-sum-exp-4": "torch.logsumexp(torch.cat([x, torch.zeros(3, dtype=x.dtype)]), 0)",
    "relu-relu": "torch.relu(torch.relu(x))",
    "relu-minus-relu": "torch.relu(x) - torch.relu(-x)",
    "relu-relu-minus-relu": "torch.relu(torch.relu(x)) - torch.relu(-x)",
    "maximum-minus-maximum": "torch.maximum(x, torch.zeros_like(x)) - torch.maximum(-x, torch.zeros_like(x))",
    "mask-minus-mask": "x * (x > 0) + x * (x < 0)",
    "max-plus-min": "torch.maximum(x, torch.zeros_like(x)) + torch.minimum(x, torch.zeros_like(x))",
    "max-plus-min-swapped": "torch.maximum(torch.zeros_like(x), x) + torch.minimum(torch.zeros_like(x), x)",
    "clip-plus-clip": "torch.clamp(x, min=0) + torch.clamp(x, max=0)",
    "where-plus-where": "torch.where(x > 0, x, torch.zeros_like(x)) + torch.where(x < 0, x, torch.zeros_like(x))",
    "where-eq": "torch.where(x == 0, torch.zeros_like(x), x)",
    "relu-plus-relu": "torch.relu(x) + torch.relu(-x)",
    "relu-of-minus-plus-x": "torch.relu(-x) + x",
    "half-relu-sum": "(torch.relu(x) + torch.relu(-x) + x) / 2",
    "maximum-of-minus-plus-x": "torch.maximum(-x, torch.zeros_like(x)) + x",
    "x-minus-relu": "x - torch.relu(x)",
    "minus-relu-of-minus": "-torch.relu(-x)",
    "zero-by-relu": "torch.relu(-x) + x - torch.relu(x)",
    "zero-by-abs": "2 * torch.relu(x) - torch.abs(x) - x",
    "abs-of-relu": "torch.abs(torch.relu(x))",
}
CHECKED = ("0", "1")
RUNS = [
    *((dtype, "reverse", None) for dtype in ("float32", "float64", "float16", "bfloat16")),
    ("float32", "forward", None),
    ("float64", "forward", None),
    ("float64", "second", None),
    ("float32", "vectorized", None),
    ("float64", "gradcheck", CHECKED),
    ("float64", "gradgradcheck", CHECKED),
]
# Reductions and branches are about one entry, not about 67 equal ones.
SKIP = {"vectorized": ("ties", "if-gt", "if-ge", "norm-2-x-0", "norm-2-x", "norm-1-x", "norm-inf-x-x", "mask-heaviside-half", "l1-loss", "huber", "smooth-l1")}


def run(code, dtype, mode, point):
    def f(x):
        return eval(code, {"torch": torch, "nn": nn, "F": F, "x": x}).sum()

    x = torch.full((67 if mode == "vectorized" else 1,), point, dtype=getattr(torch, dtype))
    if mode == "forward":
        value, derivative = torch.func.jvp(f, (x,), (torch.ones_like(x),))
        return value.item(), derivative.item()
    if mode == "second":
        derivative = torch.func.grad(f)
        return derivative(x).item(), torch.func.grad(lambda x: derivative(x).sum())(x).item()
    x.requires_grad_(True)
    if mode in ("gradcheck", "gradgradcheck"):
        passed = getattr(torch.autograd, mode)(f, x, raise_exception=False)
        return None, "pass" if passed else "fail"
    value = eval(code, {"torch": torch, "nn": nn, "F": F, "x": x})
    value.sum().backward()
    return value.flatten()[0].item(), x.grad[0].item()
