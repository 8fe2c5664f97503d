/** Options of npm run bench. */
export interface Options {
  /** Workloads, by the beginnings of their names; all by default. */
  readonly only: readonly string[];
  readonly rounds: number;
  /** Short rounds: shows that everything runs, not how fast. */
  readonly quick: boolean;
  readonly record: boolean;
  /** A Python with PyTorch and JAX. */
  readonly native?: string;
}

export const usage = 'npm run bench -- [--only W1,W2] [--rounds 5] [--quick] [--record] [--native path/to/python]';

const MIN_ROUNDS = 5;

export function readOptions(args: readonly string[], known: readonly string[]): Options {
  const options = { only: [] as string[], rounds: MIN_ROUNDS, quick: false, record: false };
  let native: string | undefined;
  for (let i = 0; i < args.length; i++) {
    const next = (): string => {
      const value = args[++i];
      if (value === undefined) throw new RangeError(`bench: ${args[i - 1]} needs a value; ${usage}`);
      return value;
    };
    if (args[i] === '--only') options.only = next().split(',');
    else if (args[i] === '--rounds') options.rounds = Number(next());
    else if (args[i] === '--quick') options.quick = true;
    else if (args[i] === '--record') options.record = true;
    else if (args[i] === '--native') native = next();
    else throw new RangeError(`bench: unknown option ${args[i]}; ${usage}`);
  }
  if (!Number.isInteger(options.rounds) || options.rounds < MIN_ROUNDS)
    throw new RangeError(`bench: rounds must be an integer of at least ${MIN_ROUNDS}, got ${options.rounds}`);
  for (const start of options.only)
    if (start === '' || !known.some((id) => id.startsWith(start)))
      throw new RangeError(`bench: only must name workloads of ${known.join(', ')}, got ${start || 'nothing'}`);
  if (options.record && (options.quick || options.only.length > 0))
    throw new RangeError('bench: a record needs all workloads and whole rounds, without --quick and --only');
  return native === undefined ? options : { ...options, native };
}
