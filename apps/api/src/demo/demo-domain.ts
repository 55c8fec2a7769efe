/** Who works in the demo. All of them are invented. */
export const demoDomain = { name: 'Demo centre', timezone: 'Europe/Kyiv' } as const;

export const demoTeams = [
  {
    name: 'Support',
    agents: [
      { name: 'Olha Melnyk', extension: '1015', status: 'online' },
      { name: 'Taras Bondar', extension: '1016', status: 'online' },
      { name: 'Iryna Koval', extension: '1017', status: 'online' },
      { name: 'Petro Lysenko', extension: '1018', status: 'pause', comment: 'Lunch' },
      { name: 'Nadia Rudenko', extension: '1019', status: 'offline' },
    ],
  },
  {
    name: 'Sales',
    agents: [
      { name: 'Andrii Savchuk', extension: '1031', status: 'online' },
      { name: 'Yulia Marchenko', extension: '1032', status: 'online' },
      { name: 'Maksym Tkachuk', extension: '1033', status: 'pause', comment: 'Training' },
      { name: 'Oksana Polishchuk', extension: '1034', status: 'offline' },
    ],
  },
  {
    name: 'Chat',
    agents: [
      { name: 'Daryna Hnatiuk', extension: '1051', status: 'online' },
      { name: 'Roman Kravets', extension: '1052', status: 'online' },
      { name: 'Sofiia Bilous', extension: '1053', status: 'break_out' },
    ],
  },
] as const;

export const demoLists = [
  {
    name: 'VIP',
    description: 'Customers greeted by name',
    numbers: [
      ['380441234501', 'Kyiv Steel, director'],
      ['380671234502', 'Lviv Bakery, owner'],
      ['380501234503', 'Odesa Port, dispatcher'],
    ],
  },
  {
    name: 'Do not call',
    description: 'Asked not to be called back',
    numbers: [
      ['380931234504', 'Asked on the phone'],
      ['380991234505', 'Asked by e-mail'],
    ],
  },
  { name: 'Missed callers', description: 'Filled by the flow “Missed call care”', numbers: [] },
] as const;

export const demoQueues = [
  {
    key: 'support',
    name: 'Support line',
    type: 1,
    team: 'Support',
    description: 'Inbound calls of customers',
    variables: { department: 'support' },
  },
  {
    key: 'callbacks',
    name: 'Callbacks',
    type: 3,
    team: 'Sales',
    description: 'Calls back, previewed by an agent',
    variables: { department: 'sales' },
  },
  {
    key: 'chat',
    name: 'Web chat',
    type: 6,
    team: 'Chat',
    description: 'Chats from the web site',
    variables: { department: 'chat' },
  },
] as const;

export type DemoQueueKey = (typeof demoQueues)[number]['key'];

export const demoMembers = [
  ['Ivan Petrenko', '380441112201', 'Asked about the invoice'],
  ['Maria Shevchenko', '380671112202', 'Wants a new contract'],
  ['Bohdan Kravchuk', '380501112203', 'Delivery is late'],
  ['Halyna Moroz', '380931112204', 'Change of address'],
  ['Stepan Oliinyk', '380991112205', 'Wants an offer'],
  ['Lesia Zakharchenko', '380681112206', 'Complaint 2041'],
  ['Viktor Panasiuk', '380631112207', 'Asked for a manager'],
  ['Kateryna Horbenko', '380731112208', 'Renewal in December'],
] as const;
