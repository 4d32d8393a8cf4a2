import type { Figure } from './figure.ts';

/** The figures as lines of equal columns; a figure that is not what it must be is marked. */
export function table(figures: Figure[]): string {
  const rows = [
    ['', 'measured', 'must be', ''],
    ...figures.map(({ what, measured, must, holds }) => [
      what,
      measured,
      must,
      holds ? 'ok' : 'NO',
    ]),
  ];
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
