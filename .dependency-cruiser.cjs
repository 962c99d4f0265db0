/** Who may import whom: docs/architecture.md as rules. */
const pure = { feel: [], decisions: ['feel'], processes: ['feel'] };
const rooms = {
  spine: [],
  people: ['spine', 'http'],
  definitions: ['spine', 'http', 'people'],
  cases: ['spine', 'http', 'people', 'definitions'],
  decisions: ['spine', 'http', 'people', 'definitions', 'cases'],
  tasks: ['spine', 'http', 'people', 'definitions', 'cases'],
  jobs: ['spine', 'http', 'cases', 'connectors'],
  connectors: ['http'],
  search: ['spine', 'http', 'people', 'definitions', 'cases'],
  live: ['spine', 'http', 'people', 'cases'],
};

const onlyPackages = Object.entries(pure).map(([name, may]) => ({
  name: `${name}-imports-${may.join('-') || 'nothing'}`,
  comment: 'Pure packages import only what the architecture allows.',
  severity: 'error',
  from: { path: `^packages/${name}/src`, pathNot: '\\.test\\.ts$' },
  to: { path: '^packages/', pathNot: [name, ...may].map((allowed) => `^packages/${allowed}/`) },
}));

const onlyRooms = Object.entries(rooms).map(([name, may]) => ({
  name: `room-${name}`,
  comment: 'Rooms of the server talk through the log and through the public file of the rooms listed.',
  severity: 'error',
  from: { path: `^packages/server/src/${name}/`, pathNot: '\\.test\\.ts$' },
  to: {
    path: '^packages/server/src/[a-z-]+/',
    pathNot: [name, ...may].map((allowed) => `^packages/server/src/${allowed}/`),
  },
}));

const publicFiles = Object.keys(rooms).map((name) => ({
  name: `public-face-of-${name}`,
  comment: 'Another room imports only the file named like the room.',
  severity: 'error',
  from: { path: '^packages/server/src/', pathNot: [`^packages/server/src/${name}/`, '\\.test\\.ts$'] },
  to: { path: `^packages/server/src/${name}/`, pathNot: `^packages/server/src/${name}/${name}\\.ts$` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...onlyPackages,
    ...onlyRooms,
    ...publicFiles,
    {
      name: 'pure-packages-stay-pure',
      comment: 'No I/O in the pure packages: they run in browsers and in replay.',
      severity: 'error',
      from: { path: '^packages/(feel|decisions|processes)/src', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'web-imports-no-server-code',
      severity: 'error',
      from: { path: '^packages/web/' },
      to: { path: '^packages/(server|cli|processes|decisions|feel)/' },
    },
    {
      name: 'example-imports-no-server-code',
      severity: 'error',
      from: { path: '^examples/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/(server|cli|web)/' },
    },
    {
      name: 'only-spine-opens-databases',
      severity: 'error',
      from: { path: '^packages/server/src/', pathNot: ['^packages/server/src/spine/', '\\.test\\.ts$'] },
      to: { path: 'node_modules/(pg|@electric-sql/pglite)/' },
    },
    {
      name: 'only-evolve-makes-state',
      comment: 'Deciding reads state; only the appliers of evolve/ make the next one.',
      severity: 'error',
      from: { path: '^packages/processes/src/elements/' },
      to: { path: '^packages/processes/src/evolve/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(node_modules|/dist/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
