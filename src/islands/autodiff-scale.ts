import type { AutodiffModel } from '../figures/autodiff/model.ts';
import type { SliderScale } from '../ui/slider-scale.ts';

/** No key jumps over 0 or over a point at which the program reads a convention. */
export const xScale = ({ switches }: AutodiffModel): SliderScale => ({
  min: -2,
  max: 2,
  step: 0.05,
  bigStep: 0.5,
  stops: [...new Set([0, ...switches.filter((x) => Math.abs(x) <= 2)])].sort((a, b) => a - b),
});
