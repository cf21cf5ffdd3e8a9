/** Makes the compiler refuse a switch that forgets a case, and stops the process if untyped data gets past it. */
export function assertNever(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
