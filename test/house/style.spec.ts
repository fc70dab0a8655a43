import { readdirSync, readFileSync } from 'node:fs';

interface File {
  path: string;
  lines: string[];
}

/** STYLE.md, as far as a search can tell. What a comment says does not count. */
const FORBIDDEN: { what: string; pattern: RegExp; within: RegExp; except?: RegExp }[] = [
  {
    what: 'another clock than the one in common/clock.ts',
    pattern: /\bDate\.now\(|\bnew Date\(\s*\)/,
    within: /^(src|migrations)\/.*\.tsx?$/,
    except: /^src\/common\/clock\.ts$|\.spec\.tsx?$/,
  },
  { what: 'unescaped HTML', pattern: /dangerouslySetInnerHTML/, within: /^(src|test|bench)\/.*\.tsx?$/ },
  {
    what: 'a cryptographic library outside the vault',
    pattern: /(from|import\(|require\()\s*['"](libsodium|@node-rs\/argon2|age-encryption|otpauth)/,
    within: /^src\/.*\.tsx?$/,
    except: /^src\/vault\//,
  },
  { what: 'a module that needs itself', pattern: /\bforwardRef\b/, within: /^src\/.*\.tsx?$/ },
  { what: 'a provider made anew for each request', pattern: /\bScope\.REQUEST\b/, within: /^src\/.*\.tsx?$/ },
  {
    what: 'a file from outside the repository',
    pattern: /\.\.\/shared\b|\/work\//,
    within: /^(src|test|migrations|bench)\/.*\.(tsx?|mjs)$/,
    except: /vectors\.spec\.ts$/,
  },
  {
    what: 'an escape from the types',
    pattern: /\bas any\b|: any\b|<any>|@ts-ignore|@ts-nocheck/,
    within: /^(src|test|migrations|bench)\/.*\.tsx?$/,
  },
  {
    what: 'a side of the page instead of a side of the text',
    pattern: /(^|[\s;{-])(left|right)\s*:|\b(text-align|float|clear)\s*:\s*(left|right)\b/,
    within: /^src\/.*\.css$/,
  },
];

const files = ['src', 'migrations', 'test', 'bench']
  .flatMap(read)
  .filter(({ path }) => path !== 'test/house/style.spec.ts');

describe('no file in this house has', () => {
  it.each(FORBIDDEN)('$what', ({ pattern, within, except }) => {
    const found = files
      .filter(({ path }) => within.test(path) && !except?.test(path))
      .flatMap(({ path, lines }) =>
        lines.flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
      );
    expect(found).toEqual([]);
  });

  it('more than 300 lines', () => {
    const long = files.filter(({ path, lines }) => /^src\/.*\.tsx?$/.test(path) && lines.length > 301);
    expect(long.map(({ path, lines }) => `${path}: ${lines.length}`)).toEqual([]);
  });

  it('several queries at once in one transaction', () => {
    const both = files.filter(({ path, lines }) => {
      const text = lines.join('\n');
      return path.startsWith('src/') && text.includes('Promise.all') && text.includes('db.of');
    });
    expect(both.map(({ path }) => path)).toEqual([]);
  });
});

it('would find them: the search sees the files, and each pattern what it forbids', () => {
  expect(files.filter(({ path }) => path.startsWith('src/')).length).toBeGreaterThan(20);
  const samples = [
    'const at = Date.now();',
    '<p dangerouslySetInnerHTML={x} />',
    `import sodium from 'libsodium-wrappers';`,
    'forwardRef(() => Module)',
    '{ scope: Scope.REQUEST }',
    `readFileSync('../shared/x')`,
    'const x = y as any;',
    '  margin-left: 1rem;',
  ];
  expect(FORBIDDEN.filter(({ pattern }, at) => !pattern.test(samples[at]!)).map(({ what }) => what)).toEqual([]);
});

function read(folder: string): File[] {
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return names
    .filter((name) => /\.(tsx?|mjs|css)$/.test(name) && !name.includes('node_modules'))
    .map((name) => ({
      path: `${folder}/${name}`,
      lines: withoutComments(readFileSync(`${folder}/${name}`, 'utf8')).split('\n'),
    }));
}

/** Line numbers stay. An address (`https://`) is no comment. @ts-ignore is one, and is looked for all the same. */
function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/(?!\s*@ts-).*$/gm, '$1');
}
