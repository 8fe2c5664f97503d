import type { LayerReport } from '../../core/index.ts';
import type { History } from './snapshot.ts';

/** More points than this cannot be told apart in the chart. */
const MOST = 300;

export interface Look {
  readonly step: number;
  readonly train: number;
  readonly test: number | undefined;
  readonly layers: readonly LayerReport[];
}

/** What a run looked like at regular steps. The steps depend on nothing but their number, so a run is the same twice. */
export class Looks {
  #interval = 1;
  #looks: { step: number; train: number; test: number | undefined; dead: number; stuck: number }[] = [];
  /** By layer and unit: the look since which it has been silent without a break. */
  readonly #silentSince = new Map<string, number>();

  isDue(step: number): boolean {
    return step % this.#interval === 0;
  }

  add({ step, train, test, layers }: Look): void {
    const units = layers.flatMap((layer) => layer.units);
    const count = (of: 'dead' | 'stuck'): number => units.filter((unit) => unit[of]).length;
    this.#looks.push({ step, train, test, dead: count('dead'), stuck: count('stuck') });
    layers.forEach((layer, l) => {
      layer.units.forEach(({ silent }, unit) => {
        const key = `${l}.${unit}`;
        if (!silent) this.#silentSince.delete(key);
        else if (!this.#silentSince.has(key)) this.#silentSince.set(key, step);
      });
    });
    if (this.#looks.length <= MOST) return;
    this.#interval *= 2;
    this.#looks = this.#looks.filter((look) => look.step % this.#interval === 0);
  }

  silentSince(layer: number, unit: number): number | undefined {
    return this.#silentSince.get(`${layer}.${unit}`);
  }

  history(): History {
    const looks = this.#looks;
    return {
      steps: looks.map(({ step }) => step),
      train: looks.map(({ train }) => train),
      test: looks.flatMap(({ test }) => (test === undefined ? [] : [test])),
      dead: looks.map(({ dead }) => dead),
      stuck: looks.map(({ stuck }) => stuck),
    };
  }
}
