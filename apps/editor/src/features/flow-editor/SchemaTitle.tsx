import type { FlowSchema } from '@hookline/contracts';
import { useRenameSchema } from './flow-editor.api';
import { RenameRefusedDialog } from './RenameRefusedDialog';
import { SchemaName } from './SchemaName';

interface SchemaTitleProps {
  readonly schema: Pick<FlowSchema, 'id' | 'name'>;
  readonly readOnly: boolean;
}

/** The name of a flow schema, to be changed where it stands. */
export function SchemaTitle({ schema, readOnly }: SchemaTitleProps) {
  const rename = useRenameSchema(schema.id);
  return (
    <>
      <SchemaName name={schema.name} onRename={readOnly ? null : rename.mutate} />
      {rename.isError && <RenameRefusedDialog error={rename.error} onClose={rename.reset} />}
    </>
  );
}
