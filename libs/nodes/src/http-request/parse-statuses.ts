const statusClass = /^[1-5]xx$/;
const oneStatus = /^[1-5]\d\d$/;

/**
 * The test behind texts like `2xx`, `200, 404` and `all`; null when the text is none of these.
 */
export function parseStatuses(source: string): ((status: number) => boolean) | null {
  const words = source
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  if (words.includes('all')) return words.length === 1 ? () => true : null;
  if (!words.every((word) => statusClass.test(word) || oneStatus.test(word))) return null;
  return (status) => {
    const text = String(status);
    return words.some((word) => (word.endsWith('xx') ? text[0] === word[0] : text === word));
  };
}
