import { findQueueType, type Member } from '@hookline/contracts';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddButton } from '../../ui/AddButton';
import { ListEmpty } from '../../ui/ListEmpty';
import { ListView } from '../../ui/ListView';
import { MessageState } from '../../ui/MessageState';
import { RowActions } from '../../ui/RowActions';
import { useQueue } from '../queues/queues.api';
import { DeleteMemberDialog } from './DeleteMemberDialog';
import { MemberModal } from './MemberModal';
import { memberColumns } from './member-columns';
import { memberName } from './member-name';
import { useMembers } from './members.api';

const route = getRouteApi('/frame/queues/$queueId/members');

/** Who is to be called or written in this queue. */
export function MembersTab() {
  const { t } = useTranslation('members');
  const { queueId } = route.useParams();
  const queue = useQueue(queueId);
  if (queue.data === undefined) return null;
  if (!(findQueueType(queue.data.type)?.members ?? false)) {
    return <MessageState title={t('notHere')} text={t('notHereText')} />;
  }
  return <MembersList queueId={queueId} />;
}

function MembersList({ queueId }: { queueId: string }) {
  const { t } = useTranslation('members');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const members = useMembers(queueId, search);
  const [removing, setRemoving] = useState<Member | null>(null);
  const setMember = (member: string | undefined) =>
    void navigate({ search: (current) => ({ ...current, member }) });
  const columns = useMemo(
    () => memberColumns({ t, onOpen: ({ id }) => setMember(id) }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- setMember reads only stable things
    [t],
  );
  const addButton = <AddButton onClick={() => setMember('new')}>{t('add')}</AddButton>;
  return (
    <>
      <ListView
        list={members}
        search={search}
        searchLabel={t('search')}
        summary={(count) => t('count', { count })}
        actions={addButton}
        label={t('label')}
        columns={columns}
        rowId={(member) => member.id}
        rowName={memberName}
        onOpen={({ id }) => setMember(id)}
        onDelete={setRemoving}
        rowActions={(member) => (
          <RowActions
            name={memberName(member)}
            onEdit={() => setMember(member.id)}
            onDelete={() => setRemoving(member)}
          />
        )}
        empty={
          <ListEmpty q={search.q} title={t('empty')} text={t('emptyText')} actions={addButton} />
        }
      />
      {search.member !== undefined && (
        <MemberModal
          key={search.member}
          queueId={queueId}
          memberId={search.member === 'new' ? null : search.member}
          onClose={() => setMember(undefined)}
        />
      )}
      {removing && (
        <DeleteMemberDialog queueId={queueId} member={removing} onClose={() => setRemoving(null)} />
      )}
    </>
  );
}
