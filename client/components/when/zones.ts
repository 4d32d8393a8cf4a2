const often = [
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Taipei',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Europe/London',
  'Europe/Paris',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Australia/Sydney',
];

/** A short list to begin with, the reader's own zone first. */
export function commonZones(own: string): string[] {
  return [own, ...often.filter((zone) => zone !== own)];
}

/** Every zone this runtime knows and the short list does not show; none before Safari 15.4. */
export function allZones(): string[] {
  const all = 'supportedValuesOf' in Intl ? Intl.supportedValuesOf('timeZone') : [];
  return all.filter((zone) => !often.includes(zone));
}
