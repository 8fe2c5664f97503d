"""Writes content/evidence/half.json: what PyTorch on a CPU returns in float32, float16 and bfloat16, as bit patterns.

Numbers are hexadecimal bit patterns, most significant digit first: 16 digits for float64, 8 for float32, 4 for float16
and bfloat16. A list of numbers is one string without spaces.

roundings    A float64 number by `.to(dtype)`. PyTorch rounds to float32 first and from there to a half format: a number
             just above a tie of the half format can be rounded twice, and then downward.
operations   a + b, a - b, a * b, a / b and sqrt(|a|) of two half numbers, each one tensor operation.
activations  Value and derivative of relu and leaky_relu at one half number, the derivative by autograd.
underflows   A product w * x that is too small for float16, and the derivatives of relu and leaky_relu there.
updates      p.add_(g, alpha=-0.1), the way torch.optim.SGD writes. The learning rate is rounded to the half format
             first. What follows depends on where the number stands in its tensor: in the body, which the processor
             takes many at a time, the product and the sum are in float32 and rounded once; in the rest, which it takes
             one by one, each is rounded. "body" is of a tensor of 128 numbers, "tail" of a tensor of one.
runs         A network 2-5-1 trained for five steps on four samples, one tensor operation for each scalar operation, so
             that each result is rounded before the next. The order, with s samples, o outputs, i inputs of a layer:

             forward   z[s][o] = b[o]; for i ascending: z[s][o] = z[s][o] + w[o][i] * x[s][i]
                       hidden layer: y = relu(z) or leaky_relu(z, 0.125); output layer: y = z
             loss      mean of (y - t)²; dy[s] = (y[s] - t[s]) * 2 / 4
             backward  dz = dy times the derivative, by autograd on the activation alone; output layer: dz = dy
                       dw[o][i] = 0; for s ascending: dw[o][i] = dw[o][i] + dz[s][o] * x[s][i]
                       db[o] = 0; for s ascending: db[o] = db[o] + dz[s][o]
                       dy[s][i] of the layer below = 0; for o ascending: it = it + dz[s][o] * w[o][i]
             update    lr = 0.1 in the format; "each": p = p - lr * g, the product and the difference rounded;
                       "once": p.add_(g, alpha=-0.1) in the body of a tensor of 128, rounded when it is stored

             A step holds what it computed: preactivations of the hidden layer, outputs, gradient, and the parameters
             after the update. Parameters and gradients: weights (a row for each output), then biases, layer by layer.
"""

import itertools
import math
import random

import evidence_file
import torch
import torch.nn.functional as F

DTYPES = {"float32": torch.float32, "float16": torch.float16, "bfloat16": torch.bfloat16}
HALVES = {name: dtype for name, dtype in DTYPES.items() if name != "float32"}
WIDTH = {torch.float64: 16, torch.float32: 8, torch.float16: 4, torch.bfloat16: 4}
INTEGER = {16: torch.int64, 8: torch.int32, 4: torch.int16}

draw = random.Random(20)


def bits(tensor):
    digits = WIDTH[tensor.dtype]
    patterns = tensor.detach().reshape(-1).view(INTEGER[digits]).tolist()
    return "".join(f"{pattern & (16**digits - 1):0{digits}x}" for pattern in patterns)


def float64(value):
    return torch.tensor(value, dtype=torch.float64)


def signs(values):
    return [sign * value for value in values for sign in (1.0, -1.0)]


def numbers():
    """Random sizes, ties and their neighbors, subnormals, the edges of overflow, zeros, infinities, NaN."""
    anywhere = [draw.gauss(0, 1) * 2.0 ** draw.randint(-30, 20) for _ in range(60)]
    far = [draw.gauss(0, 1) * 2.0 ** draw.randint(-160, 135) for _ in range(30)]
    ties = []
    for kept in (11, 8, 24):
        for _ in range(14):
            tie = (2 * draw.randint(2 ** (kept - 1), 2**kept - 1) + 1) * 2.0 ** draw.randint(-kept - 8, 2)
            ties += [tie, -tie]
        # Just off a tie by less than float32 can see, and by as much as it sees.
        for _ in range(8):
            tie = (2 * draw.randint(2 ** (kept - 1), 2**kept - 1) + 1) * 2.0**-kept
            ties += [tie * (1 + 2.0**-40), tie * (1 - 2.0**-40), tie * (1 + 2.0**-22), tie * (1 - 2.0**-22)]
    spacings = (2.0**-24, 2.0**-133, 2.0**-149)
    steps = (0.25, 0.5, 0.500001, 0.75, 1, 1.5, 2.5, 3.49, 100.5)
    subnormal = [spacing * step for spacing in spacings for step in steps]
    normal = [2.0**-14, 2.0**-14 - 2.0**-25, 2.0**-126, 2.0**-126 - 2.0**-134, 5e-324, 1e-310]
    half_edge = [65504.0, 65519.999, math.nextafter(65520, 0), 65520.0, 65536.0]
    edge = [(2 - 2.0**-7) * 2.0**127, (2 - 2.0**-8) * 2.0**127, math.nextafter((2 - 2.0**-8) * 2.0**127, 0)]
    edge += [(2 - 2.0**-23) * 2.0**127, math.nextafter((2 - 2.0**-24) * 2.0**127, 0), (2 - 2.0**-24) * 2.0**127, 1e300]
    special = [0.0, math.inf]
    return anywhere + far + ties + signs(subnormal + normal + half_edge + edge + special) + [math.nan]


def roundings():
    for value in numbers():
        x = float64(value)
        yield {"x": bits(x)} | {name: bits(x.to(dtype)) for name, dtype in DTYPES.items()}


def operations():
    special = [0.0, -0.0, 1.0, -1.0, 6e-8, -6e-8, 2.0**-14, 65504.0, -65504.0, math.inf, -math.inf, math.nan, 3e38]
    pairs = [tuple(draw.gauss(0, 1) * 2.0 ** draw.randint(-3, 3) for _ in "ab") for _ in range(70)]
    pairs += [tuple(draw.gauss(0, 1) * 2.0 ** draw.randint(-13, 13) for _ in "ab") for _ in range(60)]
    pairs += [(a, b) for a, b in itertools.product(special, special) if draw.random() < 0.45]
    for name, dtype in HALVES.items():
        for pair in pairs:
            a, b = (float64(value).to(dtype) for value in pair)
            results = {"add": a + b, "subtract": a - b, "multiply": a * b, "divide": a / b, "sqrt": torch.sqrt(a.abs())}
            yield {"dtype": name, "a": bits(a), "b": bits(b)} | {key: bits(value) for key, value in results.items()}


FUNCTIONS = {
    "relu": torch.relu,
    "leakyRelu 0.1": lambda z: F.leaky_relu(z, 0.1),
    "leakyRelu 0.125": lambda z: F.leaky_relu(z, 0.125),
}


def value_and_derivative(function, z):
    z = z.detach().clone().requires_grad_()
    value = FUNCTIONS[function](z)
    (derivative,) = torch.autograd.grad(value, z)
    return value, derivative


def activations():
    for name, dtype in HALVES.items():
        smallest = 2.0**-24 if name == "float16" else 2.0**-133
        points = [smallest, 5 * smallest, torch.finfo(dtype).smallest_normal, 0.1, 1 / 3, 1.0, 3.14, 1000.0]
        points = signs([0.0, *points, torch.finfo(dtype).max, math.inf]) + [math.nan]
        for point in points:
            z = float64(point).to(dtype)
            for function in FUNCTIONS:
                value, derivative = value_and_derivative(function, z)
                yield {
                    "dtype": name,
                    "function": function,
                    "z": bits(z),
                    "value": bits(value),
                    "derivative": bits(derivative),
                }


def underflows():
    factors_of_two = ((-13, -13), (-12, -13), (-12, -12))
    for w, x in ((sign * 2.0**first, 2.0**second) for first, second in factors_of_two for sign in (1, -1)):
        for name, dtype in DTYPES.items():
            factors = [float64(value).to(dtype) for value in (w, x)]
            z = factors[0] * factors[1]
            row = {"dtype": name, "w": bits(factors[0]), "x": bits(factors[1]), "z": bits(z)}
            for function in ("relu", "leakyRelu 0.125"):
                row[function] = bits(value_and_derivative(function, z)[1])
            yield row


# A multiple of what any processor takes at a time.
BODY = 128


def updates():
    for name, dtype in HALVES.items():
        p, g = (float64([draw.gauss(0, 1) for _ in range(BODY)]).to(dtype) for _ in "pg")
        body = p.clone().add_(g, alpha=-0.1)
        for i in range(40):
            tail = p[i].clone().add_(g[i], alpha=-0.1)
            yield {"dtype": name, "p": bits(p[i]), "g": bits(g[i]), "body": bits(body[i]), "tail": bits(tail)}


SIZES = [2, 5, 1]
STEPS = 5
# The last hidden unit and the last sample are so small that float16 loses their products.
WEIGHTS = [[[draw.gauss(0, 1) for _ in range(2)] for _ in range(4)] + [[2.0**-13, -(2.0**-13)]]]
WEIGHTS += [[[draw.gauss(0, 0.6) for _ in range(5)]]]
BIASES = [[draw.gauss(0, 0.3) for _ in range(4)] + [0.0], [0.1]]
INPUTS = [[draw.gauss(0, 1) for _ in range(2)] for _ in range(3)] + [[2.0**-13, 0.0]]
TARGETS = [1.0, -1.0, 0.5, 2.0]


def scalars(values, dtype):
    """Nested lists of float64 numbers as nested lists of tensors without dimension."""
    return [scalars(value, dtype) for value in values] if isinstance(values, list) else float64(values).to(dtype)


def flat(values):
    return [leaf for value in values for leaf in flat(value)] if isinstance(values, list) else [values]


def joined(values):
    return bits(torch.stack(flat(values)))


def dense(weights, biases, rows):
    outputs = []
    for x in rows:
        outputs.append([])
        for w, z in zip(weights, biases):
            for factor, value in zip(w, x):
                z = z + factor * value
            outputs[-1].append(z)
    return outputs


def dense_gradients(weights, rows, deltas):
    zero = torch.zeros((), dtype=deltas[0][0].dtype)
    weight_gradient, bias_gradient = [], []
    for o in range(len(weights)):
        weight_gradient.append([])
        for i in range(len(weights[0])):
            total = zero
            for delta, x in zip(deltas, rows):
                total = total + delta[o] * x[i]
            weight_gradient[-1].append(total)
        total = zero
        for delta in deltas:
            total = total + delta[o]
        bias_gradient.append(total)
    below = []
    for delta in deltas:
        below.append([])
        for i in range(len(weights[0])):
            total = zero
            for o in range(len(weights)):
                total = total + delta[o] * weights[o][i]
            below[-1].append(total)
    return weight_gradient, bias_gradient, below


def activated(function, z, upstream):
    """Value, and the upstream gradient times the derivative as PyTorch computes it."""
    z = z.detach().clone().requires_grad_()
    value = FUNCTIONS[function](z)
    (delta,) = torch.autograd.grad(value, z, upstream if upstream is not None else torch.ones_like(value))
    return value.detach(), delta


def updated(parameters, gradients, update):
    if update == "once":
        p, g = (F.pad(torch.stack(part), (0, BODY - len(part))) for part in (parameters, gradients))
        return list(p.add_(g, alpha=-0.1)[: len(parameters)])
    rate = float64(0.1).to(parameters[0].dtype)
    return [p - rate * g for p, g in zip(parameters, gradients)]


def run(name, function, update):
    dtype = DTYPES[name]
    inputs, targets = scalars(INPUTS, dtype), scalars(TARGETS, dtype)
    layers = [[scalars(w, dtype), scalars(b, dtype)] for w, b in zip(WEIGHTS, BIASES)]
    result = {"dtype": name, "activation": function, "update": update, "start": joined(layers), "steps": []}
    for _ in range(STEPS):
        (w1, b1), (w2, b2) = layers
        z = dense(w1, b1, inputs)
        y = [[activated(function, value, None)[0] for value in row] for row in z]
        outputs = dense(w2, b2, y)
        dy = [[(o[0] - t) * 2 / 4] for o, t in zip(outputs, targets)]
        dw2, db2, below = dense_gradients(w2, y, dy)
        dz = [[activated(function, value, up)[1] for value, up in zip(*pair)] for pair in zip(z, below)]
        dw1, db1, _ = dense_gradients(w1, inputs, dz)
        gradient = [[dw1, db1], [dw2, db2]]
        new = iter(updated(flat(layers), flat(gradient), update))
        layers = [[[[next(new) for _ in row] for row in w], [next(new) for _ in b]] for w, b in layers]
        assert all(p.dtype == dtype for p in flat(layers))
        step = {"preactivations": z, "outputs": outputs, "gradient": gradient, "parameters": layers}
        result["steps"].append({key: joined(value) for key, value in step.items()})
    return result


evidence_file.write(
    "content/evidence/half.json",
    {
        "about": f"PyTorch {torch.__version__.split('+')[0]}, CPU with {torch.backends.cpu.get_cpu_capability()}",
        "order": "see the docstring of test/frameworks/record_half.py",
        "sizes": SIZES,
        "inputs": bits(float64(INPUTS)),
        "targets": bits(float64(TARGETS)),
    },
    {
        "roundings": list(roundings()),
        "operations": list(operations()),
        "activations": list(activations()),
        "underflows": list(underflows()),
        "updates": list(updates()),
        "runs": [run(*names) for names in itertools.product(DTYPES, ("relu", "leakyRelu 0.125"), ("each", "once"))],
    },
)
