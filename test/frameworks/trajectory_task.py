"""The training runs that every framework is asked for: 20 full-batch steps in float64 from the same weights and data.

`trajectories.json`, written by the PyTorch recorder, holds the weights and data; the other recorders read them there.
"""

import json
from pathlib import Path

import evidence_file

STEPS = 20
SIZES = [2, 5, 3, 1]
# Softmax needs as many outputs as classes: the same network without its last layer.
CLASS_SIZES = SIZES[:-1]
PRELU_START = 0.25
# Frameworks do not agree on where epsilon stands in a formula: 1e-60 is below rounding at each place.
TINY = 1e-60
# Decay rates and a weight decay that float32 holds exactly: TensorFlow rounds such options to it, in float64 too.
DYADIC_BETAS = (1 - 2**-3, 1 - 2**-9)
DYADIC_DECAY = 2**-7

ACTIVATIONS = (
    "relu leakyRelu prelu rrelu elu celu selu gelu geluTanh silu mish softplus softsign sigmoid tanh "
    "hardTanh hardSigmoid hardSwish relu6 squaredRelu abs identity"
).split()
LOSSES = ("meanSquaredError", "meanAbsoluteError", "binaryCrossEntropyWithLogits")
OTHER_LOSSES = ("softmaxCrossEntropy", "hinge")
OPTIMIZERS = (
    "sgd momentum nesterov decay adam adamW rmsProp adamDyadic adamWDyadic rmsPropTinyEpsilon"
).split()

RUNS = [(activation, loss, "momentum") for activation in ACTIVATIONS for loss in LOSSES]
RUNS += [(activation, loss, "momentum") for activation in ("relu", "leakyRelu", "tanh") for loss in OTHER_LOSSES]
RUNS += [(activation, "binaryCrossEntropyWithLogits", rule) for activation in ("relu", "tanh") for rule in OPTIMIZERS]


def sizes_of(loss):
    return CLASS_SIZES if loss == "softmaxCrossEntropy" else SIZES


def given():
    """Weights and data of the PyTorch record."""
    path = Path(__file__).parents[2] / "content/evidence/trajectories.json"
    return json.loads(path.read_text(encoding="utf-8"))


def layers_of(start, sizes):
    """Cuts flat parameters into (weights as rows, biases) of each layer."""
    layers = []
    at = 0
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        rows = [start[at + i * fan_in : at + (i + 1) * fan_in] for i in range(fan_out)]
        at += fan_in * fan_out
        layers.append((rows, start[at : at + fan_out]))
        at += fan_out
    return layers


def targets_of(loss, targets, classes):
    """Rows of targets: 0 and 1; −1 and 1 for hinge; one-hot rows of three for softmax."""
    if loss == "softmaxCrossEntropy":
        return [[1.0 if j == label else 0.0 for j in range(3)] for label in classes]
    return [[2.0 * target - 1.0 if loss == "hinge" else target] for target in targets]


def record(path, framework, versions, run, left_out, notes=(), extra=None):
    """Asks `run(activation, loss, optimizer)` for (losses, parameters) of each run that is not left out."""
    runs = []
    for activation, loss, optimizer in RUNS:
        if left_out.keys() & {activation, loss, optimizer}:
            continue
        losses, parameters = run(activation, loss, optimizer)
        assert len(losses) == STEPS
        names = {"activation": activation, "loss": loss, "optimizer": optimizer}
        runs.append(names | {"losses": losses, "parameters": parameters})
    about = ", ".join(f"{name} {version}" for name, version in versions.items())
    head = {
        "about": f"{about}, float64, CPU; {STEPS} full-batch steps",
        "framework": framework,
        "versions": versions,
        "dtype": "float64",
        "steps": STEPS,
        "leftOut": left_out,
        "notes": list(notes),
    }
    evidence_file.write(path, head | (extra or {}), {"runs": runs})
