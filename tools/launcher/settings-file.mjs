// @ts-check
// The settings file of a person: `.env` in the checkout, made from `.env.example`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnvFile } from 'node:process';
import { root } from './checkout.mjs';

/** Reads `.env` into the environment; variables that are set already win. */
export function loadSettingsFile() {
  const path = join(root, '.env');
  if (existsSync(path)) loadEnvFile(path);
}
