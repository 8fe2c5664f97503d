import type { RefObject } from 'preact';
import type { KinkModel } from '../figures/kink.ts';
import type { KinkDrawing } from '../figures/kink-drawing.ts';
import type { DragHandlers } from '../ui/drag.ts';

/** What both plots of the kink draw from, and the handle each of them has. */
export interface KinkPlotProps {
  readonly id: string;
  readonly model: KinkModel;
  readonly drawing: KinkDrawing;
  readonly drag: DragHandlers;
  readonly svg: RefObject<SVGSVGElement>;
}
