/** Imports point down only: server -> graphs -> agents -> tools -> memory -> db. */
const layers = ['db', 'memory', 'tools', 'agents', 'graphs', 'server'];

const upward = layers.slice(0, -1).map((layer, index) => ({
  name: `${layer}-imports-down-only`,
  severity: 'error',
  comment: `${layer}/ must not know ${layers.slice(index + 1).join(', ')}.`,
  from: { path: `^${layer}/` },
  to: { path: `^(${layers.slice(index + 1).join('|')})/` },
}));

export default {
  forbidden: [
    ...upward,
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Type-only cycles are allowed: they vanish when types are stripped.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'agents-know-no-sibling',
      severity: 'error',
      comment: 'One agent never imports another; the graph wires them.',
      from: { path: '^agents/([^/]+)/' },
      to: { path: '^agents/([^/]+)/', pathNot: '^agents/$1/' },
    },
    {
      name: 'agents-are-pure',
      severity: 'error',
      comment: 'Agents build no models and touch no database.',
      from: { path: '^agents/' },
      to: { path: '^(db/(?!errors)|tools/models/|node_modules/(postgres|kysely|pg|@langchain/openai))' },
    },
    {
      name: 'web-talks-http-only',
      severity: 'error',
      comment: 'The page uses generated types, never server code.',
      from: { path: '^web/' },
      to: { path: '^(server|graphs|agents|tools|memory|db)/' },
    },
    { name: 'evals-are-not-imported', severity: 'error', from: { pathNot: '^(evals|tests)/' }, to: { path: '^evals/' } },
    { name: 'product-knows-no-tests', severity: 'error', from: { path: `^(${layers.join('|')}|web)/` }, to: { path: '^tests/' } },
    {
      name: 'not-to-dev-dep',
      severity: 'error',
      comment: 'What runs in production is a dependency, not a devDependency.',
      from: { path: `^(${layers.join('|')})/` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^web/dist/)|(\\.gen\\.ts$)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
