import type { FlowGraph, FlowNode, Problem } from '@hookline/contracts';
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { drawnOutlets, viewNode } from '../canvas/node-view';
import { FormField } from './FormField';
import { useFormSurroundings } from './FormSurroundings';
import classes from './NodePanel.module.css';

interface NextNodesProps {
  readonly graph: FlowGraph;
  readonly node: FlowNode;
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  readonly onConnect: (outlet: string, to: string | null) => void;
}

/** Where each outlet leads, as selects: edges without a mouse. */
export function NextNodes({ graph, node, problems, onConnect }: NextNodesProps) {
  const { t } = useTranslation('node-form');
  const { readOnly } = useFormSurroundings();
  const outlets = drawnOutlets(node, graph.edges);
  if (outlets.length === 0) return null;
  const targets = graph.nodes
    .filter((one) => viewNode(one).hasInlet)
    .map((one) => ({ value: one.id, label: viewNode(one).title }));
  return (
    <section aria-label={t('next.title')}>
      <h3 className={classes.heading}>{t('next.title')}</h3>
      {outlets.map((outlet) => {
        const edge = graph.edges.find((one) => one.from === node.id && one.outlet === outlet.name);
        const field = `outlets.${outlet.name}`;
        return (
          <div key={outlet.name} className={classes.next}>
            <span className={classes.nextLabel} data-tone={outlet.tone} title={outlet.label}>
              {outlet.label}
            </span>
            <FormField name={field} label={null} problems={problems.get(field)}>
              <Select
                aria-label={t('next.of', { outlet: outlet.label })}
                placeholder={t('next.nowhere')}
                data={targets}
                value={edge?.to ?? null}
                searchable
                openOnFocus={false}
                clearable={!readOnly}
                readOnly={readOnly}
                clearButtonProps={{ 'aria-label': t('next.clear', { outlet: outlet.label }) }}
                nothingFoundMessage={t('next.none')}
                onChange={(to) => onConnect(outlet.name, to)}
              />
            </FormField>
          </div>
        );
      })}
    </section>
  );
}
