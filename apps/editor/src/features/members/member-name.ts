import type { Member } from '@hookline/contracts';
import { formatPhone } from '../../ui/number-format';

/** What people call a member: the name, else the first number. */
export function memberName(member: Member): string {
  return member.name || formatPhone(member.communications[0]?.destination ?? member.id);
}
