import { Refusal, Unreachable } from './api.js';
import { t } from './texts.js';
import { times } from './times.js';

/** A failure in a sentence that says what can be done. @param {unknown} failure */
export function sentenceOf(failure) {
  if (failure instanceof Unreachable) return t.unreachable;
  if (!(failure instanceof Refusal)) return t.failed(failure instanceof Error ? failure.name : '');
  if (failure.code === 'existing.conversation.connected') return held(failure.params);
  const reason = failure.params['reason'];
  if (reason && t.number.reasons[reason]) return t.number.reasons[reason];
  return t.errors[failure.code]?.(failure.params) ?? t.failed(failure.code);
}

/** @param {Record<string, string | undefined>} params */
function held(params) {
  if (params['held'] === 'mine') return t.held.mine;
  if (params['held'] !== 'waiting') return t.held.another(params['holderName'] ?? '');
  return t.held.waiting(params['waitingSince'] ? times.both(new Date(params['waitingSince'])) : '');
}
