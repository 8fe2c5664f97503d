import {
  type Activation,
  adam,
  adamW,
  elu,
  gelu,
  glorotUniform,
  heNormal,
  type Initializer,
  identity,
  l1Penalty,
  leakyRelu,
  type Optimizer,
  prelu,
  randomizedAsymmetric,
  reluWith,
  rmsProp,
  sgd,
  sigmoid,
  silu,
  softplus,
  tanh,
  torchLinear,
  zeros,
} from '../../core/index.ts';
import { activationAt, type Settings } from './state.ts';

/** The parts of the core that the settings name. */

export function activationOf(settings: Settings, layer: number): Activation {
  const { slope, atZero } = settings;
  switch (activationAt(settings, layer)) {
    case 'relu':
      return reluWith({ derivativeAtZero: atZero });
    case 'leaky':
      return leakyRelu({ negativeSlope: slope });
    case 'prelu':
      return prelu({ initialSlope: slope });
    case 'elu':
      return elu();
    case 'gelu':
      return gelu;
    case 'silu':
      return silu;
    case 'softplus':
      return softplus;
    case 'tanh':
      return tanh;
    case 'sigmoid':
      return sigmoid;
    default:
      return identity;
  }
}

const initializers: Readonly<Record<Settings['initializer'], () => Initializer>> = {
  // He's gain for ReLU whatever the activation is, so that one seed gives each activation the same first weights.
  he: heNormal,
  glorot: glorotUniform,
  torch: torchLinear,
  asymmetric: randomizedAsymmetric,
  zeros,
};

export const initializerOf = ({ initializer }: Settings): Initializer => initializers[initializer]();

const MOMENTUM = 0.9;

export function optimizerOf({ optimizer, rate, penalty, penaltyRate }: Settings): Optimizer {
  // The penalty ½λw² has the gradient λw: decay inside the gradient, or beside it for AdamW.
  const options = { learningRate: rate, weightDecay: penalty === 'L2' ? penaltyRate : 0 };
  const made: Readonly<Record<Settings['optimizer'], () => Optimizer>> = {
    sgd: () => sgd(options),
    momentum: () => sgd({ ...options, momentum: MOMENTUM }),
    nesterov: () => sgd({ ...options, momentum: MOMENTUM, nesterov: true }),
    rmsprop: () => rmsProp(options),
    adam: () => adam(options),
    adamw: () => adamW(options),
  };
  return penalty === 'L1' ? l1Penalty(made[optimizer](), { rate: penaltyRate }) : made[optimizer]();
}
