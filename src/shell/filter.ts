import { decodeFilter, encodeFilter, type FilterState, keeps } from './filter-state.ts';

/** Hides what the controls leave out; the state is in the address. An element says by `data-of-<name>` what it is. */
export function wakeFilter(page: Document): void {
  const filter = page.querySelector<HTMLElement>('#filter');
  if (filter) wake(filter, page);
}

function wake(filter: HTMLElement, page: Document): void {
  const controls = [...filter.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')];
  const status = filter.querySelector('[role="status"]');
  const rows = [...page.querySelectorAll<HTMLElement>('[data-row]')];
  const links = [...page.querySelectorAll<HTMLAnchorElement>('a[data-of-dtype]')];
  const first = new Map(links.map((link) => [link, link.hash]));
  const read = (): FilterState => Object.fromEntries(controls.map(({ name, value }) => [name, value]));

  function show(): void {
    const left = new Map<Element, boolean>();
    for (const { name, value } of controls)
      for (const element of page.querySelectorAll(`[data-of-${name}]`))
        left.set(
          element,
          (left.get(element) ?? true) && keeps(name, value, element.getAttribute(`data-of-${name}`) ?? ''),
        );
    for (const [element, isLeft] of left) (element as HTMLElement).hidden = !isLeft;
    // The anchor of a cell ends with its number format.
    const dtype = filter.querySelector<HTMLSelectElement>('[name="dtype"]')?.value;
    for (const [link, hash] of first) link.hash = dtype ? hash.replace(/-b?float\d+$/, `-${dtype}`) : hash;
    const count = rows.filter((row) => row.closest('[hidden]') === null).length;
    if (status) status.textContent = count === rows.length ? '' : `${count} of ${rows.length} shown`;
  }
  function load(): void {
    const state = decodeFilter(location.hash);
    for (const control of controls) {
      control.value = state[control.name] ?? '';
      // A value that the list does not have.
      if (control instanceof HTMLSelectElement && control.selectedIndex === -1) control.value = '';
    }
    show();
  }
  filter.addEventListener('input', () => {
    show();
    history.replaceState(null, '', `#${encodeFilter(read())}`);
  });
  filter.querySelector('button')?.addEventListener('click', () => {
    for (const control of controls) control.value = '';
    show();
    history.replaceState(null, '', location.pathname + location.search);
  });
  addEventListener('hashchange', () => {
    if (/^#filter\./.test(location.hash)) load();
  });
  if (/^#filter\./.test(location.hash)) load();
}
