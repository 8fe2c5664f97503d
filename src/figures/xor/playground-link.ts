import { defaults } from '../../ui/parameters.ts';
import { encodeState } from '../../ui/url-state.ts';
import { type PlaygroundState, playgroundParameters } from '../playground/state.ts';
import type { XorState } from './state.ts';

/** The same network in the playground: same weights, data, loss and rate, so the same numbers step by step. */
export function playgroundHref(state: XorState): string {
  const there: Partial<PlaygroundState> = {
    data: 'xor',
    layers: [Number(state.width)],
    activations: [state.slope === 0 ? 'relu' : 'leaky'],
    ...(state.slope !== 0 && { slope: state.slope }),
    atZero: state.atZero,
    initializer: state.initializer,
    loss: state.loss === 'square' ? 'square' : 'auto',
    rate: state.rate,
    batch: 4,
    seed: state.seed,
    step: state.steps,
  };
  return `/playground/#${encodeState('', 'playground', playgroundParameters, { ...defaults(playgroundParameters), ...there })}`;
}
