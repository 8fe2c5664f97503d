import type { ElementContent } from 'hast';
import { createHighlighterCoreSync, type ThemeRegistration } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import bash from 'shiki/langs/bash.mjs';
import css from 'shiki/langs/css.mjs';
import html from 'shiki/langs/html.mjs';
import javascript from 'shiki/langs/javascript.mjs';
import json from 'shiki/langs/json.mjs';
import python from 'shiki/langs/python.mjs';
import yaml from 'shiki/langs/yaml.mjs';

/** Syntax by weight and slope, never by hue: `.k` keyword, `.c` comment. In the theme a “color” is only a role. */
const ROLES: Readonly<Record<string, 'k' | 'c'>> = { '#000001': 'k', '#000002': 'c' };
const PLAIN = '#000000';

const theme: ThemeRegistration = {
  name: 'roles',
  type: 'light',
  fg: PLAIN,
  bg: '#FFFFFF',
  settings: [
    {
      scope: [
        'keyword.control',
        'keyword.operator.new',
        'keyword.operator.expression',
        'keyword.operator.logical.python',
        'storage',
        'constant.language',
        'variable.language.this',
      ],
      settings: { foreground: '#000001' },
    },
    // The arrow of a function is an operator, NaN and Infinity are numbers.
    {
      scope: ['storage.type.function.arrow', 'constant.language.nan', 'constant.language.infinity'],
      settings: { foreground: PLAIN },
    },
    { scope: ['comment', 'string.quoted.docstring'], settings: { foreground: '#000002' } },
  ],
};

// A `ts` fence holds no type syntax, so the grammar of JavaScript reads it.
const LANGUAGES: Readonly<Record<string, string>> = {
  ts: 'javascript',
  js: 'javascript',
  javascript: 'javascript',
  py: 'python',
  python: 'python',
  sh: 'bash',
  bash: 'bash',
  json: 'json',
  html: 'html',
  css: 'css',
  yaml: 'yaml',
};

const highlighter = createHighlighterCoreSync({
  themes: [theme],
  langs: [bash, css, html, javascript, json, python, yaml],
  engine: createJavaScriptRegexEngine(),
});

/** The content of each line; a language that is not known stays plain. */
export function highlightedLines(source: string, language: string): ElementContent[][] {
  const lang = LANGUAGES[language] ?? 'text';
  // By default a line that takes long, as the first one does on a busy machine, is left half read: two builds would differ.
  const options = { lang, theme: 'roles', tokenizeTimeLimit: 0 };
  return highlighter.codeToTokensBase(source, options).map((tokens) => {
    const line: ElementContent[] = [];
    let role: 'k' | 'c' | undefined;
    for (const token of tokens) {
      const next = ROLES[token.color ?? ''];
      const last = line[line.length - 1];
      if (last && next === role) append(last, token.content);
      else line.push(piece(token.content, next));
      role = next;
    }
    return line;
  });
}

const piece = (value: string, role: 'k' | 'c' | undefined): ElementContent =>
  role === undefined
    ? { type: 'text', value }
    : { type: 'element', tagName: 'span', properties: { className: [role] }, children: [{ type: 'text', value }] };

function append(node: ElementContent, text: string): void {
  if (node.type === 'element') append(node.children[0], text);
  if (node.type === 'text') node.value += text;
}
