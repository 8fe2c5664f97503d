import { choiceParameter, numberParameter, type Parameter, type Parameters } from '../../ui/parameters.ts';
import { parsed } from './parse.ts';
import { printed } from './print.ts';
import type { Convention, Mode } from './program.ts';

export interface AutodiffState extends Convention {
  /** As `printed` writes it. */
  readonly program: string;
  readonly x: number;
  readonly mode: Mode;
}

export const WINDOW = [-2.25, 2.25] as const;
const START = 'relu(x) - relu(-x)';

/** The text in the form in which the figure keeps it; undefined if it is no program. */
export function plainProgram(text: string): string | undefined {
  const { node } = parsed(text);
  return node && printed(node);
}

const programParameter: Parameter<string> = {
  name: 'program',
  label: 'program',
  default: START,
  parse: plainProgram,
  clamp: (value) => plainProgram(value) ?? START,
  format: (value) => value,
};

export const autodiffParameters: Parameters<AutodiffState> = {
  program: programParameter,
  x: numberParameter({ name: 'x', label: 'x', default: 0, min: -2, max: 2 }),
  relu: numberParameter({ name: 'relu', label: 'relu′(0)', default: 0, min: 0, max: 1 }),
  abs: numberParameter({ name: 'abs', label: 'abs′(0)', default: 0, min: -1, max: 1 }),
  tie: choiceParameter({
    name: 'tie',
    label: 'a tie of max or min',
    choices: ['split', 'first', 'second'],
    default: 'split',
  }),
  leaky: choiceParameter({
    name: 'leaky',
    label: 'leaky′(0)',
    choices: ['left', 'right', 'mean', 'formula'],
    default: 'left',
  }),
  mode: choiceParameter({ name: 'mode', label: 'mode', choices: ['reverse', 'forward'], default: 'reverse' }),
};
