import { describe, expect, it } from 'vitest';
import { errcodes } from '../../../server/wecom/errcodes.ts';
import { refusal } from '../../../server/wecom/errors.ts';

const rows = Object.entries(errcodes).map(([code, row]) => ({ code: Number(code), ...row }));

/** Codes an app of a corp meets (page 90313), with what each calls for. */
const expected = {
  retry: [-1, 6000, 45035, 81026, 400301],
  refresh: [40014, 42001],
  wait: [45009, 45033, 45036],
  login: [40029, 42003, 42022, 84014, 84015, 84090],
  recipient: [
    40003, 40031, 40066, 40068, 43004, 46004, 50002, 60003, 60011, 60021, 60111, 60123, 71058,
    81013, 82102, 86216, 92000, 301021, 400021, 701008, 701016, 701099,
  ],
  operator: [
    40001, 40013, 40056, 40091, 41002, 41004, 41011, 43009, 43012, 45031, 45034, 48001, 48002,
    48004, 48006, 48008, 48009, 48010, 50001, 50003, 60020, 60031, 80001, 85004, 85005, 85008,
    85111, 90466, 90472, 90475, 90477, 90479, 90494, 92001, 92002, 94000, 301002, 301007, 301042,
    301055, 400028, 400220, 680106,
  ],
  permanent: [
    40004, 40005, 40006, 40007, 40008, 40009, 40032, 40033, 40035, 40039, 40050, 40058, 40063,
    40074, 40093, 40094, 40145, 40201, 41001, 41008, 41009, 41010, 41016, 41033, 42012, 42014,
    42015, 42016, 42017, 42020, 42027, 42031, 42051, 42052, 44001, 44004, 45001, 45002, 45004,
    45007, 45008, 45022, 45029, 45032, 48005, 60140, 81012, 82001, 82002, 82003, 82101, 84025,
    86001, 86003, 86008, 86215, 90456, 90464, 90473, 90480, 90700, 90704, 90706, 90708, 90712,
    90715, 91040, 94001, 94008, 94016, 400222,
  ],
};

describe('the table of error codes', () => {
  it.each(Object.entries(expected))('calls for %s where it should', (reaction, codes) => {
    const other = codes.filter((code) => errcodes[code]?.reaction !== reaction);

    expect(other).toEqual([]);
  });

  it('has a meaning and a whole sentence of advice for each', () => {
    const wanting = rows.filter(({ meaning, advice }) => !meaning || !/^[A-Z].*\.$/.test(advice));

    expect(wanting).toEqual([]);
  });

  it('names a variable or a page of the console wherever an operator has to act', () => {
    const vague = rows.filter(
      ({ reaction, advice }) =>
        reaction === 'operator' && !/WECOM_|PUBLIC_URL|console|→/.test(advice),
    );

    expect(vague).toEqual([]);
  });

  it('says of an unknown code where it can be looked up', () => {
    expect(refusal('user/get', 99_999, '')).toMatchObject({
      reaction: 'permanent',
      advice: expect.stringContaining('devtool/query?e=') as string,
    });
  });
});
