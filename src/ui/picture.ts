const SVG = 'http://www.w3.org/2000/svg';
const GAP = 24;
const MARGIN = 16;

/** The properties the drawings use; each is also an SVG attribute, so the file needs no style sheet. */
const PAINT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'vector-effect',
  'paint-order',
  'opacity',
];
const TYPE = ['font-family', 'font-size', 'font-style', 'font-weight', 'text-anchor', 'word-spacing', 'letter-spacing'];
const SHAPES = new Set(['path', 'circle', 'rect', 'line', 'polyline', 'polygon', 'ellipse', 'image']);

export interface Picture {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** One stand-alone SVG file of what the reader sees: theme, colors and patterns resolved, controls left out. */
export function pictureText(drawings: readonly SVGSVGElement[]): Picture {
  const root = document.createElementNS(SVG, 'svg');
  const patterns = new Map<string, Element>();
  let x = MARGIN;
  let height = 0;
  for (const drawing of drawings) {
    const box = drawing.getBoundingClientRect();
    const copy = resolved(drawing, patterns) as SVGSVGElement;
    set(copy, { x, y: MARGIN, width: box.width, height: box.height, overflow: 'visible' });
    root.append(copy);
    x += box.width + GAP;
    height = Math.max(height, box.height);
  }
  const width = Math.ceil(x - GAP + MARGIN);
  height = Math.ceil(height + 2 * MARGIN);
  const paper = document.createElementNS(SVG, 'rect');
  set(paper, { width: '100%', height: '100%', fill: getComputedStyle(document.body).backgroundColor });
  const defs = document.createElementNS(SVG, 'defs');
  defs.append(...patterns.values());
  root.prepend(defs, paper);
  set(root, { width, height, viewBox: `0 0 ${width} ${height}` });
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

/** A copy with paint as attributes, without classes, handles and whatever is not shown. */
function resolved(element: Element, patterns: Map<string, Element>): Element {
  const copy = element.cloneNode(false) as Element;
  const style = getComputedStyle(element);
  for (const { name } of [...copy.attributes]) {
    // What cuts the drawing off at its edge is referred to by its id.
    if (name === 'id' && element.localName === 'clipPath') continue;
    if (/^(class|style|role|id|tabindex|on|aria-|data-)/.test(name)) copy.removeAttribute(name);
  }
  const isText = element.localName === 'text' || element.localName === 'tspan';
  for (const property of [...(isText || SHAPES.has(element.localName) ? PAINT : []), ...(isText ? TYPE : [])]) {
    const value = style.getPropertyValue(property);
    if (value && !(property === 'fill' && element.getAttribute('fill')?.startsWith('url(')))
      copy.setAttribute(property, value);
  }
  keepPattern(element, patterns);
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.cloneNode());
    else if (child instanceof Element && !child.matches('[data-picture="leave-out"]')) {
      if (getComputedStyle(child).display !== 'none' || /^(title|desc|clipPath)$/.test(child.localName))
        copy.append(resolved(child, patterns));
    }
  }
  return copy;
}

/** Patterns stand once per page, outside of the drawing: `fill="url(#hatch)"`. */
function keepPattern(element: Element, patterns: Map<string, Element>): void {
  const id = element.getAttribute('fill')?.match(/^url\(#(.+)\)$/)?.[1];
  const pattern = id && document.getElementById(id);
  if (!id || !pattern || patterns.has(id)) return;
  const copy = resolved(pattern, patterns);
  copy.id = id;
  patterns.set(id, copy);
}

function set(element: Element, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
