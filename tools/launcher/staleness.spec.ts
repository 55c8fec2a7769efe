import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { applicationNames, applications } from './checkout.mjs';
import { findStale, fingerprintSources, rememberBuild } from './staleness.mjs';

describe('findStale', () => {
  let root: string;
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const stale = () => findStale(root, fingerprintSources(root, applicationNames));

  /** What a build does: reads the sources, writes the outputs, is remembered. */
  const build = () => {
    const fingerprints = fingerprintSources(root, applicationNames);
    for (const name of applicationNames) write(applications[name], `output of ${name}`);
    rememberBuild(root, fingerprints, [...applicationNames]);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'hookline-staleness-'));
    write('apps/api/src/main.ts', 'api');
    write('apps/worker/src/main.ts', 'worker');
    write('apps/editor/src/main.tsx', 'editor');
    write('libs/engine/src/index.ts', 'engine');
    write('package-lock.json', '{}');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('names everything before the first build', () => {
    expect(stale()).toEqual(['api', 'worker', 'editor']);
  });

  it('names nothing after a build', () => {
    build();
    expect(stale()).toEqual([]);
  });

  it('names the application whose source changed', () => {
    build();
    write('apps/worker/src/main.ts', 'worker, changed');
    expect(stale()).toEqual(['worker']);
  });

  it('notices a new file, a removed one and one that moved', () => {
    build();
    write('apps/api/src/more.ts', '');
    expect(stale()).toEqual(['api']);
    rmSync(join(root, 'apps/api/src/more.ts'));
    expect(stale()).toEqual([]);
    rmSync(join(root, 'apps/api/src/main.ts'));
    write('apps/api/src/other.ts', 'api');
    expect(stale()).toEqual(['api']);
  });

  it.each(['libs/engine/src/index.ts', 'package-lock.json'])(
    'names every application after a change of %s',
    (path) => {
      build();
      write(path, 'changed');
      expect(stale()).toEqual(['api', 'worker', 'editor']);
    },
  );

  it('goes by contents, not by times', () => {
    build();
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(root, 'apps/api/src/main.ts'), later, later);
    expect(stale()).toEqual([]);
  });

  it.each(['apps/api/src/main.spec.ts', 'libs/engine/src/store.int-spec.ts'])(
    'does not build for the spec %s',
    (path) => {
      build();
      write(path, 'spec');
      expect(stale()).toEqual([]);
    },
  );

  it('names an application whose output is gone or was built by somebody else', () => {
    build();
    rmSync(join(root, applications.api));
    write(applications.worker, 'output of other sources');
    expect(stale()).toEqual(['api', 'worker']);
  });
});
