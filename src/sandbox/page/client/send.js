import { actingId } from './acting.js';
import { tell } from './notice.js';

/**
 * Asks the server to do something in the name of whoever acts; what goes wrong is told to the person.
 * @param {string} endpoint
 * @param {object} body
 * @returns {Promise<boolean>} true when it worked
 */
export async function send(endpoint, body) {
  try {
    const response = await fetch(`/api/${endpoint}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: actingId(), ...body }),
    });
    const { problem } = await response.json();
    if (problem !== null) tell(problem);
    return problem === null;
  } catch {
    tell('The sandbox does not answer. Is it still running?');
    return false;
  }
}
