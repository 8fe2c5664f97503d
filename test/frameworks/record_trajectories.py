"""Writes content/evidence/trajectories.json: how PyTorch trains small networks, step by step, in float64.

An oracle for the core: the same weights, data, activations, losses and optimizers must give the same numbers there.
The weights and data that are drawn here serve the recorders of the other frameworks, too.
"""

import torch
import torch.nn.functional as F
from trajectory_task import (
    DYADIC_BETAS,
    DYADIC_DECAY,
    PRELU_START,
    SIZES,
    STEPS,
    TINY,
    layers_of,
    record,
    sizes_of,
    targets_of,
)

torch.set_default_dtype(torch.float64)

ACTIVATIONS = {
    "relu": torch.relu,
    "leakyRelu": lambda z: F.leaky_relu(z, 0.1),
    "rrelu": lambda z: F.rrelu(z, training=False),
    "elu": F.elu,
    "celu": lambda z: F.celu(z, 2.0),
    "selu": F.selu,
    "gelu": F.gelu,
    "geluTanh": lambda z: F.gelu(z, approximate="tanh"),
    "silu": F.silu,
    "mish": F.mish,
    "softplus": F.softplus,
    "softsign": F.softsign,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "hardTanh": F.hardtanh,
    "hardSigmoid": F.hardsigmoid,
    "hardSwish": F.hardswish,
    "relu6": F.relu6,
    "squaredRelu": lambda z: torch.relu(z) ** 2,
    "abs": torch.abs,
    "identity": lambda z: z,
}
LOSSES = {
    "meanSquaredError": F.mse_loss,
    "meanAbsoluteError": F.l1_loss,
    "binaryCrossEntropyWithLogits": F.binary_cross_entropy_with_logits,
    "softmaxCrossEntropy": F.cross_entropy,
    # PyTorch has no hinge loss of this form by name; a margin of 1 against a zero is one.
    "hinge": lambda o, t: F.margin_ranking_loss(o, torch.zeros_like(o), t, margin=1.0),
}


def optimizer_of(name, weights, others):
    """Decay acts on weights only, the core's default."""
    decay = {"decay": 0.01, "adamW": 0.01, "adamWDyadic": DYADIC_DECAY}.get(name, 0.0)
    groups = [{"params": weights, "weight_decay": decay}, {"params": others, "weight_decay": 0.0}]
    return {
        "sgd": lambda: torch.optim.SGD(groups, lr=0.1),
        "momentum": lambda: torch.optim.SGD(groups, lr=0.05, momentum=0.9),
        "nesterov": lambda: torch.optim.SGD(groups, lr=0.05, momentum=0.9, nesterov=True),
        "decay": lambda: torch.optim.SGD(groups, lr=0.1, momentum=0.5),
        "adam": lambda: torch.optim.Adam(groups, lr=0.02),
        "adamW": lambda: torch.optim.AdamW(groups, lr=0.02),
        "rmsProp": lambda: torch.optim.RMSprop(groups, lr=0.01),
        "adamDyadic": lambda: torch.optim.Adam(groups, lr=0.02, betas=DYADIC_BETAS, eps=TINY),
        "adamWDyadic": lambda: torch.optim.AdamW(groups, lr=0.02, betas=DYADIC_BETAS, eps=TINY),
        "rmsPropTinyEpsilon": lambda: torch.optim.RMSprop(groups, lr=0.01, eps=TINY),
    }[name]()


generator = torch.Generator().manual_seed(20)
start = []
for fan_in, fan_out in zip(SIZES, SIZES[1:]):
    start += (torch.randn(fan_out, fan_in, generator=generator) * (2 / fan_in) ** 0.5).flatten().tolist()
    start += (torch.randn(fan_out, generator=generator) * 0.1).tolist()
inputs = torch.randn(16, 2, generator=generator)
targets = (inputs[:, 0] * inputs[:, 1] > 0).double().tolist()
classes = ((inputs[:, 0] > 0).int() + (inputs[:, 1] > 0).int()).tolist()


def run(activation, loss, optimizer):
    layers = layers_of(start, sizes_of(loss))
    tensor = lambda values: torch.tensor(values).requires_grad_()
    weights = [tensor(rows) for rows, _ in layers]
    biases = [tensor(bias) for _, bias in layers]
    learned = activation == "prelu"
    slopes = [tensor([PRELU_START] * len(bias)) for _, bias in layers[:-1]] if learned else []
    wanted = torch.tensor(targets_of(loss, targets, classes))
    step = optimizer_of(optimizer, weights, biases + slopes)
    losses = []
    for _ in range(STEPS):
        values = inputs
        for i, (weight, bias) in enumerate(zip(weights, biases)):
            values = values @ weight.T + bias
            if i < len(weights) - 1:
                values = F.prelu(values, slopes[i]) if learned else ACTIVATIONS[activation](values)
        value = LOSSES[loss](values, wanted)
        step.zero_grad()
        value.backward()
        step.step()
        losses.append(value.item())
    parameters = []
    for i, (weight, bias) in enumerate(zip(weights, biases)):
        parameters += weight.flatten().tolist() + bias.tolist() + (slopes[i].tolist() if i < len(slopes) else [])
    return losses, parameters


record(
    "content/evidence/trajectories.json",
    "PyTorch",
    {"PyTorch": torch.__version__.split("+")[0]},
    run,
    left_out={},
    notes=["hardSigmoid: the backward pass has 1/6 rounded to float32, in float64 too"],
    extra={
        "sizes": SIZES,
        "start": start,
        "inputs": inputs.flatten().tolist(),
        "targets": targets,
        "classes": classes,
    },
)
