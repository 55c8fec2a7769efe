import type { FlowNode } from '@hookline/contracts';
import type { NodeType } from '@hookline/engine';
import { testAnswerKinds } from '@hookline/nodes';
import { Input, NumberInput, Select, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NodeIcon } from '../canvas/NodeIcon';
import { viewNode } from '../canvas/node-view';
import { CodeField } from '../node-form/CodeField';
import { defaultAnswerOf } from './default-answer-of';
import { newTestAnswer, type TestAnswerDraft } from './test-answer-draft';
import classes from './TestPanel.module.css';

interface TestAnswerFieldsProps {
  readonly node: FlowNode;
  readonly type: NodeType;
  /** Its name; in a sub-flow with the way that leads to it. */
  readonly title: string;
  /** Null: as it is without the author. */
  readonly answer: TestAnswerDraft | null;
  /** Its card was clicked: it comes into view. */
  readonly isAsked: boolean;
  readonly onChange: (answer: TestAnswerDraft | null) => void;
}

const noCompletions: never[] = [];

/** How one node is answered. */
export function TestAnswerFields(props: TestAnswerFieldsProps) {
  const { node, type, title, answer, isAsked, onChange } = props;
  const { t } = useTranslation('flow-test');
  const rootRef = useRef<HTMLDivElement>(null);
  const view = viewNode(node);

  // Where the list is scrolled to is outside React.
  useEffect(() => {
    if (isAsked) rootRef.current?.scrollIntoView({ block: 'nearest' });
  }, [isAsked]);

  const handleKind = (value: string | null) => {
    const kind = testAnswerKinds(type).find((one) => one === value);
    onChange(kind === undefined ? null : newTestAnswer(kind));
  };
  return (
    <div ref={rootRef} className={classes.answer} data-asked={isAsked || undefined}>
      <div className={classes.answerHead}>
        <NodeIcon icon={view.icon} category={view.category} size={18} />
        <span className={classes.answerTitle}>{title}</span>
      </div>
      <Select
        aria-label={t('answer.of', { name: title })}
        data={[
          { value: 'default', label: t(`answer.default.${defaultAnswerOf(type)}`) },
          ...testAnswerKinds(type).map((kind) => ({
            value: kind,
            label: t(`answer.kind.${kind}`),
          })),
        ]}
        value={answer?.kind ?? 'default'}
        allowDeselect={false}
        onChange={handleKind}
      />
      {answer?.kind === 'http' && (
        <NumberInput
          label={t('answer.status')}
          aria-label={t('answer.statusOf', { name: title })}
          min={100}
          max={599}
          clampBehavior="blur"
          allowDecimal={false}
          value={answer.status ?? ''}
          onChange={(status) =>
            onChange({ ...answer, status: typeof status === 'number' ? status : null })
          }
        />
      )}
      {answer?.kind === 'exit' && view.outlets.length > 1 && (
        <Select
          label={t('answer.outlet')}
          aria-label={t('answer.outletOf', { name: title })}
          data={view.outlets.map(({ name, label }) => ({ value: name, label }))}
          value={answer.outlet || (view.outlets[0]?.name ?? '')}
          allowDeselect={false}
          onChange={(outlet) => onChange({ ...answer, outlet: outlet ?? '' })}
        />
      )}
      {answer?.kind === 'failure' && (
        <div className={classes.pair}>
          <TextInput
            label={t('answer.code')}
            aria-label={t('answer.codeOf', { name: title })}
            maxLength={64}
            value={answer.code}
            onChange={(event) => onChange({ ...answer, code: event.currentTarget.value })}
          />
          <TextInput
            label={t('answer.message')}
            aria-label={t('answer.messageOf', { name: title })}
            maxLength={1_000}
            value={answer.message}
            onChange={(event) => onChange({ ...answer, message: event.currentTarget.value })}
          />
        </div>
      )}
      {(answer?.kind === 'http' || answer?.kind === 'exit') && (
        <Input.Wrapper label={t(`answer.body.${answer.kind}`)} labelElement="div">
          <CodeField
            label={t(`answer.bodyOf.${answer.kind}`, { name: title })}
            value={answer.body}
            language="json"
            lines="many"
            completions={noCompletions}
            onChange={(body) => onChange({ ...answer, body })}
          />
        </Input.Wrapper>
      )}
    </div>
  );
}
