/** The two marks of a checked value; on the page they come from its <defs>, inside a shadow root they are drawn. */
const MARKS = { ok: 'M2 8.5 6.2 12.5 14 3.5', bad: 'M3 3 13 13M13 3 3 13' } as const;

export function markNode(name: keyof typeof MARKS): SVGSVGElement {
  const create = <K extends 'svg' | 'path'>(tag: K): SVGElementTagNameMap[K] =>
    document.createElementNS('http://www.w3.org/2000/svg', tag);
  const svg = create('svg');
  svg.setAttribute('class', `mark ${name}`);
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = create('path');
  path.setAttribute('d', MARKS[name]);
  svg.append(path);
  return svg;
}
