/** The one module a snippet may import. `instrument()` refuses every other name, in the tests and in the browser. */
export const LIBRARY = 'relu-at-zero';

/** What a snippet's imports become: `__import('relu-at-zero', 'relu')`. A name that is not exported is said at once. */
export type Load = (module: string, ...names: string[]) => object;

export function libraryLoader(library: object): Load {
  return (module, ...names) => {
    for (const name of names) {
      if (!Object.hasOwn(library, name)) throw new ReferenceError(`'${module}' exports no “${name}”`);
    }
    return library;
  };
}
