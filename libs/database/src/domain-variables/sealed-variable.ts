import { JsonValue } from '@hookline/contracts';
import type { SecretBox } from '../secrets/secret-box';
import type { SecretPlace } from '../secrets/secret-place';
import { sealedObject } from '../secrets/sealed-columns';

export interface VariablePlace {
  readonly domainId: string;
  readonly id: number;
  readonly version: number;
}

/** The text to store for an encrypted variable. @throws UnavailableError without a key */
export function sealVariable(box: SecretBox, value: JsonValue, place: VariablePlace): string {
  return box.seal(JSON.stringify(value), secretPlaceOf(place));
}

/** The value of an encrypted variable. @throws UnavailableError as `SecretBox.open` does */
export function openVariable(box: SecretBox, sealed: string, place: VariablePlace): JsonValue {
  return JsonValue.parse(JSON.parse(box.open(sealed, secretPlaceOf(place))));
}

function secretPlaceOf({ domainId, id, version }: VariablePlace): SecretPlace {
  return { domainId, object: sealedObject('domain-variable', id), field: 'value', version };
}
