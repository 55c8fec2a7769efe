import type { LocalEffect, LocalEffectResult } from './local-effect';
import type { RemotePorts } from './runtime-ports';

/**
 * What stands for the world in a test, where nothing is changed and nothing is sent. Nodes judge its
 * answers as they judge real ones. Waits are real waits of the run's clock, which may leap.
 */
export interface StandIns {
  /** What a remote node reaches instead of the outside. */
  readonly portsOf: (nodeId: string) => RemotePorts;
  /** What became of a change that is not made. */
  readonly resultOf: (nodeId: string, effect: LocalEffect) => LocalEffectResult;
}
