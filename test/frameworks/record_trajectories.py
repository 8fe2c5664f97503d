"""Writes content/evidence/trajectories.json: how PyTorch trains small networks, step by step, in float64.

An oracle for the core: the same weights, data, activations, losses and optimizers must give the same numbers there.
"""

import json
import sys
from pathlib import Path

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
STEPS = 20
SIZES = [2, 5, 3, 1]

ACTIVATIONS = {
    "relu": torch.relu,
    "leakyRelu": lambda z: F.leaky_relu(z, 0.1),
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
}


def optimizers(weights, biases):
    """Decay acts on weights only, the core's default."""
    groups = lambda decay: [{"params": weights, "weight_decay": decay}, {"params": biases, "weight_decay": 0.0}]
    return {
        "sgd": lambda: torch.optim.SGD(groups(0.0), lr=0.1),
        "momentum": lambda: torch.optim.SGD(groups(0.0), lr=0.05, momentum=0.9),
        "nesterov": lambda: torch.optim.SGD(groups(0.0), lr=0.05, momentum=0.9, nesterov=True),
        "decay": lambda: torch.optim.SGD(groups(0.01), lr=0.1, momentum=0.5),
        "adam": lambda: torch.optim.Adam(groups(0.0), lr=0.02),
        "adamW": lambda: torch.optim.AdamW(groups(0.01), lr=0.02),
        "rmsProp": lambda: torch.optim.RMSprop(groups(0.0), lr=0.01),
    }


generator = torch.Generator().manual_seed(20)
start = []
for fan_in, fan_out in zip(SIZES, SIZES[1:]):
    start.append(torch.randn(fan_out, fan_in, generator=generator) * (2 / fan_in) ** 0.5)
    start.append(torch.randn(fan_out, generator=generator) * 0.1)
inputs = torch.randn(16, 2, generator=generator)
targets = (inputs[:, :1] * inputs[:, 1:] > 0).double()


def run(activation, loss, optimizer):
    parameters = [p.clone().requires_grad_() for p in start]
    step = optimizers(parameters[0::2], parameters[1::2])[optimizer]()
    losses = []
    for _ in range(STEPS):
        values = inputs
        for i in range(0, len(parameters), 2):
            values = values @ parameters[i].T + parameters[i + 1]
            if i < len(parameters) - 2:
                values = ACTIVATIONS[activation](values)
        value = LOSSES[loss](values, targets)
        step.zero_grad()
        value.backward()
        step.step()
        losses.append(value.item())
    return {
        "activation": activation,
        "loss": loss,
        "optimizer": optimizer,
        "losses": losses,
        "parameters": torch.cat([p.detach().flatten() for p in parameters]).tolist(),
    }


runs = [run(activation, loss, "momentum") for activation in ACTIVATIONS for loss in LOSSES]
runs += [run(activation, "binaryCrossEntropyWithLogits", optimizer) for activation in ("relu", "tanh") for optimizer in optimizers([start[0]], [start[1]])]
out = Path(sys.argv[1] if len(sys.argv) > 1 else "content/evidence/trajectories.json")
out.write_text(
    json.dumps(
        {
            "about": f"PyTorch {torch.__version__.split('+')[0]}, float64, CPU; {STEPS} full-batch steps",
            "sizes": SIZES,
            "start": torch.cat([p.flatten() for p in start]).tolist(),
            "inputs": inputs.flatten().tolist(),
            "targets": targets.flatten().tolist(),
            "runs": runs,
        }
    )
    + "\n"
)
print(len(runs), "runs in", out)
