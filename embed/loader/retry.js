// Loading on a bad connection: what to try again, when, and when to give up.

import { lacking } from './problem.js';
import { pause, turn } from './time.js';

/** @import { Problem } from './problem.js' */

/** How long to wait before what a bad connection lost is loaded once more, in milliseconds. */
const RETRIES = [1000, 4000];

/**
 * Does something that loads files, until it is done or there is no hope.
 * @param {AbortSignal} signal
 * @param {() => Promise<void>} act
 * @param {(problem: Problem) => void} fail told when waiting has not helped, or would not
 */
export async function withRetries(signal, act, fail) {
  for (let tries = 0; !signal.aborted; tries += 1) {
    /** @type {SecurityPolicyViolationEvent[]} */
    const refused = [];
    const loading = new AbortController();
    try {
      document.addEventListener(
        'securitypolicyviolation',
        (event) => event.disposition === 'enforce' && refused.push(event),
        { signal: loading.signal },
      );
      await act();
      return;
    } catch (thrown) {
      const problem = /** @type {Problem} */ (thrown);
      await turn(); // the browser tells of a refusal in a task of its own
      if (signal.aborted) return;
      const rules = lacking(refused, problem.address);
      if (rules) problem.fix = `Let your Content-Security-Policy say: ${rules}.`;
      const passing = problem.passing && !rules;
      // If waiting has not helped, only a new connection is a reason to try once more.
      if (!passing || tries === RETRIES.length) fail(problem);
      if (!passing || tries > RETRIES.length) return;
    } finally {
      loading.abort();
    }
    await pause(RETRIES[tries], signal);
  }
}
