import type { CookieOptions, Request, Response } from 'express';

const plainName = 'hookline';
// The prefix makes browsers refuse the cookie unless it is Secure, for `/` and for this host only.
const secureName = '__Host-hookline';
const lifeMs = 7 * 24 * 3_600_000;

/** The cookie that holds a session's token (B-03). */
export class SessionCookie {
  private readonly name: string;
  private readonly options: CookieOptions;

  constructor(isSecure: boolean) {
    this.name = isSecure ? secureName : plainName;
    this.options = { httpOnly: true, sameSite: 'strict', path: '/', secure: isSecure };
  }

  /** The token a request came with, if any. */
  read(request: Request): string | null {
    const cookies: Record<string, unknown> = request.cookies ?? {};
    const value = cookies[this.name];
    return typeof value === 'string' && value !== '' ? value : null;
  }

  /** Gives the browser a token. The server knows the real end; this is the latest possible. */
  set(response: Response, token: string): void {
    response.cookie(this.name, token, { ...this.options, maxAge: lifeMs });
  }

  /** Takes it away. */
  clear(response: Response): void {
    response.clearCookie(this.name, this.options);
  }
}
