import { availableParallelism } from 'node:os';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

const fromRoot = (path: string) => new URL(path, import.meta.url).pathname;

const mocking = ['test/client/feedback-draft.test.ts', 'test/client/feedback-conflict.test.ts'];
const withDatabase = { globalSetup: [fromRoot('./test/helpers/global-postgres.ts')] };

export default defineConfig({
  root: fromRoot('./client'),
  cacheDir: fromRoot('./node_modules/.vite'),
  plugins: [vue()],
  define: { __VUE_OPTIONS_API__: false, __VUE_PROD_DEVTOOLS__: false },
  environments: {
    client: {
      build: {
        outDir: fromRoot('./dist/client'),
        emptyOutDir: true,
        manifest: true,
        // WeCom for Windows is Chromium 107; iOS 15 is the oldest phone it still runs on.
        target: ['chrome107', 'safari15'],
        // An image inside the HTML would need a hole in the CSP.
        assetsInlineLimit: 0,
        rollupOptions: {
          input: {
            index: fromRoot('./client/index.html'),
            candidate: fromRoot('./client/candidate.html'),
          },
          // Says which plugin took its time; nothing a person who starts the app could mend.
          checks: { pluginTimings: false },
        },
      },
    },
    server: {
      consumer: 'server',
      resolve: { noExternal: [/^#shared/] },
      build: {
        outDir: fromRoot('./dist/server'),
        emptyOutDir: true,
        target: 'node20',
        ssr: true,
        sourcemap: true,
        minify: false,
        copyPublicDir: false,
        rollupOptions: {
          checks: { pluginTimings: false },
          input: {
            main: fromRoot('./server/main.ts'),
            migrate: fromRoot('./server/migrate.ts'),
            sandbox: fromRoot('./server/sandbox/main.ts'),
          },
          // Flat, so that import.meta.dirname is dist/server in every chunk.
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'server']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
  test: {
    // Tests wait for processes and browsers: one worker for each core, and never less than two.
    maxWorkers: Math.max(2, availableParallelism()),
    // A worker loads a module once for all its files; what a file stubs ends with its tests.
    isolate: false,
    unstubGlobals: true,
    restoreMocks: true,
    // Long enough for a busy machine: only what hangs may fail by time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        root: fromRoot('.'),
        test: {
          name: 'unit',
          include: ['test/shared/**/*.test.ts', 'test/client/**/*.test.ts', 'test/*.test.ts'],
          exclude: mocking,
        },
      },
      {
        extends: true,
        root: fromRoot('.'),
        // They put another module in the place of one that a shared worker may have loaded.
        test: { name: 'mocking', include: mocking, isolate: true },
      },
      {
        extends: true,
        root: fromRoot('.'),
        test: { name: 'server', include: ['test/server/**/*.test.ts'], ...withDatabase },
      },
      {
        extends: true,
        root: fromRoot('.'),
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          ...withDatabase,
        },
      },
      {
        extends: true,
        root: fromRoot('.'),
        // Only when asked for: `npm run test:long`.
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          testTimeout: 3_600_000,
          ...withDatabase,
        },
      },
      {
        extends: true,
        root: fromRoot('.'),
        // After all others: it reads what they have logged.
        test: {
          name: 'logs',
          globalSetup: [fromRoot('./test/helpers/whole-run.ts')],
          include: ['test/logs/**/*.test.ts'],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
