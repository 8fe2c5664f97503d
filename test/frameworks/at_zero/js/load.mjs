// Packages that npm test needs are in node_modules; those only recorded lie elsewhere (AT_ZERO_MODULES).
import { createRequire } from 'node:module';
import path from 'node:path';

/** The folder whose node_modules is meant. */
export const modules = path.resolve(process.env.AT_ZERO_MODULES ?? '.');
const require = createRequire(path.join(modules, 'package.json'));

export const load = (name) => require(name);

/** The version that is installed, also of packages that do not export their package.json. */
export function versionOf(name) {
  for (const folder of require.resolve.paths(name)) {
    try {
      return require(path.join(folder, name, 'package.json')).version;
    } catch {}
  }
  throw new Error(`${name} is not installed`);
}
