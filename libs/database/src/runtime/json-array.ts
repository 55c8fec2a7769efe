/** What PostgreSQL calls `json`; `pg_type.dat` of its source. */
const jsonOid = 114;
/** Dimensions, has nulls, type of the elements, length of the one dimension, index of its first. */
const headBytes = 20;

/**
 * JSON texts as a parameter of type `json[]`, in the binary format that `array_recv` and `json_recv` of
 * PostgreSQL read: as text, every quote of every document would be escaped here and unescaped
 * there. A `Buffer` is what pg sends as binary.
 */
export function jsonArray(texts: readonly string[]): Buffer {
  const lengths = texts.map((text) => Buffer.byteLength(text));
  const size = lengths.reduce((sum, length) => sum + 4 + length, headBytes);
  const buffer = Buffer.allocUnsafe(size);
  let at = buffer.writeInt32BE(1, 0);
  at = buffer.writeInt32BE(0, at);
  at = buffer.writeInt32BE(jsonOid, at);
  at = buffer.writeInt32BE(texts.length, at);
  at = buffer.writeInt32BE(1, at);
  texts.forEach((text, index) => {
    at = buffer.writeInt32BE(lengths[index] ?? 0, at);
    at += buffer.write(text, at);
  });
  return buffer;
}
