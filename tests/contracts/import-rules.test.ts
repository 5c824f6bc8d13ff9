import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  cruise,
  type ICruiseOptions,
  type ICruiseResult,
  type IForbiddenRuleType,
} from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const load = createRequire(import.meta.url);
const rules = load(join(root, '.dependency-cruiser.cjs')) as {
  forbidden: (IForbiddenRuleType & { name: string })[];
  options: ICruiseOptions;
};
const { imports } = load(join(root, 'package.json')) as { imports: Record<string, string> };

const breaches: Record<string, Record<string, string>> = {
  'app-may-import': { 'src/app/breach.ts': "import '#reports/document.ts';" },
  'pages-may-import': { 'src/pages/breach.ts': "import '#app/shell.ts';" },
  'reports-may-import': { 'src/reports/breach.ts': "import '#storage/queries.ts';" },
  'charts-may-import': { 'src/charts/breach.ts': "import '#exchange/parse.ts';" },
  'ui-may-import': { 'src/ui/breach.ts': "import '#domain/answer.ts';" },
  'transfer-may-import': { 'src/transfer/breach.ts': "import '#ui/card.ts';" },
  'storage-may-import': { 'src/storage/breach.ts': "import '#instruments/index.ts';" },
  'exchange-may-import': { 'src/exchange/breach.ts': "import '#storage/queries.ts';" },
  'instruments-may-import': { 'src/instruments/breach.ts': "import '#i18n/format.ts';" },
  'i18n-may-import': { 'src/i18n/breach.ts': "import '#ui/card.ts';" },
  'domain-may-import': { 'src/domain/breach.ts': "import '#i18n/format.ts';" },
  'main-may-import': { 'src/main.tsx': "import '#charts/series.ts';" },
  'folders-are-listed': {
    'src/app/newcomer.ts': "import '../helpers/anything.ts';",
    'src/helpers/anything.ts': 'export const anything = 1;',
  },
  'pages-are-islands': {
    'src/pages/one/breach.ts': "import '#pages/other/page.ts';",
    'src/pages/other/page.ts': 'export const page = 1;',
  },
  'age-encryption-in-one-place': { 'src/pages/age.ts': "import 'age-encryption';" },
  'dexie-in-one-place': { 'src/pages/dexie.ts': "import 'dexie';" },
  'dexie-react-hooks-in-one-place': { 'src/pages/hooks.ts': "import 'dexie-react-hooks';" },
  'docx-in-one-place': { 'src/reports/docx.ts': "import 'docx';" },
  'fflate-in-one-place': { 'src/pages/zip.ts': "import 'fflate';" },
  'recharts-in-one-place': { 'src/pages/recharts.ts': "import 'recharts';" },
  'domain-knows-only-zod': { 'src/domain/react.ts': "import 'react';" },
  'locales-through-i18n': { 'src/ui/texts.ts': "import '#locales/sv/common.json';" },
  'tests-stay-outside': {
    'src/ui/fixture.ts': "import '../../tests/support/fixture.ts';",
    'tests/support/fixture.ts': 'export const fixture = 1;',
  },
  'no-barrels': {
    'src/charts/barrel.ts': "import '#ui/index.ts';",
    'src/ui/index.ts': 'export const barrel = 1;',
  },
  'no-cycles': {
    'src/charts/hen.ts': "import './egg.ts';",
    'src/charts/egg.ts': "import './hen.ts';",
  },
  resolvable: { 'src/charts/nowhere.ts': "import './nothing-here.ts';" },
  'dependencies-are-listed': { 'src/charts/tool.ts': "import 'axe-core';" },
};

/** Files with which no rule finds fault, and which the breaches import. */
const sound: Record<string, string> = {
  'locales/sv/common.json': '{}',
  'src/app/shell.ts': "import '#pages/paths.ts'; import '#storage/queries.ts';",
  'src/pages/paths.ts': "import '#reports/document.ts'; import '#exchange/parse.ts';",
  'src/reports/document.ts': "import '#charts/series.ts'; import '#instruments/index.ts';",
  'src/charts/series.ts': "import 'recharts'; import '#ui/card.ts'; import '#domain/answer.ts';",
  'src/ui/card.ts': "import '#i18n/format.ts';",
  'src/storage/queries.ts': "import 'dexie'; import '#domain/answer.ts';",
  'src/exchange/parse.ts': "import '#domain/answer.ts';",
  'src/instruments/index.ts': "import '#domain/answer.ts';",
  'src/i18n/format.ts': "import '#locales/sv/common.json';",
  'src/domain/answer.ts': "import 'zod';",
};

let folder: string;
let found: { rule: string; from: string }[];

// One house with every breach in it, so that the cruiser runs once.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nyckelring-rules-'));
  const { dependencies, devDependencies } = load(join(root, 'package.json')) as Record<
    string,
    Record<string, string>
  >;
  write(
    'package.json',
    JSON.stringify({ name: 'house', type: 'module', imports, dependencies, devDependencies }),
  );
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const files of [sound, ...Object.values(breaches)]) {
    for (const [path, text] of Object.entries(files)) write(path, text);
  }
  const { output } = await cruise(
    ['src'],
    {
      ...rules.options,
      baseDir: folder,
      validate: true,
      ruleSet: { forbidden: rules.forbidden },
    },
    rules.options.enhancedResolveOptions,
  );
  found = (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({
    rule: rule.name,
    from,
  }));
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `${text}\n`);
}

test.each(rules.forbidden.map(({ name }) => name))('%s catches a breach', (rule) => {
  const breach = Object.keys(breaches[rule] ?? {});
  expect(breach).not.toEqual([]);
  // A cycle is reported once, from one of its files.
  const caught = found.some((fault) => fault.rule === rule && breach.includes(fault.from));
  expect(caught).toBe(true);
});

test('no rule finds fault with a sound file', () => {
  const faults = found.filter(({ from }) => from in sound);
  expect(faults).toEqual([]);
});
