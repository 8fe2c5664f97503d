"""The workloads of the benchmark in PyTorch and JAX, one thread; run by npm run bench -- --native python.

Reads the workloads as JSON from the file named first, prints JSON. Weights come as out x in, layer by layer.
"""

import json
import os
import sys
import time

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import jax
import jax.numpy as jnp
import numpy as np
import torch

torch.set_num_threads(1)


def layers_of(sizes, flat):
    """Weights (in x out) and biases of each layer."""
    at, layers = 0, []
    for n_in, n_out in zip(sizes, sizes[1:]):
        weights = flat[at : at + n_in * n_out].reshape(n_out, n_in).T
        at += n_in * n_out
        layers.append((np.ascontiguousarray(weights), flat[at : at + n_out].copy()))
        at += n_out
    return layers


def flat_of(layers):
    return np.concatenate([np.concatenate([np.asarray(w).T.ravel(), np.asarray(b).ravel()]) for w, b in layers])


def numbers(values):
    return np.array(values, dtype=np.float32)


def rates(work, per_unit, rounds, seconds, prepare):
    """Doubles the units until a run takes a third of the time, then times rounds of equal length."""

    def timed(units):
        prepare()
        start = time.perf_counter()
        work(units)
        return time.perf_counter() - start

    # The first call may compile; that must not count.
    timed(1)
    units = 1
    while (taken := timed(units)) < seconds / 3:
        units *= 2
    units = max(1, round(units * seconds / taken))
    return [units * per_unit / timed(units) for _ in range(rounds)]


def loss_torch(task, outputs, targets):
    if task["output"] == "softmax":
        return torch.nn.functional.cross_entropy(outputs, targets)
    return torch.nn.functional.mse_loss(outputs, targets)


class TorchTraining:
    """Eager: a Sequential of Linear layers, backward, SGD.step."""

    def __init__(self, task):
        self.task = task
        sizes = task["sizes"]
        kinds = {"relu": torch.nn.ReLU, "tanh": torch.nn.Tanh}
        modules = []
        for i, (n_in, n_out) in enumerate(zip(sizes, sizes[1:])):
            modules.append(torch.nn.Linear(n_in, n_out))
            kind = task["output"] if i == len(sizes) - 2 else task["hidden"]
            if kind in kinds:
                modules.append(kinds[kind]())
        self.net = torch.nn.Sequential(*modules)
        self.linear = [m for m in modules if isinstance(m, torch.nn.Linear)]
        x = torch.from_numpy(numbers(task["inputs"]).reshape(-1, sizes[0]))
        t = torch.from_numpy(numbers(task["targets"]).reshape(-1, sizes[-1]))
        if task["output"] == "softmax":
            t = t.argmax(1)
        self.batches = list(zip(x.split(task["batchSize"]), t.split(task["batchSize"])))
        self.optimizer = torch.optim.SGD(self.net.parameters(), lr=task["learningRate"])

    def prepare(self):
        with torch.no_grad():
            for linear, (w, b) in zip(self.linear, layers_of(self.task["sizes"], numbers(self.task["start"]))):
                linear.weight.copy_(torch.from_numpy(w.T.copy()))
                linear.bias.copy_(torch.from_numpy(b))
        self.at = 0

    def work(self, steps):
        for _ in range(steps):
            x, t = self.batches[self.at % len(self.batches)]
            self.at += 1
            loss = loss_torch(self.task, self.net(x), t)
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()

    def parameters(self):
        return flat_of([(m.weight.detach().numpy().T, m.bias.detach().numpy()) for m in self.linear])


def jax_chain(task, layers, x):
    kinds = {"relu": jax.nn.relu, "tanh": jnp.tanh}
    for i, (w, b) in enumerate(layers):
        kind = task["output"] if i == len(layers) - 1 else task["hidden"]
        x = kinds.get(kind, lambda z: z)(x @ w + b)
    return x


def jax_step(task):
    def loss(layers, x, t):
        outputs = jax_chain(task, layers, x)
        if task["output"] == "softmax":
            return -(jax.nn.log_softmax(outputs) * t).sum() / x.shape[0]
        return ((outputs - t) ** 2).mean(axis=-2).sum()

    def step(layers, x, t):
        gradient = jax.grad(loss)(layers, x, t)
        return jax.tree.map(lambda p, g: p - task["learningRate"] * g, layers, gradient)

    return step


class JaxTraining:
    """jit of a loop over steps, the batches chosen inside."""

    def __init__(self, task):
        self.task = task
        sizes, batch = task["sizes"], task["batchSize"]
        x = jnp.asarray(numbers(task["inputs"]).reshape(-1, batch, sizes[0]))
        t = jnp.asarray(numbers(task["targets"]).reshape(-1, batch, sizes[-1]))
        step = jax_step(task)

        def loop(layers, steps):
            def body(i, layers):
                at = i % x.shape[0]
                return step(layers, x[at], t[at])

            return jax.lax.fori_loop(0, steps, body, layers)

        self.loop = jax.jit(loop)

    def prepare(self):
        self.layers = [(jnp.asarray(w), jnp.asarray(b)) for w, b in layers_of(self.task["sizes"], numbers(self.task["start"]))]

    def work(self, steps):
        self.layers = jax.block_until_ready(self.loop(self.layers, steps))

    def parameters(self):
        return flat_of(self.layers)


def stacked(task):
    """The layers of all networks, with a dimension more."""
    all_layers = [layers_of(task["sizes"], numbers(start)) for start in task["starts"]]
    return [
        (np.stack([layers[i][0] for layers in all_layers]), np.stack([layers[i][1][None] for layers in all_layers]))
        for i in range(len(task["sizes"]) - 1)
    ]


def unstacked(layers):
    return np.concatenate([flat_of([(w[k], b[k]) for w, b in layers]) for k in range(len(layers[0][0]))])


class TorchSweep:
    """Eager: all networks in one batched matrix product."""

    def __init__(self, task):
        self.task = task
        self.start = [torch.from_numpy(p) for layer in stacked(task) for p in layer]
        x = torch.from_numpy(numbers(task["inputs"]))
        self.x = x.reshape(1, -1, task["sizes"][0]).repeat(task["networks"], 1, 1)
        self.t = torch.from_numpy(numbers(task["targets"])).reshape(1, -1, 1)
        self.p = [p.clone().requires_grad_() for p in self.start]
        self.optimizer = torch.optim.SGD(self.p, lr=task["learningRate"])

    def prepare(self):
        with torch.no_grad():
            for p, start in zip(self.p, self.start):
                p.copy_(start)

    def work(self, steps):
        for _ in range(steps):
            y = self.x
            for i in range(0, len(self.p), 2):
                y = torch.baddbmm(self.p[i + 1], y, self.p[i])
                if i + 2 < len(self.p):
                    y = torch.relu(y)
            loss = ((y - self.t) ** 2).mean(dim=1).sum()
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()

    def parameters(self):
        p = [q.detach().numpy() for q in self.p]
        return unstacked(list(zip(p[::2], p[1::2])))


class JaxSweep:
    def __init__(self, task):
        self.task = task
        self.start = [(jnp.asarray(w), jnp.asarray(b)) for w, b in stacked(task)]
        x = jnp.asarray(np.tile(numbers(task["inputs"]).reshape(1, -1, task["sizes"][0]), (task["networks"], 1, 1)))
        t = jnp.asarray(numbers(task["targets"]).reshape(1, -1, 1))
        step = jax_step(task)
        self.loop = jax.jit(lambda layers, steps: jax.lax.fori_loop(0, steps, lambda _, p: step(p, x, t), layers))

    def prepare(self):
        self.layers = self.start

    def work(self, steps):
        self.layers = jax.block_until_ready(self.loop(self.layers, steps))

    def parameters(self):
        return unstacked(self.layers)


AT_ONCE = 1000


class TorchBornDead:
    def __init__(self, task):
        self.task = task
        self.x = torch.from_numpy(numbers(task["points"])).reshape(1, -1, 1).repeat(AT_ONCE, 1, 1)

    def prepare(self):
        self.random = torch.Generator().manual_seed(self.task["seed"])
        self.dead = self.drawn = 0

    def work(self, units):
        with torch.no_grad():
            for _ in range(units):
                y = self.x
                for n_in, n_out in zip(self.task["sizes"], self.task["sizes"][1:]):
                    w = torch.randn(AT_ONCE, n_in, n_out, generator=self.random) * (2 / n_in) ** 0.5
                    y = torch.relu(torch.bmm(y, w))
                self.dead += int((y.amax(dim=(1, 2)) == 0).sum())
                self.drawn += AT_ONCE


class JaxBornDead:
    def __init__(self, task):
        self.task = task
        x = jnp.asarray(np.tile(numbers(task["points"]).reshape(1, -1, 1), (AT_ONCE, 1, 1)))
        shapes = list(zip(task["sizes"], task["sizes"][1:]))

        def draw(i, dead):
            keys = jax.random.split(jax.random.fold_in(jax.random.key(task["seed"]), i), len(shapes))
            y = x
            for key, (n_in, n_out) in zip(keys, shapes):
                y = jax.nn.relu(y @ (jax.random.normal(key, (AT_ONCE, n_in, n_out)) * (2 / n_in) ** 0.5))
            return dead + (y.max(axis=(1, 2)) == 0).sum()

        self.loop = jax.jit(lambda units: jax.lax.fori_loop(0, units, draw, 0))

    def prepare(self):
        self.dead = self.drawn = 0

    def work(self, units):
        self.dead += int(self.loop(units))
        self.drawn += units * AT_ONCE


CONTENDERS = [
    (
        {
            "id": "pytorch",
            "name": "PyTorch eager",
            "version": torch.__version__,
            "how": "Sequential, backward, SGD.step; many networks by baddbmm",
        },
        {"training": TorchTraining, "sweep": TorchSweep, "born dead": TorchBornDead},
    ),
    (
        {
            "id": "jax",
            "name": "JAX jit",
            "version": jax.__version__,
            "how": "jit of fori_loop over grad and update",
        },
        {"training": JaxTraining, "sweep": JaxSweep, "born dead": JaxBornDead},
    ),
]


def main():
    with open(sys.argv[1]) as file:
        request = json.load(file)
    results = []
    for task, small in zip(request["workloads"], request["compared"]):
        for about, kinds in CONTENDERS:
            make = kinds[task["kind"]]
            result = {"workload": task["id"], "contender": about["id"]}
            if task["kind"] != "born dead":
                # What the comparison needs: the parameters after a few steps of the smaller task.
                compared = make(small)
                compared.prepare()
                compared.work(request["steps"] if task["kind"] == "training" else small["steps"])
                result["parameters"] = compared.parameters().tolist()
            run = make(task)
            per_unit = {
                "training": task.get("batchSize"),
                "sweep": task.get("networks", 0) / task.get("steps", 1),
                "born dead": AT_ONCE,
            }[task["kind"]]
            result["rounds"] = rates(run.work, per_unit, request["rounds"], request["seconds"], run.prepare)
            if task["kind"] == "born dead":
                result["dead"], result["drawn"] = run.dead, run.drawn
            results.append(result)
    print(json.dumps({"contenders": [about for about, _ in CONTENDERS], "results": results}))


main()
