import { integrationKinds, type IntegrationKind } from '@hookline/contracts';
import { NodeIcon } from '../canvas/NodeIcon';

interface KindIconProps {
  readonly kind: IntegrationKind;
  readonly size?: number;
}

/** What a connection leads to, in the hue of messages or of other systems. */
export function KindIcon({ kind, size }: KindIconProps) {
  const isSystem = kind === 'http' || kind === 'webhook';
  return (
    <NodeIcon
      icon={integrationKinds[kind].icon}
      category={isSystem ? 'system' : 'message'}
      size={size}
    />
  );
}
