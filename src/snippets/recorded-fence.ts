import { fault, optionsOf, requireKebab, titleOf } from './fence-meta.ts';
import { mdxFences } from './mdx-fences.ts';
import { SnippetError } from './snippet-error.ts';

/**
 * A `py` fence: a whole program for real frameworks, ```py id=double-where framework=torch. It does not run in the page;
 * what it printed when it was run is recorded, and stands below it.
 */
export interface RecordedFence {
  readonly id: string;
  readonly title: string;
  /** The packages whose versions matter, by the names that pip knows, the one that the program is about first. */
  readonly frameworks: readonly string[];
  /** The error that ends the program, if that is what it shows. */
  readonly raises: string | undefined;
  readonly source: string;
  /** Line of the opening fence in the file. */
  readonly line: number;
}

const KNOWN = ['id', 'title', 'framework', 'raises'];
const PACKAGES = /^[a-z0-9-]+(?:,[a-z0-9-]+)*$/;
const ERROR = /^[A-Za-z]\w*$/;

/** The `py` fences of a page. All faults are thrown together, one a line, as `content/recipes/x.mdx:24: …`. */
export function recordedFences(mdx: string, file: string): RecordedFence[] {
  const found: RecordedFence[] = [];
  const faults: string[] = [];
  for (const { meta, source, line } of mdxFences(mdx, file, 'py')) {
    try {
      const options = optionsOfFence(meta);
      const twin = found.find(({ id }) => id === options.id);
      if (twin) throw fault(`the id “${options.id}” is taken by the fence at line ${twin.line}`);
      found.push({ ...options, source, line });
    } catch (error) {
      if (!(error instanceof SnippetError)) throw error;
      faults.push(`${file}:${line}: ${error.message}`);
    }
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return found;
}

export function optionsOfFence(meta: string): Omit<RecordedFence, 'source' | 'line'> {
  const options = optionsOf(meta, KNOWN);
  const id = options.get('id');
  const framework = options.get('framework');
  const raises = options.get('raises');
  if (id === undefined || framework === undefined)
    throw fault('a py fence needs an id and a framework, as in ```py id=double-where framework=torch');
  requireKebab('an id', id);
  if (!PACKAGES.test(framework))
    throw fault(`framework is the name of a package, or names with commas between, got “${framework}”`);
  if (raises !== undefined && !ERROR.test(raises)) throw fault(`raises is the name of an error, got “${raises}”`);
  return { id, title: options.get('title') ?? titleOf(id), frameworks: framework.split(','), raises };
}
