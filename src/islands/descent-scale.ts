import type { DescentState } from '../figures/descent/state.ts';
import { VIEWS } from '../figures/descent/views.ts';
import type { SliderScale } from '../ui/slider-scale.ts';

/** The numbers of the start along one axis. No key jumps over 0 or a kink. */
export function startScale(state: DescentState, axis: 'x' | 'y'): SliderScale {
  const { start, step, bigStep, stops } = VIEWS[state.function];
  const [min, max] = start[axis];
  return { min, max, step, bigStep, stops: axis === 'x' ? stops : [0] };
}
