import type { RemotePorts } from './runtime-ports';

/**
 * What stands for the outside in a test, where nothing is sent. Nodes judge its answers as they judge
 * real ones. Changes of our own data go to the journal of the test, which stores nothing; waits are
 * real waits of the run's clock, which may leap.
 */
export interface StandIns {
  /** What a remote node reaches instead of the outside. */
  readonly portsOf: (nodeId: string) => RemotePorts;
}
