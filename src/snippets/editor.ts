/** The editor, loaded on the first Edit. In a shadow root CodeMirror adopts its style sheets, so no policy is bent. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { look, syntax } from './editor-look.ts';
import { setValues, valuesBesideLines } from './editor-values.ts';
import type { ValueDisplay } from './page-lines.ts';

export interface Editor extends ValueDisplay {
  readonly text: string;
  focus(): void;
  destroy(): void;
}

export interface EditorOptions {
  /** Its shadow root becomes the editor's. */
  readonly host: HTMLElement;
  readonly text: string;
  /** Its name for assistive technology. */
  readonly label: string;
  /** Escape was pressed. Tab moves on as everywhere, so the keyboard is never trapped. */
  readonly leave: () => void;
  /** The text is no longer the one whose values are shown. */
  readonly changed: () => void;
}

/**
 * Text typed over a selection. Left to Chromium, the new text gets the old style as an inline style, which the policy
 * of the page refuses and reports; so the change is made here, before the browser makes it.
 */
const replacesSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { state } = view;
    if (event.inputType !== 'insertText' || event.isComposing || !event.data || state.selection.main.empty)
      return false;
    event.preventDefault();
    view.dispatch(state.update(state.replaceSelection(event.data), { scrollIntoView: true, userEvent: 'input.type' }));
    return true;
  },
});

export function createEditor({ host, text, label, leave, changed }: EditorOptions): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const onEscape = (): boolean => {
    leave();
    return true;
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        javascript(),
        syntaxHighlighting(syntax),
        look,
        valuesBesideLines,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label }),
        EditorView.updateListener.of(({ docChanged }) => docChanged && changed()),
        replacesSelection,
        keymap.of([{ key: 'Escape', run: onEscape }, ...defaultKeymap, ...historyKeymap]),
      ],
    }),
  });
  return {
    get text() {
      return view.state.doc.toString();
    },
    show: (values) => view.dispatch({ effects: setValues.of(values) }),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
