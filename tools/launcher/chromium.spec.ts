import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';

describe('findChromium', () => {
  let folder: string;
  const program = (name: string) => {
    const path = join(folder, name);
    writeFileSync(path, '#!/bin/sh\n');
    chmodSync(path, 0o755);
    return path;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hookline-chromium-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('takes CHROMIUM_PATH first', () => {
    program('chromium');
    const named = program('my-browser');
    expect(findChromium({ CHROMIUM_PATH: named, PATH: folder })).toBe(named);
  });

  it('finds a browser on PATH', () => {
    const chrome = program('google-chrome');
    expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(chrome);
  });

  it('finds nothing where there is none', () => {
    expect(findChromium({ PATH: folder })).toBeUndefined();
  });

  it('does not fall back from a CHROMIUM_PATH that is wrong', () => {
    program('chromium');
    const wrong = { CHROMIUM_PATH: join(folder, 'gone'), PATH: folder };
    expect(() => findChromium(wrong)).toThrow('CHROMIUM_PATH');
  });
});
