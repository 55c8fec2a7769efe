/** What PostgreSQL calls `json` and `jsonb`; `pg_type.dat` of its source. */
const jsonOid = 114;
const jsonbOid = 3802;
/** Of the format of one `jsonb`, in front of each; `jsonb_recv` knows no other. */
const jsonbVersion = 1;
/** Dimensions, has nulls, type of the elements, length of the one dimension, index of its first. */
const headBytes = 20;

/**
 * JSON texts as a parameter of type `json[]`, in the binary format that `array_recv` and `json_recv` of
 * PostgreSQL read: as text, every quote of every document would be escaped here and unescaped
 * there. A `Buffer` is what pg sends as binary.
 */
export function jsonArray(texts: readonly string[]): Buffer {
  return binaryArray(texts, jsonOid);
}

/** The same as a parameter of type `jsonb[]`: each document is read once, by `jsonb_recv`. */
export function jsonbArray(texts: readonly string[]): Buffer {
  return binaryArray(texts, jsonbOid);
}

function binaryArray(texts: readonly string[], oid: typeof jsonOid | typeof jsonbOid): Buffer {
  const before = oid === jsonbOid ? 1 : 0;
  const lengths = texts.map((text) => before + Buffer.byteLength(text));
  const size = lengths.reduce((sum, length) => sum + 4 + length, headBytes);
  const buffer = Buffer.allocUnsafe(size);
  let at = buffer.writeInt32BE(1, 0);
  at = buffer.writeInt32BE(0, at);
  at = buffer.writeInt32BE(oid, at);
  at = buffer.writeInt32BE(texts.length, at);
  at = buffer.writeInt32BE(1, at);
  texts.forEach((text, index) => {
    at = buffer.writeInt32BE(lengths[index] ?? 0, at);
    if (before > 0) at = buffer.writeUInt8(jsonbVersion, at);
    at += buffer.write(text, at);
  });
  return buffer;
}
