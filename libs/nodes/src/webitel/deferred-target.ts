/** Where an outlet leads: a node, nowhere (the run ends), or a tag not yet met. */
export type Target =
  | string
  | null
  | {
      readonly tag: string;
      /** Where to when there is no such tag. */
      readonly otherwise: string | null;
    };
