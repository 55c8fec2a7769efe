/** How deep JSON text nests, without parsing it: depth is checked before any recursion. */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (inText) {
      if (sign === 0x5c) at += 1;
      else if (sign === 0x22) inText = false;
    } else if (sign === 0x22) inText = true;
    else if (sign === 0x7b || sign === 0x5b) deepest = Math.max(deepest, (depth += 1));
    else if (sign === 0x7d || sign === 0x5d) depth -= 1;
  }
  return deepest;
}
