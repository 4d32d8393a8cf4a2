import { describe, expect, it } from 'vitest';
import { errcodes } from '../../../server/wecom/errcodes.ts';
import { refusal } from '../../../server/wecom/errors.ts';

const rows = Object.entries(errcodes).map(([code, row]) => ({ code: Number(code), ...row }));

const to = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_none, index) => first + index);

/** Every code an app of a corp may meet (page 90313), with what it calls for. */
const expected = {
  retry: [-1, 6000, 45035, 81026, 400301],
  refresh: [40014, 42001],
  wait: [45009, 45033, 45036],
  login: [
    40029,
    42003,
    42006,
    42022,
    43016,
    43017,
    84014,
    84015,
    84090,
    630005,
    ...[...to(40207, 40210), ...to(630010, 630015)],
  ],
  recipient: [
    40003, 40031, 40066, 40068, 40070, 43004, 46004, 50002, 60003, 60011, 60021, 60030, 60111,
    60123, 71058, 81013, 82102, 86216, 92000, 301021, 400021, 701008, 701016, 701099,
  ],
  operator: [
    40001, 40013, 40056, 40057, 40091, 40136, 40137, 40141, 41002, 41004, 41011, 41024, 43009,
    43012, 45031, 45034, 48001, 48002, 48004, 48006, 48008, 48009, 48010, 50001, 50003, 60020,
    60031, 80001, 85004, 85005, 85008, 85011, 85111, 90466, 90472, 90475, 90477, 90479, 90494,
    92001, 92002, 92003, 94000, 301002, 301007, 301042, 301055, 400028, 400220, 680106,
  ],
  permanent: [
    ...[40004, 40005, 40006, 40007, 40008, 40009, 40011, 40032, 40033, 40035, 40039, 40050],
    ...[40054, 40055, 40058, 40063, 40073, 40074, 40077, 40078, 40080, 40082, 40083, 40084],
    ...[40085, 40093, 40094, 40096, 40125, 40145, 40146, 40201, 40204, 40206],
    ...[41001, 41008, 41009, 41010, 41016, 41021, 41022, 41023, 41025, 41033],
    ...[42007, 42009, 42012, 42052, 44001, 44004, 45001, 45002, 45004, 45007, 45008, 45022],
    ...[45029, 45032, 48003, 48005, 49008, 50100, 60028, 60140],
    ...[...to(42014, 42020), ...to(42027, 42031), 42033, ...to(42035, 42047), ...to(42049, 42051)],
    ...[81012, 82001, 82002, 82003, 82004, 82101, 84025, 84061, 84074, 85002],
    ...[86001, ...to(86003, 86008), ...to(86201, 86207), 86215, 86220],
    ...[...to(90200, 90208), ...to(90456, 90465), ...to(90467, 90471), 90473, 90474, 90476],
    ...[90478, ...to(90480, 90493), ...to(90495, 90500), 90602, ...to(90700, 90715)],
    ...[91040, 93000, 93004, 93008, ...to(94001, 94016), 301016, 301017],
    ...[400020, ...to(400022, 400027), ...to(400029, 400045), 400218, 400219],
    ...[...to(400221, 400238), ...to(400302, 400313), ...to(730000, 730011), 830002, 846000],
  ],
};

describe('the table of error codes', () => {
  it.each(Object.entries(expected))('calls for %s where it should', (reaction, codes) => {
    const other = codes.filter((code) => errcodes[code]?.reaction !== reaction);

    expect(other).toEqual([]);
  });

  it('holds no code beyond those', () => {
    const listed = new Set(Object.values(expected).flat());

    expect(rows.map(({ code }) => code).filter((code) => !listed.has(code))).toEqual([]);
  });

  it('has a meaning and a whole sentence of advice for each', () => {
    const wanting = rows.filter(({ meaning, advice }) => !meaning || !/^[A-Z].*\.$/.test(advice));

    expect(wanting).toEqual([]);
  });

  it('names a variable or a page of the console wherever an operator has to act', () => {
    const vague = rows.filter(
      ({ reaction, advice, consolePath }) =>
        reaction === 'operator' && !consolePath && !/WECOM_|PUBLIC_URL/.test(advice),
    );

    expect(vague).toEqual([]);
  });

  it('gives the page of the console together with the advice', () => {
    expect(refusal('agent/get', 50003, '').advice).toBe('Enable the app: 应用管理 → the app.');
    expect(refusal('user/get', 60011, '').advice).toBe(
      'Add the member to the visible range: 应用管理 → the app → 可见范围.',
    );
  });

  it('says of an unknown code where it can be looked up', () => {
    expect(refusal('user/get', 99_999, '')).toMatchObject({
      reaction: 'permanent',
      advice: expect.stringContaining('devtool/query?e=') as string,
    });
  });
});
