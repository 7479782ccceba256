import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

/** One import as it stands in a source file. */
export interface Import {
  file: string;
  line: number;
  /** A path from the root of the tree (`libs/domain/kernel/types`), a package (`zod`), or a Node module (`node:fs`). */
  target: string;
  kind: 'tree' | 'package' | 'node';
  /** `import type`, `export type … from`, or an import type in a type position: nothing of it is left at run time. */
  typeOnly: boolean;
  /** Names of a value import; empty for `import * as`, `import()` and side effects. */
  names: string[];
}

const SKIPPED = new Set(['node_modules', 'dist', 'coverage', '.git', '.state']);

/** All TypeScript sources under some folders of `root`, as paths from there. */
export function sourceFiles(root: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
          const path = `${folder}/${entry.name}`;
          if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : sourceFiles(root, [path]);
          return /\.(ts|tsx|mts)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
        })
      : [],
  );
}

export function importsOf(root: string, file: string, text = readFileSync(join(root, file), 'utf8')): Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, typeOnly: boolean, names: string[]) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    found.push({ file, line, ...targetOf(root, file, specifier.text), typeOnly, names });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, onlyTypes(node.importClause), namesOf(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly, []);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node, node.argument.literal, true, []);
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
      add(node, node.moduleReference.expression, node.isTypeOnly, []);
    else if (ts.isCallExpression(node) && isLoad(node.expression)) add(node, node.arguments[0], false, []);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const isLoad = (callee: ts.Expression): boolean => callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { namedBindings } = clause;
  return (
    !clause.name &&
    !!namedBindings &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every((one) => one.isTypeOnly)
  );
}

function namesOf(clause: ts.ImportClause | undefined): string[] {
  const bindings = clause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings)) return [];
  return bindings.elements.filter((one) => !one.isTypeOnly).map((one) => (one.propertyName ?? one.name).text);
}

function targetOf(root: string, file: string, specifier: string): Pick<Import, 'target' | 'kind'> {
  if (specifier.startsWith('.')) return { kind: 'tree', target: withoutExtension(relative(root, resolve(root, dirname(file), specifier))) };
  if (specifier.startsWith('#')) return { kind: 'tree', target: withoutExtension(specifier.slice(1)) };
  if (specifier.startsWith('node:')) return { kind: 'node', target: specifier };
  const [scope = '', name = ''] = specifier.split('/');
  return { kind: 'package', target: scope.startsWith('@') ? `${scope}/${name}` : scope };
}

const withoutExtension = (path: string): string => path.replace(/\.(js|jsx|ts|tsx)$/, '');
