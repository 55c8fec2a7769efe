import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The one-time link in the data folder, for whoever owns the machine: `/setup?token=…`.
 * Only its owner may read it.
 */
export class SetupLinkFile {
  private readonly path: string;

  constructor(private readonly dataDir: string) {
    this.path = join(dataDir, 'setup-link');
  }

  /** The token of the link; null when there is none. */
  async readToken(): Promise<string | null> {
    try {
      const text = await readFile(this.path, 'utf8');
      return /^\/setup\?token=([\w-]+)\s*$/.exec(text)?.[1] ?? null;
    } catch {
      return null;
    }
  }

  /** Writes a link with this token in place of any other. */
  async writeToken(token: string): Promise<void> {
    await mkdir(this.dataDir, { recursive: true });
    await writeFile(this.path, `/setup?token=${token}\n`, { mode: 0o600 });
    // The mode above counts for new files only.
    await chmod(this.path, 0o600);
  }

  /** Removes the link; nothing happens when there is none. */
  async remove(): Promise<void> {
    await rm(this.path, { force: true });
  }
}
