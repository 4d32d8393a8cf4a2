/** @returns what the sandbox answered, undefined for nothing. Rejects when it did not take it. */
export async function post(path, body) {
  const answer = await fetch(`/phone/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.status === 204 ? undefined : answer.json();
}

export async function readState() {
  const answer = await fetch('/phone/state');
  if (!answer.ok) throw new Error(`state: ${answer.status}`);
  return answer.json();
}

/** Calls back for each event, and once more whenever the connection comes back. */
export function listen(onEvent, onLost) {
  const source = new EventSource('/phone/events');
  source.addEventListener('open', () => onEvent({ type: 'changed' }));
  source.addEventListener('message', (message) => onEvent(JSON.parse(message.data)));
  source.addEventListener('error', onLost);
}
