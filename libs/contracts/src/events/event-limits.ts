/** An event larger than this, as JSON text in UTF-8, is refused: HTTP 413 (decision 35). */
export const maxEventBytes = 256 * 1024;

/** JSON nested deeper than this is refused: HTTP 400 (decision 35). */
export const maxJsonDepth = 64;
