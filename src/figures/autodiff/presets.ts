/** Programs that show something, and the expression of the record that is the same program, if there is one. */
export interface Preset {
  readonly program: string;
  readonly label: string;
  readonly recorded?: string;
}

export const PRESETS = [
  { program: 'relu(x) - relu(-x)', label: 'x, as relu(x) − relu(−x)', recorded: 'relu-minus-relu' },
  { program: 'relu(-x) + x', label: 'relu, as relu(−x) + x', recorded: 'relu-of-minus-plus-x' },
  {
    program: 'relu(relu(x)) - relu(-x)',
    label: 'x, as relu(relu(x)) − relu(−x)',
    recorded: 'relu-relu-minus-relu',
  },
  { program: 'max(x, 0) + min(x, 0)', label: 'x, as max(x, 0) + min(x, 0)', recorded: 'max-plus-min' },
  { program: '(x + abs(x)) / 2', label: 'relu, as (x + |x|)/2', recorded: 'half-x-plus-abs' },
  { program: 'relu(-x) + x - relu(x)', label: '0, as relu(−x) + x − relu(x)', recorded: 'zero-by-relu' },
  { program: 'relu(x)', label: 'relu(x)', recorded: 'relu' },
  { program: 'max(x, 0)', label: 'relu, as max(x, 0)', recorded: 'maximum-x-0' },
  { program: 'max(0, x)', label: 'relu, as max(0, x)', recorded: 'maximum-0-x' },
  { program: 'where(x > 0, x, 0)', label: 'relu, as where(x > 0, x, 0)', recorded: 'where-gt' },
  { program: 'leaky(x)', label: 'leaky(x), slope 0.1', recorded: 'leaky-relu-tenth' },
  { program: 'abs(x)', label: 'abs(x)', recorded: 'abs' },
  { program: 'sqrt(relu(x))', label: 'sqrt(relu(x))', recorded: 'sqrt-relu' },
  { program: 'where(x > 0, sqrt(x), 0)', label: 'sqrt(relu(x)), by where', recorded: 'where-sqrt' },
] as const satisfies readonly Preset[];
