// The shapes of the public API that the client reads, and what they mean for an agent.

/** @typedef {{ id: string, name?: string }} Ref */
/** @typedef {{ code?: string, name?: string, notes?: string, durationSeconds: number, endTime: string }} Wrapup */
/**
 * @typedef {{ id: string, name?: string, purpose: string, address?: string, user?: Ref, queue?: Ref, state: string, direction: string,
 *   startTime?: string, startAlertingTime?: string, alertingTimeoutMs?: number, connectedTime?: string, endTime?: string,
 *   wrapupRequired: boolean, wrapupPrompt?: string, wrapupTimeoutMs?: number, wrapup?: Wrapup, startAcwTime?: string, endAcwTime?: string, attributes?: Record<string, string> }} Participant
 */
/** @typedef {{ id: string, sequence: number, participants: Participant[] }} Conversation */
/**
 * @typedef {{ id: string, conversationId: string, timestamp: string, order: number, direction: string, textBody: string, status: string,
 *   errorInfo?: { code: string }, createdBy?: Ref, queue?: Ref }} Message
 */
/**
 * @typedef {{ id: string, name: string, joined?: boolean, description?: string, acwSettings: { wrapupPrompt?: string, timeoutMs?: number },
 *   outboundMessagingAddresses?: { smsAddress?: { id?: string } }, memberCount?: number }} Queue
 */
/** @typedef {{ id: string, state: string, participantId: string, user?: Ref, since: string, age: number }} Entry */
/** @typedef {'alerting' | 'connected' | 'owed'} InteractionState */
/** @typedef {{ conversation: Conversation, stint: Participant, state: InteractionState, contact: string, queue: string }} Interaction */

/** @param {Conversation} conversation */
export const contactOf = conversation => conversation.participants.findLast(each => each.purpose === 'customer')?.address ?? '';

/**
 * A conversation as it stands in an agent's list; undefined if it is not in it, or not any more.
 * @param {Conversation} conversation @param {string} userId @returns {Interaction | undefined}
 */
export function interactionOf(conversation, userId) {
  const stints = conversation.participants.filter(each => each.user?.id === userId);
  const stint = stints.findLast(each => stateOf(each) !== undefined);
  const state = stint && stateOf(stint);
  return stint && state && { conversation, stint, state, contact: contactOf(conversation), queue: queueOf(conversation, stint) };
}

/** @param {Participant} stint @returns {InteractionState | undefined} */
export function stateOf(stint) {
  if (stint.state === 'alerting' || stint.state === 'connected') return stint.state;
  return stint.startAcwTime && !stint.endAcwTime ? 'owed' : undefined;
}

/** @param {Conversation} conversation @param {Participant} [stint] */
export const queueOf = (conversation, stint) => stint?.queue?.name ?? conversation.participants.findLast(each => each.queue)?.queue?.name ?? '';

/** @param {Conversation} conversation @param {string} attribute */
const has = (conversation, attribute) => conversation.participants.some(each => each.attributes?.[attribute] === 'true');

/** @param {Conversation} conversation */
export const mayBeOptOut = conversation => has(conversation, 'onbehalf.possibleOptOut');

/** @param {Conversation} conversation */
export const hasOptedOut = conversation => has(conversation, 'onbehalf.optedOut');

/** A short code or a name has no number that could be answered. @param {Conversation} conversation */
export const isAnswerable = conversation => !has(conversation, 'onbehalf.notAnswerable');

export const isInbound = (/** @type {Message} */ message) => message.direction === 'inbound';

/** @param {Queue} queue */
export const smsNumberOf = queue => queue.outboundMessagingAddresses?.smsAddress?.id;
