/** The type of the node a run begins at; every graph has exactly one. */
export const startNodeType = 'start';
