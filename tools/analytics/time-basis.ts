/** Smooth daily curve: three harmonics, so two peaks of three hours' width can be told apart. */
export function hourBasis(hour: number): number[] {
  const angle = (2 * Math.PI * hour) / 24;
  return [1, 2, 3].flatMap((harmonic) => [Math.cos(harmonic * angle), Math.sin(harmonic * angle)]);
}

/** One column per weekday; the ridge keeps them apart from the intercept. */
export function dayBasis(weekday: number): number[] {
  return [1, 2, 3, 4, 5, 6, 7].map((day) => (day === weekday ? 1 : 0));
}

/**
 * The sum of squares that the columns of a basis explain, as a function of the values: orthonormal columns once
 * (Gram-Schmidt, centred), then one product per call.
 */
export function project(basis: readonly (readonly number[])[]): (values: Float64Array) => number {
  const count = basis.length;
  const columns: Float64Array[] = [];
  for (let c = 0; c < (basis[0]?.length ?? 0); c++) {
    const column = Float64Array.from(basis, (row) => row[c] ?? 0);
    const mean = column.reduce((sum, value) => sum + value, 0) / count;
    for (let i = 0; i < count; i++) column[i] = (column[i] ?? 0) - mean;
    for (const other of columns) {
      const overlap = dot(column, other);
      for (let i = 0; i < count; i++) column[i] = (column[i] ?? 0) - overlap * (other[i] ?? 0);
    }
    const length = Math.sqrt(dot(column, column));
    if (length < 1e-6) continue;
    for (let i = 0; i < count; i++) column[i] = (column[i] ?? 0) / length;
    columns.push(column);
  }
  return (values) => columns.reduce((sum, column) => sum + dot(column, values) ** 2, 0);
}

/** The arrays have the same length, so no index is out of range. */
function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
