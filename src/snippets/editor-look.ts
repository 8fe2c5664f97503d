import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The look of the editor, on the tokens of the site: custom properties reach into its shadow root. */
export const look = EditorView.theme({
  '&': { fontSize: 'var(--size-code)', color: 'var(--ink)', backgroundColor: 'var(--raised)' },
  '&.cm-focused': { outline: '2px solid var(--ink)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--ink)', padding: 'var(--s4) 0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': {
    backgroundColor: 'var(--raised)',
    color: 'var(--ink-3)',
    borderRight: '1px solid var(--rule)',
    paddingInline: 'var(--s2)',
  },
  '& .cm-selectionBackground, &.cm-focused .cm-selectionBackground': { backgroundColor: 'var(--rule)' },
  '& .cm-line ::selection, & .cm-line::selection': { backgroundColor: 'var(--rule)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--rule-2)' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent', textDecoration: 'underline wavy' },
  '.value': { marginInlineStart: 'var(--s4)', fontWeight: '560', overflowWrap: 'anywhere' },
  '.value::before': { content: '"\\2192\\00a0"', color: 'var(--ink-3)', fontWeight: '400' },
  '.value.fail .actual': { color: 'var(--bad)' },
  '.value.pass .actual::after': {
    content: '""',
    display: 'inline-block',
    inlineSize: '0.32em',
    blockSize: '0.68em',
    marginInlineStart: '0.6em',
    border: 'solid var(--ok)',
    borderWidth: '0 0.13em 0.13em 0',
    transform: 'rotate(42deg)',
  },
  '.value .expected': {
    marginInlineStart: 'var(--s2)',
    font: '500 var(--size-micro)/1.4 var(--font-label)',
    color: 'var(--ink-2)',
  },
  '.mark': {
    display: 'inline-block',
    inlineSize: '0.9em',
    blockSize: '0.9em',
    marginInlineStart: '0.35em',
    verticalAlign: '-0.08em',
    fill: 'none',
    strokeWidth: '2.2',
    strokeLinecap: 'square',
  },
  '.mark.bad': { stroke: 'var(--bad)' },
  '.visually-hidden': {
    position: 'absolute',
    inlineSize: '1px',
    blockSize: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Weight and slope, never hue: hue means a notion on this site. */
export const syntax = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword], fontWeight: '640' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
]);
