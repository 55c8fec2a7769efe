import { productionNamespace } from '@hookline/contracts';

/** Sizes and copies of the streams; everything else about them is fixed. */
export interface StreamSettings {
  /** Leading token of subjects and prefix of stream names; default `hl` with plain names. */
  readonly namespace?: string;
  /** Copies of each message in a cluster: 1, 3 or 5. Default 1. */
  readonly replicas?: number;
  /** Disk limits in bytes. A full EVENTS or RUNS refuses new messages at once. */
  readonly maxBytes?: {
    /** Default 4 GiB. */
    readonly events?: number;
    /** Default 2 GiB. */
    readonly runs?: number;
    /** Default 64 MiB. */
    readonly config?: number;
    /** Default 1 GiB. */
    readonly deadLetters?: number;
    /** Default 64 MiB. */
    readonly advisories?: number;
  };
}

/**
 * Settings with every default filled in. A namespace of its own gets a 64th of the sizes: the
 * server reserves `max_bytes`, and many namespaces share it.
 */
export function fillStreamSettings(settings: StreamSettings = {}) {
  const namespace = settings.namespace ?? productionNamespace;
  const MiB = namespace === productionNamespace ? 1024 ** 2 : 1024 ** 2 / 64;
  return {
    namespace,
    replicas: settings.replicas ?? 1,
    maxBytes: {
      events: settings.maxBytes?.events ?? 4096 * MiB,
      runs: settings.maxBytes?.runs ?? 2048 * MiB,
      config: settings.maxBytes?.config ?? 64 * MiB,
      deadLetters: settings.maxBytes?.deadLetters ?? 1024 * MiB,
      advisories: settings.maxBytes?.advisories ?? 64 * MiB,
    },
  };
}
export type FilledStreamSettings = ReturnType<typeof fillStreamSettings>;
