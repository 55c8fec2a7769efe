const usualMs = 160;

/** How long the canvas glides to a new view, in ms; nothing moves for who asked for less motion. */
export function glideMs(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : usualMs;
}
