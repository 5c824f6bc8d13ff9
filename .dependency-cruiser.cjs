// The table "The tree" of docs/architecture.md. Every rule about folders is made from `mayImport`;
// tests/contracts/import-rules.test.ts plants a breach of each rule and sees it caught.

/** What each folder of src may import besides its own files. A folder that is not listed may import nothing. */
const mayImport = {
  app: ['pages', 'storage', 'ui', 'i18n', 'domain', 'instruments', 'exchange', 'transfer'],
  pages: [
    'reports',
    'charts',
    'ui',
    'transfer',
    'storage',
    'exchange',
    'instruments',
    'i18n',
    'domain',
  ],
  reports: ['domain', 'charts', 'ui', 'i18n', 'instruments'],
  charts: ['domain', 'ui', 'i18n'],
  ui: ['i18n'],
  transfer: ['storage', 'exchange', 'instruments', 'domain'],
  storage: ['domain'],
  exchange: ['domain'],
  instruments: ['domain'],
  i18n: ['domain'],
  domain: [],
};
const mainMayImport = ['app', 'storage', 'i18n', 'ui'];

/** Libraries that only one place knows, so that they can be exchanged there. */
const onlyIn = {
  'age-encryption': '^src/exchange/',
  dexie: '^src/storage/',
  'dexie-react-hooks': '^src/storage/',
  docx: '^src/reports/formats/',
  fflate: '^src/exchange/spreadsheet/',
  recharts: '^src/charts/',
};

const test = '\\.test\\.tsx?$';
const npmPackage = (name) => `node_modules/${name}/`;

const folderRules = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `${folder}-may-import`,
  comment: `src/${folder} may import ${allowed.join(', ') || 'no other folder of src'}.`,
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: test },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...allowed].join('|')})/` },
}));

const libraryRules = Object.entries(onlyIn).map(([name, place]) => ({
  name: `${name}-in-one-place`,
  comment: `Only ${place} knows ${name}.`,
  severity: 'error',
  from: { path: '^src/', pathNot: `${place}|${test}` },
  to: { path: npmPackage(name) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...folderRules,
    ...libraryRules,
    {
      name: 'main-may-import',
      comment: `src/main.tsx may import ${mainMayImport.join(', ')}.`,
      severity: 'error',
      from: { path: '^src/main\\.tsx$' },
      to: { path: '^src/', pathNot: `^src/(${mainMayImport.join('|')})/|\\.css$` },
    },
    {
      name: 'folders-are-listed',
      comment: 'A new folder of src needs a place in the table first.',
      severity: 'error',
      from: {},
      to: {
        path: '^src/',
        pathNot: `^src/(${Object.keys(mayImport).join('|')})/|^src/main\\.tsx$|\\.css$`,
      },
    },
    {
      name: 'pages-are-islands',
      comment: 'A page never imports another page; they meet in the layers below them.',
      severity: 'error',
      from: { path: '^src/pages/([^/]+)/', pathNot: test },
      to: { path: '^src/pages/[^/]+/', pathNot: '^src/pages/$1/' },
    },
    {
      name: 'domain-knows-only-zod',
      comment: 'The domain is pure: no React, no Dexie, no library but zod.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: test },
      to: { pathNot: `^src/|${npmPackage('zod')}` },
    },
    {
      name: 'locales-through-i18n',
      comment: 'Interface texts are read in one place.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/i18n/|${test}` },
      to: { path: '^locales/' },
    },
    {
      name: 'tests-stay-outside',
      comment: 'The app never imports from tests or scripts.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { path: `^(tests|scripts)/|${test}` },
    },
    {
      name: 'no-barrels',
      comment: 'Only the two registries are index files.',
      severity: 'error',
      from: {},
      to: {
        path: '^src/.*/index\\.tsx?$',
        pathNot: '^src/(instruments|reports/formats)/index\\.ts$',
      },
    },
    {
      name: 'no-cycles',
      comment: 'Types may point both ways (a noun and its schema); what runs may not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere would slip through every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'dependencies-are-listed',
      comment: 'What the app imports stands in package.json, and not among the tools.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
