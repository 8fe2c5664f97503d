import fc from 'fast-check';
import { type ActivationName, activationNames, options } from '../../../src/figures/activations/catalog.ts';
import {
  type ActivationsState,
  optionNames,
  type Setting,
  settingKey,
  slots,
  spans,
} from '../../../src/figures/activations/state.ts';

const setting = (option: (typeof optionNames)[number]) =>
  fc.oneof(
    fc.constant<Setting>('core'),
    fc.double({ min: options[option].min, max: options[option].max, noNaN: true }).map((value) => value || 0),
  );
/** Any state that the table of parameters allows, also those that the core refuses. */
export const anyState = fc.record({
  z: fc.double({ min: -8, max: 8, noNaN: true }).map((z) => z || 0),
  span: fc.constantFrom(...spans),
  a: fc.constantFrom(...activationNames),
  b: fc.constantFrom<ActivationName | 'none'>('none', ...activationNames),
  c: fc.constantFrom<ActivationName | 'none'>('none', ...activationNames),
  ...(Object.fromEntries(
    slots.flatMap((slot) => optionNames.map((option) => [settingKey(slot, option), setting(option)])),
  ) as Record<ReturnType<typeof settingKey>, fc.Arbitrary<Setting>>),
}) as fc.Arbitrary<ActivationsState>;
