import tseslint from 'typescript-eslint';

/**
 * Lint holds what the compiler cannot: determinism in the PURE rooms, no forgotten promise, no `any`. Layout is left to
 * .editorconfig and good sense. Comments that switch a rule off are not obeyed: change the code, or argue with the rule here.
 */
const PURE = ['src/kernel/**/*.ts', 'src/ledger/core/**/*.ts', 'src/modules/*/domain/**/*.ts', 'src/audit/**/*.ts'];
const SPECS = ['**/*.spec.ts', '**/*.spec.tsx', '**/*.e2e-spec.ts', '**/*.e2e-spec.tsx'];
const TYPESCRIPT = ['src/**/*.{ts,tsx}', 'migrations/**/*.ts', 'verifier/**/*.ts', 'test/**/*.{ts,tsx}', 'bench/**/*.ts'];

const ROUNDED = /^(floor|ceil|trunc)$/;

/**
 * Money, votes and probabilities are integers or rationals where they are judged: two engines may round a fraction
 * differently, and then an auditor finds a lie where there is none. Bigints divide exactly; `Math.floor(a / b)` says which way.
 */
const integerDivision = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { fraction: 'Division here must say how it rounds: Math.floor(a / b), or bigints.' },
  },
  create(context) {
    const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices;
    const checker = program.getTypeChecker();
    const isBigint = (node) => checker.typeToString(checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(node)))) === 'bigint';
    const isRounded = ({ type, callee }) =>
      type === 'CallExpression' && callee.type === 'MemberExpression' && callee.object.name === 'Math' && ROUNDED.test(callee.property.name);
    const check = (node) => {
      if (!isRounded(node.parent) && !isBigint(node.left)) context.report({ node, messageId: 'fraction' });
    };
    return { 'BinaryExpression[operator="/"]': check, 'AssignmentExpression[operator="/="]': check };
  },
};

const DECISIONS_REPEAT = 'A PURE room must give the same answer to an auditor years later: ';
const forbidSyntax = (selector, reason) => ({ selector, message: DECISIONS_REPEAT + reason });

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'var/', 'coverage/', 'testdata/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    name: 'everywhere',
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-debugger': 'error',
      'no-unreachable': 'error',
      'no-constant-binary-expression': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'object-shorthand': 'error',
    },
  },
  {
    name: 'typescript',
    files: TYPESCRIPT,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './tsconfig.islands.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description', 'ts-ignore': true, 'ts-nocheck': true }],
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
      // Objects of plain functions are the style here, not classes with a `this`.
      '@typescript-eslint/unbound-method': 'off',
      // It counts assertions that a reader may be glad of.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      // An interface may ask for a promise where this one has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    name: 'the program does not chatter',
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/cli/**'],
    rules: { 'no-console': 'error' },
  },
  {
    name: 'pure rooms',
    files: PURE,
    ignores: SPECS,
    plugins: { folkmoot: { rules: { 'integer-division': integerDivision } } },
    rules: {
      'folkmoot/integer-division': 'error',
      'no-restricted-globals': [
        'error',
        ...['Buffer', 'process', 'Intl', 'crypto', 'performance', 'fetch', 'require', 'globalThis', 'global', 'parseFloat'].map((name) => ({
          name,
          message: `${DECISIONS_REPEAT}no ${name}.`,
        })),
        ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'].map((name) => ({ name, message: `${DECISIONS_REPEAT}nothing waits.` })),
      ],
      'no-restricted-syntax': [
        'error',
        forbidSyntax('MemberExpression[object.name="Date"][property.name="now"]', 'the instant comes in with the command.'),
        forbidSyntax('NewExpression[callee.name="Date"][arguments.length=0]', 'the instant comes in with the command.'),
        forbidSyntax('CallExpression[callee.name="Date"]', 'the instant comes in with the command.'),
        forbidSyntax('MemberExpression[object.name="Math"][property.name="random"]', 'seeds come in with the command.'),
        forbidSyntax(
          'MemberExpression[object.name="Math"][property.name=/^(cbrt|exp|expm1|hypot|log|log10|log1p|log2|pow|sqrt|a?(sin|cos|tan)h?|atan2|fround)$/]',
          'engines may differ in the last bit of this function.',
        ),
        forbidSyntax('MemberExpression[property.name=/^(localeCompare|toLocale)/]', 'compare by code units, the locale is the server’s.'),
        forbidSyntax('MemberExpression[object.name="Number"][property.name="parseFloat"]', 'integers only.'),
        forbidSyntax('Literal[raw=/^\\d[\\d_]*\\.\\d/]', 'integers and rationals, no decimal fractions.'),
      ],
    },
  },
  {
    name: 'tests read answers of servers, which have no type until they are expected',
    files: ['test/**/*.{ts,tsx}', 'bench/**/*.ts', ...SPECS],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
