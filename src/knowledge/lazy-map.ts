/** A read-only map whose keys are known and whose values are made when first asked for. */
export class LazyMap<V> implements ReadonlyMap<string, V> {
  readonly #makers: ReadonlyMap<string, () => V>;
  readonly #made = new Map<string, V>();

  /** A maker that throws is asked again the next time. */
  constructor(makers: ReadonlyMap<string, () => V>) {
    this.#makers = makers;
  }

  get size(): number {
    return this.#makers.size;
  }

  has(key: string): boolean {
    return this.#makers.has(key);
  }

  get(key: string): V | undefined {
    const made = this.#made.get(key);
    if (made !== undefined) return made;
    const value = this.#makers.get(key)?.();
    if (value !== undefined) this.#made.set(key, value);
    return value;
  }

  keys(): MapIterator<string> {
    return this.#makers.keys();
  }

  *entries(): MapIterator<[string, V]> {
    for (const key of this.#makers.keys()) {
      const value = this.get(key);
      if (value !== undefined) yield [key, value];
    }
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }
}
