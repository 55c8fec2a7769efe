import { queueTypeIdsWhere } from '../queue-type';

/** What can happen to a simulated contact. */
export const simulationScenarios = [
  'answered',
  'missed-twice-then-answered',
  'missed-twice-then-abandoned',
  'abandoned',
  'transferred',
  'dialer',
  'chat',
] as const;
export type SimulationScenario = (typeof simulationScenarios)[number];

export interface SimulationScenarioDescription {
  readonly id: SimulationScenario;
  readonly label: string;
  readonly description: string;
  /** Kinds of queue it can happen in, by Webitel's number. */
  readonly queueTypes: readonly number[];
}

const agentQueues = queueTypeIdsWhere((type) => type.agents);

/** For the page: scenarios in the order to offer them. */
export const simulationScenarioDescriptions: readonly SimulationScenarioDescription[] = [
  {
    id: 'answered',
    label: 'Answered',
    queueTypes: agentQueues,
    description: 'The first agent takes the contact, talks and wraps up.',
  },
  {
    id: 'missed-twice-then-answered',
    label: 'Missed twice, then answered',
    queueTypes: agentQueues,
    description: 'Two offers are not taken; the third agent answers.',
  },
  {
    id: 'missed-twice-then-abandoned',
    label: 'Missed twice, then abandoned',
    queueTypes: agentQueues,
    description: 'Two offers are not taken; the contact gives up.',
  },
  {
    id: 'abandoned',
    label: 'Abandoned',
    queueTypes: queueTypeIdsWhere((type) => type.id !== 8),
    description: 'The contact leaves, or does not pick up, while the first offer still rings.',
  },
  {
    id: 'transferred',
    label: 'Transferred',
    queueTypes: agentQueues,
    description: 'The first agent hands the contact over to a second one.',
  },
  {
    id: 'dialer',
    label: 'Dialer',
    queueTypes: queueTypeIdsWhere((type) => type.members && type.channel !== 'im' && type.id !== 7),
    description: 'A member is dialled, served and closed with success.',
  },
  {
    id: 'chat',
    label: 'Chat',
    queueTypes: queueTypeIdsWhere((type) => type.channel === 'chat' || type.channel === 'im'),
    description: 'An agent accepts a chat; the talk is long and ends by itself.',
  },
];

/** The scenarios that can happen in a kind of queue, in the order to offer them. */
export function simulationScenariosOf(queueType: number): readonly SimulationScenarioDescription[] {
  return simulationScenarioDescriptions.filter((one) => one.queueTypes.includes(queueType));
}
