/** Microseconds for which this process had a core; only differences matter. */
export type ProcessorTime = () => number;

let processorTime: ProcessorTime | null = null;

/**
 * Says how to read the processor time of this process, once, when it starts. An evaluation is then
 * stopped only if it had the processor for as long as it may take. Where nobody says it, in a browser,
 * the clock alone decides.
 */
export function readProcessorTimeBy(read: ProcessorTime | null): void {
  processorTime = read;
}

/** Null where it is not known. */
export function processorMicros(): number | null {
  return processorTime === null ? null : processorTime();
}
