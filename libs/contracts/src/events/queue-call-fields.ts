import type { EventField } from './event-field';
import { accepted, callQueues, ofDialledCall, ofHangup, ofTalk } from './queue-field-presence';

/** The talk: lengths, ends and what picked up. */
export const queueCallFields: readonly EventField[] = [
  {
    personal: false,
    name: 'call_bill_sec',
    type: 'number',
    unit: 's',
    example: 93,
    presence: ofTalk,
    description: 'Seconds since the call was answered by the system or the contact.',
  },
  {
    personal: false,
    name: 'call_duration',
    type: 'number',
    unit: 's',
    example: 111,
    presence: ofTalk,
    description: 'Seconds the whole call took so far.',
  },
  {
    personal: false,
    name: 'call_voice_sec',
    type: 'number',
    unit: 's',
    example: 92,
    presence: [
      { events: ['processing'], queueTypes: callQueues, presence: 'always' },
      { events: [...accepted, 'leaving'], queueTypes: callQueues, presence: 'sometimes' },
    ],
    description: 'Seconds the contact spent with an agent.',
  },
  {
    personal: false,
    name: 'call_cause',
    type: 'text',
    example: 'NORMAL_CLEARING',
    presence: ofHangup,
    description: 'Why the call ended, in telephony words.',
  },
  {
    personal: false,
    name: 'call_sip_code',
    type: 'number',
    example: 200,
    presence: ofHangup,
    description: 'SIP code the call ended with.',
  },
  {
    personal: false,
    name: 'amd_result',
    type: 'text',
    example: 'HUMAN',
    values: ['HUMAN', 'MACHINE', 'NOTSURE', 'CANCEL'],
    presence: ofDialledCall,
    description: 'Who picked up, by answering-machine detection.',
  },
  {
    personal: false,
    name: 'amd_ai_result',
    type: 'text',
    example: 'human',
    presence: ofDialledCall,
    description: 'Who picked up, by the detection that uses a model.',
  },
  {
    personal: false,
    name: 'chat_transferred',
    type: 'boolean',
    example: true,
    presence: [{ events: ['processing', 'leaving'], queueTypes: [6], presence: 'sometimes' }],
    description: 'True when the chat was closed by a transfer.',
  },
];
