import type { Element } from 'hast';
import { footOf, h, headOf, isOnPage, linesOf } from './markup.ts';
import type { OutputRecord } from './output-record.ts';
import type { RecordedFence } from './recorded-fence.ts';

/** The names that readers know, where they are not the names that pip knows. */
const NAMES: Readonly<Record<string, string>> = {
  torch: 'PyTorch',
  jax: 'JAX',
  flax: 'Flax',
  tensorflow: 'TensorFlow',
  'tensorflow-cpu': 'TensorFlow',
  keras: 'Keras',
  numpy: 'NumPy',
  onnx: 'ONNX',
  onnxruntime: 'ONNX Runtime',
};

/** “PyTorch 2.14.1 and ONNX 1.20”; what follows a plus sign is of the machine, not of the version. */
function versionsOf({ versions }: OutputRecord): string {
  const named = Object.entries(versions).map(([name, version]) => `${NAMES[name] ?? name} ${version.split('+')[0]}`);
  return named.length < 2 ? named.join() : `${named.slice(0, -1).join(', ')} and ${named[named.length - 1]}`;
}

/** A program in Python: its text, what it printed, and with which versions and when. It cannot run in the page. */
export function recorded({ id, title, source }: RecordedFence, record: OutputRecord): Element {
  const rendered = linesOf(source, [], 'py');
  const [python] = /^\d+\.\d+/.exec(record.python) ?? [record.python];
  return h(
    'run-snippet',
    {
      className: ['snippet', 'wide'],
      id,
      role: 'group',
      ariaLabel: `Program: ${title}`,
      dataLanguage: 'py',
      ...(!isOnPage(source, rendered) && { dataSource: source }),
    },
    headOf({ id, title, kind: `Python, output below` }),
    h('div', { className: ['lines', 'shown'] }, ...rendered),
    h(
      'div',
      { className: ['log'], role: 'group', ariaLabel: `Output of “${title}”`, tabIndex: 0 },
      h('p', {}, record.output),
    ),
    footOf(`Output of ${versionsOf(record)} with Python ${python}, recorded ${record.recorded}`),
  );
}
