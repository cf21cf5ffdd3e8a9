/**
 * The law of rooms: which folder may import what. One rule per sentence, each with its reason; there is no list of
 * exceptions and there are no cycles. test/rooms/rooms.e2e-spec.ts plants a violation of every rule and sees it bite.
 *
 * A room's rule says what the room may import of our own code; the rules on libraries stand below them. A spec beside the
 * code obeys the rule of its room but may use test libraries and node; a spec in a PURE room may see every PURE room.
 */
const SPEC = '\\.(spec|e2e-spec)\\.tsx?$';
const PROGRAM_CODE = '^(src|verifier|migrations)/';
const OURS = '^(src|verifier|migrations|test|bench)/';

const KERNEL = '^src/kernel/';
const CORE = '^src/ledger/core/';
const AUDIT = '^src/audit/';
const DOMAIN = '^src/modules/[^/]+/domain/';
/** The door of a PURE library within a domain, as the counting of votes is. */
const DOMAIN_LIBRARY_DOOR = '^src/modules/[^/]+/domain/[^/]+/index\\.ts$';
const PURE = [KERNEL, CORE, AUDIT, DOMAIN];
const PLATFORM = '^src/platform/';
const SCHEMA = '^src/graphql/';
const JOBS = '^src/jobs/';
const LEDGER_SHELL = '^src/ledger/(log|sequencer|followers|witness|http)/';
const LEDGER_DOOR = '^src/ledger/index\\.ts$';
const LEDGER_SCHEMA_DOOR = '^src/ledger/graphql/index\\.ts$';
const MODULE_DOOR = '^src/modules/[^/]+/index\\.ts$';
const SOLVER = '^src/modules/[^/]+/solver/';
const SOLVER_DOOR = '^src/modules/[^/]+/solver/index\\.ts$';
const MEMBERS_DOOR = '^src/modules/members/index\\.ts$';
const LABS_DOOR = '^src/modules/labs/index\\.ts$';
const VERIFIER = '^verifier/';
const VERIFIER_IN_BROWSER = '^verifier/browser/';
const PROGRAM = '^src/(main|node|routes|app\\.module)\\.ts$';

/** `from` may import of our code only what `may` names; $1 in `may` is the first group of `from`, the module's own name. */
const room = (name, comment, from, may, besides = {}) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, ...besides },
  to: { path: PROGRAM_CODE, pathNot: may },
});
const notSpecs = { pathNot: SPEC };

const rooms = [
  room('kernel-imports-nothing', 'Words that every room shares may depend on none of them.', KERNEL, [KERNEL], notSpecs),
  room(
    'ledger-core-imports-kernel',
    'Bytes, chain, tree and proofs are checked by strangers: they need nothing but shared words.',
    CORE,
    [KERNEL, CORE],
    notSpecs,
  ),
  room(
    'domain-imports-itself',
    'A decision may read only what the log will show, so it sees its own rules, shared words and commitments; facts of other modules come in the command.',
    '^src/modules/([^/]+)/domain/',
    [KERNEL, '^src/modules/$1/domain/', '^src/ledger/core/(index|commitment)'],
    notSpecs,
  ),
  room('audit-imports-pure-rooms', 'An auditor asks every decision again, without a server.', AUDIT, PURE, notSpecs),
  room(
    'pure-specs-stay-pure',
    'A spec of pure code may replay it through the audit, but meets no server: that is what test/e2e is for.',
    `(${PURE.join('|')}).*${SPEC}`,
    PURE,
  ),
  room(
    'ledger-knows-no-module',
    'The sequencer does not know what a ballot is: whoever numbers entries must have no reason to prefer one.',
    LEDGER_SHELL,
    [KERNEL, CORE, PLATFORM, LEDGER_SHELL],
  ),
  room('ledger-door-wires-ledger', 'The door and the wiring of the ledger hold nothing but the ledger.', '^src/ledger/[^/]+\\.ts$', [
    KERNEL,
    PLATFORM,
    '^src/ledger/',
  ]),
  room('ledger-graphql-shows-ledger', 'Entries and proofs are shown by the ledger itself, for all modules alike.', '^src/ledger/graphql/', [
    KERNEL,
    '^src/ledger/',
    SCHEMA,
  ]),
  room(
    'module-shell-uses-doors',
    'Commands, queries, stores and followers know their own module; of others and of the ledger they know the door.',
    '^src/modules/([^/]+)/(commands|queries|store|followers|http|importer)/',
    [KERNEL, CORE, '^src/modules/$1/', LEDGER_DOOR, PLATFORM, JOBS, MODULE_DOOR],
  ),
  room('module-wiring-uses-doors', "A module's door and wiring may touch its own rooms and the doors of others.", '^src/modules/([^/]+)/[^/]+\\.tsx?$', [
    KERNEL,
    CORE,
    '^src/modules/$1/',
    LEDGER_DOOR,
    LEDGER_SCHEMA_DOOR,
    PLATFORM,
    JOBS,
    SCHEMA,
    MODULE_DOOR,
  ]),
  room(
    'module-graphql-never-sees-rows',
    'Resolvers parse, call one command or query, and answer. A resolver that reads the store would make the database the API.',
    '^src/modules/([^/]+)/graphql/',
    [KERNEL, CORE, '^src/modules/$1/(commands|queries|domain|graphql)/', MEMBERS_DOOR, LABS_DOOR, SCHEMA, LEDGER_DOOR, LEDGER_SCHEMA_DOOR],
  ),
  room(
    'solver-room-knows-its-domain',
    'A search computes with rounding, so no rule may depend on it: it takes an instance, hands over what it found, and PURE code checks that.',
    '^src/modules/([^/]+)/solver/',
    [KERNEL, CORE, '^src/modules/$1/(domain|solver)/'],
    notSpecs,
  ),
  room('platform-serves-all', 'What runs beneath everything may know nothing above it.', PLATFORM, [KERNEL, CORE, PLATFORM]),
  room('schema-knows-no-module', 'Scalars, errors, pages and limits are the same for every module.', SCHEMA, [KERNEL, CORE, SCHEMA, PLATFORM]),
  room('jobs-know-no-module', 'Queues carry jobs; what a job does stands in the module that asked for it.', JOBS, [KERNEL, JOBS, PLATFORM]),
  room(
    'portal-is-a-client',
    'Pages run GraphQL operations, so that a person can do nothing there which an API client cannot.',
    '^src/portal/',
    [KERNEL, CORE, '^src/portal/', SCHEMA, PLATFORM, VERIFIER_IN_BROWSER],
    { pathNot: '^src/portal/islands/' },
  ),
  room('islands-run-in-a-browser', 'A script in a page carries PURE rooms and the verifier, and nothing of the server.', '^src/portal/islands/', [
    '^src/portal/(islands|messages|ballots)/',
    VERIFIER_IN_BROWSER,
    KERNEL,
    CORE,
  ]),
  room('cli-calls-doors', 'A command is thin: it calls a door or a PURE room.', '^src/cli/', [
    KERNEL,
    CORE,
    AUDIT,
    DOMAIN_LIBRARY_DOOR,
    '^src/cli/',
    PLATFORM,
    LEDGER_DOOR,
    MODULE_DOOR,
    SOLVER_DOOR,
    VERIFIER,
    PROGRAM,
    '^migrations/',
  ]),
  room('verifier-imports-pure-rooms', 'A verifier that shared code with the server it checks would share its lies.', VERIFIER, [VERIFIER, ...PURE]),
  room('migrations-stand-alone', 'A migration must mean the same years later, so it imports nothing but the granting of rights.', '^migrations/', [
    '^migrations/',
    '^src/platform/database/roles\\.ts$',
  ]),
];

const libraries = [
  {
    name: 'kernel-uses-no-library',
    comment: 'The kernel is small enough to need none.',
    severity: 'error',
    from: { path: KERNEL, pathNot: SPEC },
    to: { pathNot: OURS },
  },
  {
    name: 'pure-rooms-use-noble-only',
    comment: 'Trusted code has two dependencies, pinned. Neither node nor a clock: an auditor may run it anywhere.',
    severity: 'error',
    from: { path: [CORE, AUDIT, DOMAIN], pathNot: SPEC },
    to: { pathNot: [OURS, 'node_modules/@noble/(hashes|curves)/'] },
  },
  {
    name: 'verifier-uses-noble-and-node',
    comment:
      'Whoever checks us should have to read little: the verifier adds to the two dependencies nothing but node itself, and one solver, which is not the one that searched.',
    severity: 'error',
    from: { path: VERIFIER, pathNot: [SPEC, VERIFIER_IN_BROWSER] },
    to: { pathNot: [OURS, 'node_modules/@noble/(hashes|curves)/', 'node_modules/yalps/'], dependencyTypesNot: ['core'] },
  },
  {
    name: 'solver-room-uses-its-solver',
    comment: 'The search needs its pinned solver and a thread to run in; no server and no database.',
    severity: 'error',
    from: { path: SOLVER, pathNot: SPEC },
    to: { pathNot: [OURS, 'node_modules/highs/'], dependencyTypesNot: ['core'] },
  },
  {
    name: 'only-the-search-computes-with-the-solver',
    comment: 'What a solver says is a suggestion until integers have checked it.',
    severity: 'error',
    from: { path: PROGRAM_CODE, pathNot: [SOLVER, SPEC] },
    to: { path: 'node_modules/highs/' },
  },
  {
    name: 'browser-code-uses-no-node',
    comment: 'What runs in a page cannot import node.',
    severity: 'error',
    from: { path: ['^src/portal/islands/', VERIFIER_IN_BROWSER], pathNot: SPEC },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'no-database-behind-the-api',
    comment: 'Resolvers and pages never speak to the database.',
    severity: 'error',
    from: { path: ['^src/modules/[^/]+/graphql/', '^src/ledger/graphql/', SCHEMA, '^src/portal/'] },
    to: { path: 'node_modules/(typeorm|pg|@nestjs/typeorm)/' },
  },
  {
    name: 'migrations-use-typeorm',
    comment: 'A migration is SQL with a name.',
    severity: 'error',
    from: { path: '^migrations/' },
    to: { pathNot: [OURS, 'node_modules/typeorm/'] },
  },
  {
    name: 'program-uses-no-test-code',
    comment: 'What is served never depends on what tests it.',
    severity: 'error',
    from: { path: PROGRAM_CODE, pathNot: SPEC },
    to: { path: ['^(test|bench)/', SPEC] },
  },
  {
    name: 'program-uses-no-dev-dependency',
    comment: 'It must start after `npm ci --omit=dev`. Code for the browser is bundled when built, so it may.',
    severity: 'error',
    from: { path: PROGRAM_CODE, pathNot: [SPEC, '^src/portal/islands/', VERIFIER_IN_BROWSER] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
  },
  {
    name: 'dependencies-are-declared',
    comment: "A package that is only there because another package brought it may be gone tomorrow. Jest brings its own types.",
    severity: 'error',
    from: { path: PROGRAM_CODE },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/@jest/globals/' },
  },
];

const general = [
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one file, or lack a third.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'imports-resolve',
    comment: 'An import that cannot be resolved escapes every other rule.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'every-file-has-a-room',
    comment: 'A new folder needs a rule here before anything may import it.',
    severity: 'error',
    from: {},
    to: {
      path: '^src/',
      pathNot: [
        ...PURE,
        PLATFORM,
        SCHEMA,
        JOBS,
        PROGRAM,
        '^src/ledger/([^/]+\\.ts$|(log|sequencer|followers|witness|http|graphql)/)',
        '^src/modules/[^/]+/([^/]+\\.ts$|(commands|queries|store|followers|graphql|http|importer|solver)/)',
        '^src/(portal|cli)/',
      ],
    },
  },
];

module.exports = {
  forbidden: [...rooms, ...libraries, ...general],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types count: a room that names another room's type depends on it.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
