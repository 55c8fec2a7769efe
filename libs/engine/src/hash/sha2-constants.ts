/**
 * The constants of SHA-2 (FIPS 180-4, 4.2.3 and 5.3): the first 64 bits of the fractional parts of
 * roots of the first primes. SHA-256 takes their upper halves. Computed at first use.
 */
export interface Sha2Constants {
  /** Cube roots of the first 80 primes. */
  readonly rounds: BigUint64Array;
  /** Square roots of the first 8 primes. */
  readonly initial: BigUint64Array;
}

let computed: Sha2Constants | null = null;

/** The constants, the same object at every call. */
export function sha2Constants(): Sha2Constants {
  if (computed) return computed;
  const primes = firstPrimes(80);
  computed = {
    rounds: BigUint64Array.from(primes, (prime) => rootFraction(prime, 3)),
    initial: BigUint64Array.from(primes.slice(0, 8), (prime) => rootFraction(prime, 2)),
  };
  return computed;
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate += 1) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes;
}

/** 64 bits behind the point of a root, by Newton's method from above. */
function rootFraction(prime: number, degree: 2 | 3): bigint {
  const exponent = BigInt(degree);
  const shifted = BigInt(prime) << (64n * exponent);
  let guess = BigInt(Math.ceil(prime ** (1 / degree)) + 1) << 64n;
  for (;;) {
    const next = ((exponent - 1n) * guess + shifted / guess ** (exponent - 1n)) / exponent;
    if (next >= guess) return BigInt.asUintN(64, guess);
    guess = next;
  }
}
