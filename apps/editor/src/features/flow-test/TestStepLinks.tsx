import type { FlowGraph } from '@hookline/contracts';
import { TextButton } from '../../ui/TextButton';
import { stepTitle } from '../run-view/step-title';
import type { StepPlace } from './caused-events';
import classes from './TestEvents.module.css';

interface TestStepLinksProps {
  /** What they have to do with it. */
  readonly lead: string;
  /** The drawing. */
  readonly graph: FlowGraph;
  readonly places: readonly StepPlace[];
  readonly onOpen: (place: StepPlace) => void;
}

const noGraph = { nodes: [] };

/** Steps by their names, each a way to it. */
export function TestStepLinks({ lead, graph, places, onOpen }: TestStepLinksProps) {
  return (
    <span className={classes.links}>
      <span className={classes.lead}>{lead}</span>
      {places.map((place) => (
        <TextButton key={`${place.runId ?? ''} ${place.step.seq}`} onClick={() => onOpen(place)}>
          {stepTitle(place.runId === null ? graph : noGraph, place.step)}
        </TextButton>
      ))}
    </span>
  );
}
