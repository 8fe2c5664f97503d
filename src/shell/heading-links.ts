/** A click on the sign beside a heading goes there, as any link, and copies the address; the sign says so for a moment. */
export function headingLinks(page: Document): void {
  const said = page.createElement('p');
  said.className = 'visually-hidden';
  said.setAttribute('role', 'status');
  page.body.append(said);
  page.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a.anchor');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    void import('../ui/copy-text.ts')
      .then(({ copyText }) => copyText(link.href))
      .then((copied) => {
        if (!copied) return;
        link.dataset.copied = '';
        said.textContent = 'Link copied';
        setTimeout(() => {
          delete link.dataset.copied;
          said.textContent = '';
        }, 1500);
      });
  });
}
