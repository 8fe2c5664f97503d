export interface DragHandlers {
  onPointerDown(event: PointerEvent): void;
  onPointerMove(event: PointerEvent): void;
  onPointerUp(event: PointerEvent): void;
  onPointerCancel(event: PointerEvent): void;
}

/**
 * Handlers for the hit area of a handle in an SVG. The pointer is captured, so a drag that leaves the handle goes on;
 * points are in the coordinates of the drawing.
 */
export function dragHandlers(options: {
  onMove(point: { readonly x: number; readonly y: number }): void;
  onEnd?(): void;
  /** Takes the focus, so that arrows continue where the drag ended. */
  readonly control?: string | undefined;
}): DragHandlers {
  const held = (event: PointerEvent) => (event.currentTarget as Element).hasPointerCapture(event.pointerId);
  function move(event: PointerEvent): void {
    const matrix = (event.currentTarget as SVGGraphicsElement).ownerSVGElement?.getScreenCTM();
    if (matrix) options.onMove(new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse()));
  }
  function end(event: PointerEvent): void {
    if (!held(event)) return;
    (event.currentTarget as Element).releasePointerCapture(event.pointerId);
    options.onEnd?.();
  }
  return {
    onPointerDown(event) {
      if (event.button !== 0) return;
      event.preventDefault();
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      if (options.control) document.getElementById(options.control)?.focus({ preventScroll: true });
    },
    onPointerMove(event) {
      if (held(event)) move(event);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
