// Parses what customers get: node handoff.mjs FOLDER. Each file must be of its language, and the files made of hostile
// values must have the very structure of the ordinary one. Prints what is wrong and exits with 1 if anything is.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import MarkdownIt from 'markdown-it';
import { Language, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
const folder = process.argv[2];
const problems = [];

await Parser.init();
const grammar = async (name) => Language.load(require.resolve(`${name}/${name}.wasm`));
const grammars = { ps1: await grammar('tree-sitter-powershell'), bicep: await grammar('tree-sitter-bicep') };

// Texts differ from file to file; what is evaluated inside a text counts
const texts = new Set(['string_content', 'escape_sequence']);

function treeOf(language, text) {
  const parser = new Parser();
  parser.setLanguage(grammars[language]);
  const root = parser.parse(text).rootNode;
  const structure = [];
  (function walk(node) {
    if (node.isError || node.isMissing) {
      throw new Error(`line ${node.startPosition.row + 1}: ${node.isMissing ? 'missing' : 'not understood'} ${node.type} '${node.text.slice(0, 60)}'`);
    }
    if (!texts.has(node.type)) {
      structure.push(node.type);
      node.children.forEach(walk);
    }
  })(root);
  if (root.hasError) {
    throw new Error('not understood');
  }
  return structure;
}

const evaluated = (text) => (text.replaceAll('$${', '').replaceAll('%%{', '').match(/[$%]\{/g) ?? []).length;

const shapeOf = (value) => {
  if (typeof value === 'string') {
    return `text with ${evaluated(value)} expressions`;
  }
  if (Array.isArray(value)) {
    return value.map(shapeOf);
  }
  return value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shapeOf(part)])) : typeof value;
};

function blocksOf(text) {
  const structure = [];
  for (const token of new MarkdownIt({ html: true, linkify: false }).parse(text, {})) {
    structure.push(token.type);
    if (token.type === 'fence' && !token.content.startsWith('#!/usr/bin/env bash')) {
      throw new Error('a fenced block that holds no script');
    }
    const inline = (token.children ?? []).map((child) => child.type).filter((type) => !['text', 'text_special'].includes(type));
    structure.push(...inline);
  }
  return structure;
}

const readers = {
  tf: async (name, text) => shapeOf(await parse(name, text)),
  ps1: async (name, text) => treeOf('ps1', text),
  bicep: async (name, text) => treeOf('bicep', text),
  md: async (name, text) => blocksOf(text),
};

const ordinary = {};
let parsed = 0;
const names = readdirSync(folder).sort((a, b) => Number(b.startsWith('tame')) - Number(a.startsWith('tame')));
for (const name of names) {
  const language = name.split('.').pop();
  if (!(language in readers)) {
    continue;
  }
  try {
    const structure = JSON.stringify(await readers[language](name, readFileSync(join(folder, name), 'utf8')));
    parsed += 1;
    if (name.startsWith('tame')) {
      ordinary[language] = structure;
    } else if (name.startsWith('hostile') && structure !== ordinary[language]) {
      problems.push(`${name}: its values changed its structure`);
    }
  } catch (problem) {
    problems.push(`${name}: ${problem.message ?? problem}`);
  }
}
// A parser that understands everything would prove nothing
for (const [language, text] of [['tf', 'a = "'], ['ps1', 'if ($x {'], ['bicep', "var x = '"]]) {
  try {
    await readers[language](`wrong.${language}`, text);
    problems.push(`the parser of ${language} finds nothing wrong with ${text}`);
  } catch {
    // as it should be
  }
}

problems.forEach((problem) => console.error(problem));
console.log(`parsed ${parsed} files`);
process.exit(problems.length > 0 || parsed === 0 ? 1 : 0);
