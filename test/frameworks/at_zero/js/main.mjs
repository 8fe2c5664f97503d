// node main.mjs NAME FILE: records one JavaScript framework in a process of its own.
import { writeFileSync } from 'node:fs';
import { recordingOf } from './record.mjs';

const [name, file] = process.argv.slice(2);
let recording;
try {
  const [module, variant] = name.split(':');
  const framework = await import(`./${module}.mjs`);
  recording = await recordingOf(await framework.open(variant));
} catch (error) {
  recording = { error: String(error?.message ?? error).split('\n')[0] };
}
writeFileSync(file, JSON.stringify(recording));
process.exit(0);
