import type { FlowNode, JsonValue, Problem } from '@hookline/contracts';
import { describeParams, nodeTypeOf, type ParamField } from '@hookline/nodes';
import { Button, Collapse, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from './FormField';
import { useFormSurroundings } from './FormSurroundings';
import { formLayout } from './form-layout';
import { ParamFieldInput } from './ParamFieldInput';
import classes from './NodePanel.module.css';

interface SettingsTabProps {
  readonly node: FlowNode;
  /** Problems of this node by field. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  readonly onParam: (name: string, value: JsonValue | undefined) => void;
  readonly onNote: (note: string) => void;
  /** Preview and connections, between the params and the note. */
  readonly children?: ReactNode;
}

/** The form of a node, generated from what its type says of its params. */
export function SettingsTab({ node, problems, onParam, onNote, children }: SettingsTabProps) {
  const { t } = useTranslation('node-form');
  const { readOnly } = useFormSurroundings();
  const [isOpened, { toggle }] = useDisclosure(false);
  const type = nodeTypeOf(node.type);
  const layout = formLayout(type === undefined ? [] : describeParams(type), node.params);
  // What is wrong is in sight, and can be jumped to.
  const moreOpen = isOpened || layout.more.flat().some(({ name }) => problems.has(name));

  const drawRow = (row: readonly ParamField[]) => (
    <div
      key={row[0]?.name}
      className={classes.row}
      data-pair={row.length > 1 ? (row[0]?.kind === 'choice' ? 'choice' : 'amount') : undefined}
    >
      {row.map((field) => {
        const found = problems.get(field.name) ?? [];
        return (
          <FormField
            key={field.name}
            name={field.name}
            label={field.widget === 'switch' ? null : field.meta.label}
            help={field.meta.help}
            required={field.required}
            problems={found}
          >
            <ParamFieldInput
              field={field}
              value={node.params[field.name]}
              invalid={found.some(({ level }) => level === 'error')}
              onChange={(value) => onParam(field.name, value)}
            />
          </FormField>
        );
      })}
    </div>
  );

  return (
    <div className={classes.fields}>
      {type === undefined && <p>{t('unknownType', { type: node.type })}</p>}
      {type !== undefined && layout.rows.length + layout.more.length === 0 && (
        <p className={classes.remark}>{t('noParams')}</p>
      )}
      {layout.rows.map(drawRow)}
      {layout.more.length > 0 && (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            className={classes.more}
            aria-expanded={moreOpen}
            leftSection={
              moreOpen ? (
                <IconChevronDown size={14} stroke={1.5} />
              ) : (
                <IconChevronRight size={14} stroke={1.5} />
              )
            }
            onClick={toggle}
          >
            {t('more', { count: layout.more.flat().length })}
          </Button>
          <Collapse expanded={moreOpen}>
            <div className={classes.moreFields}>{layout.more.map(drawRow)}</div>
          </Collapse>
        </div>
      )}
      {children}
      <FormField name="note" label={t('note')} help={t('noteHelp')}>
        <Textarea
          aria-label={t('note')}
          rows={3}
          resize="vertical"
          maxLength={2_000}
          readOnly={readOnly}
          value={node.note}
          onChange={(event) => onNote(event.currentTarget.value)}
        />
      </FormField>
    </div>
  );
}
