/**
 * A card with the reference beside a citation: on hover, and on keyboard focus. It can be hovered, Escape closes it,
 * and without this script the citation is a link to the reference.
 */
export function citationCards(page: Document): void {
  const links = page.querySelectorAll<HTMLAnchorElement>('a.cite[href^="#ref-"]');
  if (links.length === 0) return;
  const card = page.createElement('div');
  card.className = 'cite-card';
  card.id = 'cite-card';
  card.setAttribute('role', 'tooltip');
  card.hidden = true;
  page.body.append(card);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let open: HTMLAnchorElement | undefined;

  const close = (): void => {
    card.hidden = true;
    open?.removeAttribute('aria-describedby');
    open = undefined;
  };
  const show = (link: HTMLAnchorElement): void => {
    const entry = page.getElementById(link.hash.slice(1))?.firstElementChild?.cloneNode(true) as Element | undefined;
    if (!entry) return;
    close();
    for (const back of entry.querySelectorAll('.back')) back.remove();
    card.replaceChildren(entry);
    card.hidden = false;
    const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const width = card.offsetWidth;
    const left = Math.max(8, Math.min(at.left, page.documentElement.clientWidth - width - 8));
    const above = at.bottom + card.offsetHeight + 8 > innerHeight && at.top > card.offsetHeight + 8;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(above ? at.top - card.offsetHeight - 4 : at.bottom + 4) + scrollY}px`;
    link.setAttribute('aria-describedby', card.id);
    open = link;
  };
  const later = (work: () => void, wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(work, wait);
  };

  for (const link of links) {
    link.addEventListener('pointerenter', (event) => event.pointerType === 'mouse' && later(() => show(link), 150));
    link.addEventListener('pointerleave', () => later(close, 250));
    link.addEventListener('focus', () => link.matches(':focus-visible') && show(link));
    link.addEventListener('blur', () => later(close, 250));
    link.addEventListener('click', close);
  }
  card.addEventListener('pointerenter', () => clearTimeout(timer));
  card.addEventListener('pointerleave', () => later(close, 250));
  page.addEventListener('keydown', (event) => event.key === 'Escape' && close());
}
