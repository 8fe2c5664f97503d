import { type Range, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import { type Shown, valueNode } from './value-node.ts';

/** Values at the ends of lines. They go when the text changes: then they belong to a text that is gone. */
export const setValues = StateEffect.define<ReadonlyMap<number, Shown>>();

export const valuesBesideLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setValues)) return decorate(effect.value, transaction.newDoc);
    }
    return transaction.docChanged ? Decoration.none : decorations;
  },
  provide: (field) => EditorView.decorations.from(field),
});

class ValueWidget extends WidgetType {
  readonly value: Shown;

  constructor(value: Shown) {
    super();
    this.value = value;
  }

  override eq(other: ValueWidget): boolean {
    return this.value === other.value;
  }

  override toDOM(): HTMLElement {
    return valueNode(this.value);
  }
}

function decorate(values: ReadonlyMap<number, Shown>, text: Text): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const [line, value] of values) {
    if (line > text.lines) continue;
    ranges.push(Decoration.widget({ widget: new ValueWidget(value), side: 1 }).range(text.line(line).to));
  }
  return Decoration.set(ranges, true);
}
