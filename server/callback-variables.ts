import type { Variables } from './variables.ts';

const pairs = [
  ['WECOM_CALLBACK_TOKEN', 'WECOM_CALLBACK_AES_KEY'],
  ['WECOM_CALLBACK_TOKEN_PREVIOUS', 'WECOM_CALLBACK_AES_KEY_PREVIOUS'],
] as const;

/** A Token without its key is worth nothing, nor is an earlier pair without a present one. */
export function callbackFaults(variables: Variables): string[] {
  const faults = pairs
    .filter(([token, key]) => (variables[token] === undefined) !== (variables[key] === undefined))
    .map(([token, key]) => `${token} and ${key} go together: set both, or neither.`);
  if (variables.WECOM_CALLBACK_TOKEN_PREVIOUS && !variables.WECOM_CALLBACK_TOKEN) {
    faults.push(
      'WECOM_CALLBACK_TOKEN_PREVIOUS is for a change of the Token: set WECOM_CALLBACK_TOKEN to the new one.',
    );
  }
  return faults;
}

/** The pairs that are set, the present one first. */
export function callbackPairs(variables: Variables) {
  return pairs.flatMap(([tokenName, keyName]) => {
    const token = variables[tokenName];
    const encodingAesKey = variables[keyName];
    return token && encodingAesKey ? [{ token, encodingAesKey }] : [];
  });
}
