"""Writes content/evidence/trajectories-tensorflow.json: the runs of trajectory_task.py by TensorFlow and Keras.

Layers, activations, losses and optimizers are those of Keras on its TensorFlow backend, with options set to the core's.
"""

import os

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf
from trajectory_task import (
    DYADIC_BETAS,
    DYADIC_DECAY,
    PRELU_START,
    STEPS,
    TINY,
    given,
    layers_of,
    record,
    sizes_of,
    targets_of,
)

keras.config.set_floatx("float64")

ACTIVATIONS = {
    "relu": keras.activations.relu,
    "leakyRelu": lambda z: keras.activations.leaky_relu(z, negative_slope=0.1),
    "elu": keras.activations.elu,
    "celu": lambda z: keras.activations.celu(z, alpha=2.0),
    "selu": keras.activations.selu,
    "gelu": lambda z: keras.activations.gelu(z, approximate=False),
    "geluTanh": lambda z: keras.activations.gelu(z, approximate=True),
    "silu": keras.activations.silu,
    "mish": keras.activations.mish,
    "softplus": keras.activations.softplus,
    "softsign": keras.activations.softsign,
    "sigmoid": keras.activations.sigmoid,
    "tanh": keras.activations.tanh,
    "hardTanh": keras.activations.hard_tanh,
    "hardSigmoid": keras.activations.hard_sigmoid,
    "hardSwish": keras.activations.hard_silu,
    "relu6": keras.activations.relu6,
    "squaredRelu": lambda z: tf.square(tf.nn.relu(z)),
    "abs": tf.abs,
    "identity": keras.activations.linear,
}
LOSSES = {
    "meanSquaredError": keras.losses.MeanSquaredError(),
    "meanAbsoluteError": keras.losses.MeanAbsoluteError(),
    "binaryCrossEntropyWithLogits": keras.losses.BinaryCrossentropy(from_logits=True),
    "softmaxCrossEntropy": keras.losses.CategoricalCrossentropy(from_logits=True),
    "hinge": keras.losses.Hinge(),
}
B1, B2 = DYADIC_BETAS
OPTIMIZERS = {
    "sgd": lambda: keras.optimizers.SGD(0.1),
    "momentum": lambda: keras.optimizers.SGD(0.05, momentum=0.9),
    "nesterov": lambda: keras.optimizers.SGD(0.05, momentum=0.9, nesterov=True),
    "decay": lambda: keras.optimizers.SGD(0.1, momentum=0.5),
    "adamDyadic": lambda: keras.optimizers.Adam(0.02, B1, B2, epsilon=TINY),
    "adamWDyadic": lambda: keras.optimizers.AdamW(0.02, DYADIC_DECAY, B1, B2, epsilon=TINY),
    "rmsPropTinyEpsilon": lambda: keras.optimizers.RMSprop(0.01, rho=0.99, epsilon=TINY),
}

task = given()
inputs = tf.constant(np.array(task["inputs"]).reshape(-1, task["sizes"][0]))


def network(activation, loss, decayed):
    # The L2 regularizer adds 0.005·w² to the loss, so 0.01·w to the gradient: the core's weight decay.
    regularizer = keras.regularizers.L2(0.005) if decayed else None
    dense, layers = [], [keras.Input((2,))]
    parts = layers_of(task["start"], sizes_of(loss))
    for i, (_, bias) in enumerate(parts):
        dense.append(keras.layers.Dense(len(bias), kernel_regularizer=regularizer))
        layers.append(dense[-1])
        if i == len(parts) - 1:
            break
        if activation == "prelu":
            layers.append(keras.layers.PReLU(alpha_initializer=keras.initializers.Constant(PRELU_START)))
        else:
            layers.append(keras.layers.Activation(ACTIVATIONS[activation]))
    model = keras.Sequential(layers)
    for layer, (weights, bias) in zip(dense, parts):
        layer.set_weights([np.array(weights).T, np.array(bias)])
    return model, dense


def run(activation, loss, optimizer):
    wanted = tf.constant(targets_of(loss, task["targets"], task["classes"]), dtype=tf.float64)
    model, dense = network(activation, loss, decayed=optimizer == "decay")
    rule = OPTIMIZERS[optimizer]()
    if optimizer == "adamWDyadic":
        rule.exclude_from_weight_decay(var_list=[layer.bias for layer in dense])
    losses = []
    for _ in range(STEPS):
        with tf.GradientTape() as tape:
            value = LOSSES[loss](wanted, model(inputs))
            total = tf.add_n([value, *model.losses])
        rule.apply(tape.gradient(total, model.trainable_variables), model.trainable_variables)
        losses.append(float(value))
    # Keras keeps weights as inputs × outputs; the record has a row for each output.
    arrays = [variable.numpy().T for variable in model.trainable_variables]
    assert all(array.dtype == np.float64 for array in arrays)
    return losses, [float(p) for array in arrays for p in array.flatten()]


place = "Keras adds ε to √v before the bias correction of v, the core after it"
rounded = "rounds the decay rates to float32 in that correction only"
record(
    "content/evidence/trajectories-tensorflow.json",
    "TensorFlow",
    {"TensorFlow": tf.__version__, "Keras": keras.__version__},
    run,
    left_out={
        "rrelu": "Keras has no function of this name",
        "adam": f"{place}, and {rounded}; adamDyadic stands in",
        "adamW": f"{place}, and {rounded}; adamWDyadic stands in",
        "rmsProp": "Keras has √(v + ε), the core √v + ε; rmsPropTinyEpsilon stands in",
    },
    notes=[
        "leakyRelu: TensorFlow keeps the slope as a float32 attribute, so 0.1 is 0.10000000149",
        "momentum, nesterov: Keras converts the momentum by tf.cast, so 0.9 is 0.89999997616, in float64 too",
        "decay: by the L2 regularizer, whose factor 0.005 is rounded to float32; the weight_decay of Keras' SGD is "
        "decoupled from the gradient",
        "gelu: √½ is rounded to float32, in float64 too",
        "geluTanh: 0.044715 is rounded to float32, in float64 too",
    ],
)
