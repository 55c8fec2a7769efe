/** Longest document and longest answer, in characters. */
export const maxXmlLength = 1_048_576;

/** Levels of elements, the same as for JSON (B-35). */
export const maxXmlDepth = 64;
