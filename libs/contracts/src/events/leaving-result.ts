/** A way an attempt can end: the value of `cc_result`. */
export interface LeavingResult {
  readonly value: string;
  readonly label: string;
  readonly meaning: string;
}

/**
 * The results known by name (webitel.md 6, features.md 0.2). An agent's report may hold another
 * text: treat the list as suggestions, not as a check.
 */
export const leavingResults: readonly LeavingResult[] = [
  { value: 'success', label: 'Success', meaning: 'Served; the member is closed.' },
  { value: 'abandoned', label: 'Abandoned', meaning: 'The contact left before being served.' },
  { value: 'cancel', label: 'Cancelled', meaning: 'Stopped on purpose; the member is closed.' },
  { value: 'timeout', label: 'Timed out', meaning: 'The longest waiting time went by.' },
  {
    value: 'agent_timeout',
    label: 'Agent timed out',
    meaning: 'The agent stopped answering in a chat.',
  },
  {
    value: 'client_timeout',
    label: 'Contact timed out',
    meaning: 'The contact stopped answering in a chat.',
  },
  {
    value: 'dialog_timeout',
    label: 'Dialog timed out',
    meaning: 'Nobody wrote in the chat for too long.',
  },
  {
    value: 'canceled_by_timeout',
    label: 'Cancelled by time limit',
    meaning: 'A limit of the queue ended it.',
  },
  { value: 'transfer', label: 'Transferred', meaning: 'Handed over to someone else.' },
  { value: 'endless', label: 'Endless', meaning: 'No agent could ever take it.' },
  { value: 'max_wait_size', label: 'Queue full', meaning: 'Too many contacts were waiting.' },
  { value: 'block', label: 'Blocked', meaning: 'The number is on the do-not-call list.' },
  { value: 'expired', label: 'Expired', meaning: 'The member ran out of time unserved.' },
  { value: 'processing', label: 'In processing', meaning: 'Waits for the report of the agent.' },
  { value: 'restart', label: 'Restarted', meaning: 'The contact centre restarted meanwhile.' },
];

/** The values alone, for choices in forms. */
export const leavingResultValues: readonly string[] = leavingResults.map((result) => result.value);
