import { NodeFailure, type ListPort, type ObjectRef } from '@hookline/engine';

/** Lists by id, with the numbers on them. */
export class FakeListPort implements ListPort {
  constructor(private readonly lists: Readonly<Record<string, readonly string[]>>) {}

  readonly contains = (_domainId: string, list: ObjectRef, number: string): Promise<boolean> => {
    const numbers = this.lists['id' in list ? list.id : list.name];
    return numbers
      ? Promise.resolve(numbers.includes(number))
      : Promise.reject(new NodeFailure('list.missing', 'There is no such list.'));
  };
}
