import {
  IconList,
  IconListDetails,
  IconNews,
  IconPlug,
  IconSchema,
  IconSettings,
  IconUser,
  type Icon,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';

/** An area of the product, as navigation and palette show it. */
export interface AppPage {
  readonly key:
    'queues' | 'flowSchemas' | 'eventLog' | 'integrations' | 'lists' | 'agents' | 'settings';
  readonly to: LinkProps['to'];
  readonly icon: Icon;
  /** Other addresses of the area. */
  readonly alsoAt?: readonly string[];
}

/** The areas in the order of the navigation. */
export const appPages: readonly AppPage[] = [
  { key: 'queues', to: '/queues', icon: IconListDetails },
  { key: 'flowSchemas', to: '/flow-schemas', icon: IconSchema },
  { key: 'eventLog', to: '/event-log', icon: IconNews, alsoAt: ['/runs', '/dead-letters'] },
  { key: 'integrations', to: '/integrations', icon: IconPlug },
  { key: 'lists', to: '/lists', icon: IconList },
  { key: 'agents', to: '/agents', icon: IconUser },
  { key: 'settings', to: '/settings/variables', icon: IconSettings, alsoAt: ['/settings'] },
];
