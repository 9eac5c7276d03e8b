import ts from 'typescript';

/**
 * Build step for the contracts: marks every call that runs when a module is loaded as free of side effects (they only build schemas), so that
 * what no page imports is left out of its scripts instead of being built in the browser for nobody.
 * @param {string} source JavaScript of one module
 * @returns {string}
 */
export function markPureCalls(source) {
  const file = ts.createSourceFile('module.js', source, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  const starts = new Set();
  const visit = (node) => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) starts.add(node.getStart(file));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...starts].sort((a, b) => b - a).reduce((text, at) => `${text.slice(0, at)}/*#__PURE__*/ ${text.slice(at)}`, source);
}

export default markPureCalls;
