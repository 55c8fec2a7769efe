import type { NodeCategory } from '@hookline/engine';
import { createElement } from 'react';
import { nodeIcon } from './node-icons';
import classes from './NodeIcon.module.css';

interface NodeIconProps {
  readonly icon: string;
  readonly category: NodeCategory;
  readonly size?: number;
}

/** The icon of a node type in the hue of its category. */
export function NodeIcon({ icon, category, size = 18 }: NodeIconProps) {
  return (
    <span className={classes.icon} data-category={category} aria-hidden>
      {createElement(nodeIcon(icon), { size, stroke: 1.5 })}
    </span>
  );
}
