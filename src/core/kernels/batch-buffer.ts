/**
 * An array of exactly the length asked for, the same one each time. Two lengths are kept: an epoch goes to and fro
 * between whole batches and a partial one.
 */
export class BatchBuffer {
  #current = new Float64Array(0);
  #other = this.#current;

  of(length: number): Float64Array {
    if (this.#current.length !== length) {
      const next = this.#other.length === length ? this.#other : new Float64Array(length);
      this.#other = this.#current;
      this.#current = next;
    }
    return this.#current;
  }
}
