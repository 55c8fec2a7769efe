const whole = new Intl.NumberFormat('en');

/** 1204 → 1,204 */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** Engine durations: 0.1 ms, 38 ms, 1.24 s, 12.4 s, 3 min 05 s. */
export function formatDuration(ms: number): string {
  if (ms < 10) return `${Number(ms.toFixed(1))} ms`;
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${(ms / 1_000).toFixed(2)} s`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  if (ms < 3_600_000) {
    const seconds = String(Math.floor((ms % 60_000) / 1_000)).padStart(2, '0');
    return `${Math.floor(ms / 60_000)} min ${seconds} s`;
  }
  const minutes = String(Math.floor((ms % 3_600_000) / 60_000)).padStart(2, '0');
  return `${Math.floor(ms / 3_600_000)} h ${minutes} min`;
}

/** A running number in groups of three: 1204869 → 1 204 869 (thin no-break spaces). */
export function formatNo(no: string): string {
  return no.replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/**
 * A phone number in groups, for reading aloud: 380441112233 → 380 44 111 22 33. Anything that is
 * not 7 to 15 digits (a name, an e-mail) comes back as it is.
 */
export function formatPhone(text: string): string {
  const match = /^(\+?)(\d{7,15})$/.exec(text);
  if (match === null) return text;
  const [, plus = '', digits = ''] = match;
  const last = [digits.slice(-7, -4), digits.slice(-4, -2), digits.slice(-2)];
  const head = digits.slice(0, -7);
  const area = head.length > 3 ? [head.slice(0, -2), head.slice(-2)] : [head];
  return plus + [...area, ...last].filter(Boolean).join('\u00a0');
}
