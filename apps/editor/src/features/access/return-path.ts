/**
 * Where to go after signing in. Only a path of this page is followed: an address of another site
 * in the link would make the sign-in page a door for phishing.
 */
export function safeReturnPath(path: string | undefined): string {
  if (path === undefined || !path.startsWith('/') || /^\/[/\\]/.test(path)) return '/';
  return path.startsWith('/sign-in') || path.startsWith('/setup') ? '/' : path;
}
