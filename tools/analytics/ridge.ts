import { Matrix, inverse } from 'ml-matrix';

export interface RidgeFit {
  intercept: number;
  coefficients: number[];
  /** Standard errors of the coefficients. */
  errors: number[];
  /** Residual of each row when it is left out of the fit. */
  leftOut: number[];
  predict(row: readonly number[]): number;
}

/**
 * Ridge regression with an unpenalised intercept; leave-one-out residuals by the hat matrix. Rows are short (tens of columns).
 *
 * @param penalty - In units of rows: 20 pulls a feature seen in 20 posts half way to nothing.
 */
export function fitRidge(
  rows: readonly (readonly number[])[],
  target: readonly number[],
  penalty: number,
  rowWeights?: readonly number[],
): RidgeFit {
  const count = rows.length;
  const width = (rows[0]?.length ?? 0) + 1;
  const weightOf = (row: number): number => rowWeights?.[row] ?? 1;
  const gram = Matrix.zeros(width, width);
  const moment = Array.from({ length: width }, () => 0);
  const design = rows.map((row) => [1, ...row]);
  design.forEach((row, index) => {
    const weight = weightOf(index);
    for (let i = 0; i < width; i++) {
      const value = (row[i] ?? 0) * weight;
      if (value === 0) continue;
      moment[i] = (moment[i] ?? 0) + value * (target[index] ?? 0);
      for (let j = i; j < width; j++) gram.set(i, j, gram.get(i, j) + value * (row[j] ?? 0));
    }
  });
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) gram.set(i, j, gram.get(j, i));
  for (let i = 0; i < width; i++) gram.set(i, i, gram.get(i, i) + (i === 0 ? 1e-9 : penalty));
  const inverted = inverse(gram);
  const beta = inverted.to2DArray().map((row) => row.reduce((sum, value, i) => sum + value * (moment[i] ?? 0), 0));
  const [intercept = 0, ...coefficients] = beta;
  const predict = (row: readonly number[]): number =>
    coefficients.reduce((sum, value, i) => sum + value * (row[i] ?? 0), intercept);

  const inverseRows = inverted.to2DArray();
  let squares = 0;
  const leftOut = design.map((row, index) => {
    let leverage = 0;
    for (let i = 0; i < width; i++) {
      const value = row[i] ?? 0;
      if (value === 0) continue;
      const line = inverseRows[i] ?? [];
      for (let j = 0; j < width; j++) leverage += value * (line[j] ?? 0) * (row[j] ?? 0);
    }
    leverage *= weightOf(index);
    const residual = (target[index] ?? 0) - predict(row.slice(1));
    squares += residual * residual * weightOf(index);
    return residual / Math.max(0.05, 1 - leverage);
  });
  const variance = squares / Math.max(1, count - width);
  const errors = coefficients.map((_, i) => Math.sqrt(variance * Math.max(0, inverted.get(i + 1, i + 1))));
  return { intercept, coefficients, errors, leftOut, predict };
}
