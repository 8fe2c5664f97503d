"""Writes content/evidence/trajectories-jax.json: the runs of trajectory_task.py by JAX with Optax."""

import jax
import jax.numpy as jnp
import optax
from trajectory_task import (
    DYADIC_BETAS,
    DYADIC_DECAY,
    STEPS,
    TINY,
    given,
    layers_of,
    record,
    sizes_of,
    targets_of,
)

jax.config.update("jax_enable_x64", True)

ACTIVATIONS = {
    "relu": jax.nn.relu,
    "leakyRelu": lambda z: jax.nn.leaky_relu(z, 0.1),
    "elu": jax.nn.elu,
    "celu": lambda z: jax.nn.celu(z, 2.0),
    "selu": jax.nn.selu,
    "gelu": lambda z: jax.nn.gelu(z, approximate=False),
    "geluTanh": lambda z: jax.nn.gelu(z, approximate=True),
    "silu": jax.nn.silu,
    "mish": jax.nn.mish,
    "softplus": jax.nn.softplus,
    "softsign": jax.nn.soft_sign,
    "sigmoid": jax.nn.sigmoid,
    "tanh": jax.nn.tanh,
    "hardTanh": jax.nn.hard_tanh,
    "hardSigmoid": jax.nn.hard_sigmoid,
    "hardSwish": jax.nn.hard_silu,
    "relu6": jax.nn.relu6,
    "squaredRelu": lambda z: jax.nn.relu(z) ** 2,
    "abs": jnp.abs,
    "identity": jax.nn.identity,
}
LOSSES = {
    "meanSquaredError": lambda o, t: jnp.mean(optax.losses.squared_error(o, t)),
    "meanAbsoluteError": lambda o, t: jnp.mean(jnp.abs(o - t)),
    "binaryCrossEntropyWithLogits": lambda o, t: jnp.mean(optax.losses.sigmoid_binary_cross_entropy(o, t)),
    "softmaxCrossEntropy": lambda o, t: jnp.mean(optax.losses.softmax_cross_entropy(o, t)),
    "hinge": lambda o, t: jnp.mean(optax.losses.hinge_loss(o, t)),
}


B1, B2 = DYADIC_BETAS


def weights_only(parameters):
    return [(True, False) for _ in parameters]


def rms_prop(eps):
    """The defaults of Optax are a decay of 0.9 and epsilon inside the root; both are options."""
    return optax.rmsprop(0.01, decay=0.99, eps=eps, eps_in_sqrt=False)


OPTIMIZERS = {
    "sgd": optax.sgd(0.1),
    "momentum": optax.sgd(0.05, momentum=0.9),
    "nesterov": optax.sgd(0.05, momentum=0.9, nesterov=True),
    "decay": optax.chain(optax.add_decayed_weights(0.01, mask=weights_only), optax.sgd(0.1, momentum=0.5)),
    "adam": optax.adam(0.02, eps=1e-8),
    "adamW": optax.adamw(0.02, eps=1e-8, weight_decay=0.01, mask=weights_only),
    "rmsProp": rms_prop(1e-8),
    "adamDyadic": optax.adam(0.02, b1=B1, b2=B2, eps=TINY),
    "adamWDyadic": optax.adamw(0.02, b1=B1, b2=B2, eps=TINY, weight_decay=DYADIC_DECAY, mask=weights_only),
    "rmsPropTinyEpsilon": rms_prop(TINY),
}

task = given()
inputs = jnp.array(task["inputs"]).reshape(-1, task["sizes"][0])


def run(activation, loss, optimizer):
    wanted = jnp.array(targets_of(loss, task["targets"], task["classes"]))
    parameters = [(jnp.array(w), jnp.array(b)) for w, b in layers_of(task["start"], sizes_of(loss))]
    update_rule = OPTIMIZERS[optimizer]

    def loss_of(parameters):
        values = inputs
        for i, (weight, bias) in enumerate(parameters):
            values = values @ weight.T + bias
            if i < len(parameters) - 1:
                values = ACTIVATIONS[activation](values)
        return LOSSES[loss](values, wanted)

    @jax.jit
    def step(parameters, state):
        value, gradient = jax.value_and_grad(loss_of)(parameters)
        updates, state = update_rule.update(gradient, state, parameters)
        return optax.apply_updates(parameters, updates), state, value

    state = update_rule.init(parameters)
    losses = []
    for _ in range(STEPS):
        parameters, state, value = step(parameters, state)
        losses.append(float(value))
    assert parameters[0][0].dtype == jnp.float64
    return losses, [float(p) for layer in parameters for array in layer for p in array.flatten()]


no_such = "JAX has no function of this name"
record(
    "content/evidence/trajectories-jax.json",
    "JAX",
    {"JAX": jax.__version__, "Optax": optax.__version__},
    run,
    left_out={"prelu": no_such, "rrelu": no_such},
)
