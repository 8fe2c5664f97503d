/** The cards of citations are fetched when the first citation is pointed at or focused, and that one is shown at once. */
export function wakeCitations(page: Document): void {
  const wake = async (event: Event): Promise<void> => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.cite') : null;
    if (!link) return;
    for (const type of ['pointerover', 'focusin']) page.removeEventListener(type, listener);
    const { citationCards } = await import('../cite/citation-card.ts');
    citationCards(page);
    link.dispatchEvent(
      event.type === 'focusin'
        ? new FocusEvent('focus')
        : new PointerEvent('pointerenter', { pointerType: (event as PointerEvent).pointerType }),
    );
  };
  const listener = (event: Event): void => void wake(event);
  for (const type of ['pointerover', 'focusin']) page.addEventListener(type, listener);
}
