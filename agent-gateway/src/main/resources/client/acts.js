import { api, Refusal } from './api.js';
import { store } from './store.js';
import { sentenceOf } from './words.js';

/** @import { Interaction } from './model.js' */

/** What an agent does with interactions: the change, then what the server says now. A refusal becomes a sentence at the bottom. */
class Acts extends EventTarget {
  /** What is under way: conversations and queues, by what is done with them. @type {Set<string>} */ pending = new Set();

  /** The stint whose Wrap-up window is open. @type {{ conversationId: string, stintId: string } | undefined} */ wrapup = undefined;

  /** @param {string} what @param {() => Promise<unknown>} act @returns {Promise<boolean>} whether it was done */
  async #run(what, act) {
    if (this.pending.has(what)) return false;
    this.pending.add(what);
    store.change();
    try {
      await act();
      return true;
    } catch (failure) {
      this.say(sentenceOf(failure), true);
      return false;
    } finally {
      this.pending.delete(what);
      store.change();
    }
  }

  /** @param {string} sentence @param {boolean} bad */
  say(sentence, bad = false) {
    this.dispatchEvent(new CustomEvent('say', { detail: { sentence, bad } }));
  }

  /**
   * Composes: starts a conversation, or throws the [Refusal] that says why not.
   * @param {string} queueId @param {string} toAddress @param {boolean} useExistingConversation @returns {Promise<string>} its id
   */
  async compose(queueId, toAddress, useExistingConversation) {
    const { id } = await api.change('POST', '/conversations/messages', { queueId, toAddress, toAddressMessengerType: 'sms', ...(useExistingConversation && { useExistingConversation }) });
    await store.refresh(id);
    return id;
  }

  /**
   * Throws the [Refusal] that a compose would be answered with; does nothing.
   * @param {string} queueId @param {string} toAddress @param {AbortSignal} [signal]
   */
  checkCompose(queueId, toAddress, signal) {
    return api.ask('/onbehalf/conversations/messages/check', { queueId, toAddress, toAddressMessengerType: 'sms' }, signal);
  }

  /** The contact wants no more messages. @param {Interaction} interaction */
  optOut({ conversation }) {
    return this.#run(`optOut ${conversation.id}`, async () => {
      await api.change('POST', `/onbehalf/conversations/${conversation.id}/optout`);
      await store.refresh(conversation.id);
    });
  }

  /** @param {Interaction} interaction */
  disconnect({ conversation, stint }) {
    return this.#run(`disconnect ${conversation.id}`, async () => {
      await api.change('PATCH', `/conversations/messages/${conversation.id}`, { state: 'disconnected' });
      await store.refresh(conversation.id);
      const now = store.interaction(conversation.id);
      if (now?.state === 'owed' && now.stint.id === stint.id) this.openWrapup(now);
    });
  }

  /** @param {Interaction} interaction @param {'connected' | 'disconnected'} state */
  answer({ conversation, stint }, state) {
    return this.#run(`answer ${conversation.id}`, async () => {
      await api.change('PATCH', `/conversations/messages/${conversation.id}/participants/${stint.id}`, { state });
      await store.refresh(conversation.id);
      if (state === 'connected') store.openWindow(conversation.id);
    });
  }

  /** @param {string} conversationId @param {string} queueId */
  pickUp(conversationId, queueId) {
    return this.#run(`pickUp ${conversationId}`, async () => {
      try {
        await api.change('POST', `/conversations/${conversationId}/assign`, { id: store.me?.id });
        await store.refresh(conversationId);
        store.openWindow(conversationId);
      } finally {
        store.readQueue(queueId).catch(() => {});
      }
    });
  }

  /** @param {Interaction} interaction @param {{ userId: string } | { queueId: string }} target */
  transfer({ conversation, stint }, target) {
    return this.#run(`transfer ${conversation.id}`, async () => {
      await api.change('POST', `/conversations/messages/${conversation.id}/participants/${stint.id}/replace`, target);
      await store.refresh(conversation.id);
      const now = store.interaction(conversation.id);
      if (now?.state === 'owed') this.openWrapup(now);
    });
  }

  /** @param {Interaction} interaction @param {{ code?: string, notes?: string, provisional?: boolean }} wrapup */
  wrapUp({ conversation, stint }, wrapup) {
    return this.#run(`wrapup ${stint.id}`, async () => {
      try {
        await api.change('PATCH', `/conversations/messages/${conversation.id}/participants/${stint.id}`, { wrapup });
      } catch (failure) {
        if (!(failure instanceof Refusal && failure.code === 'wrapup.already.completed')) throw failure;
      }
      if (!wrapup.provisional) await this.#untilWrappedUp(conversation.id, stint.id);
      this.closeWrapup(stint.id);
    });
  }

  /** @param {Interaction} interaction */
  skipWrapup({ conversation, stint }) {
    return this.#run(`wrapup ${stint.id}`, async () => {
      await api.change('PATCH', `/conversations/messages/${conversation.id}/participants/${stint.id}`, { wrapupSkipped: true });
      await this.#untilWrappedUp(conversation.id, stint.id);
      this.closeWrapup(stint.id);
    });
  }

  /** @param {string} path @param {string} stintId @param {object} log */
  writeLog(path, stintId, log) { return this.#run(`log ${stintId}`, () => api.change('PUT', path, log)); }

  /**
   * What a supervisor does with an agent's stint: `release` and `takeover` of what is live, `wrapup` of what is owed.
   * @param {string} conversationId @param {string} stintId @param {'release' | 'takeover' | 'wrapup'} act @param {string} reason
   */
  supervise(conversationId, stintId, act, reason) {
    return this.#run(`${act} ${stintId}`, async () => {
      await api.change('POST', `/onbehalf/conversations/${conversationId}/participants/${stintId}/${act}`, { reason });
      if (act !== 'takeover') return;
      await store.refresh(conversationId);
      store.openWindow(conversationId);
    });
  }

  /** Asks for after-call work at the end of the stint, where the queue leaves that to its agents; or takes that back. @param {Interaction} interaction @param {boolean} wanted */
  requestAfterCallWork({ conversation, stint }, wanted) {
    return this.#run(`afterCallWork ${stint.id}`, async () => {
      const communication = await store.communication(conversation.id);
      await api.change('PATCH', `/conversations/aftercallwork/${conversation.id}/participants/${stint.id}/communications/${communication.id}`, { afterCallWorkRequired: wanted });
      communication.afterCallWorkRequired = wanted;
    });
  }

  /** The wrap-up is decided by another service than that of the list, which shows it a moment later. @param {string} id @param {string} stintId */
  async #untilWrappedUp(id, stintId) {
    for (let wait = 50; wait < 3_000; wait *= 2) {
      await store.refresh(id);
      if (store.interaction(id)?.stint.id !== stintId) return;
      await new Promise(done => setTimeout(done, wait));
    }
  }

  /** @param {Interaction} interaction */
  openWrapup({ conversation, stint }) {
    this.wrapup = { conversationId: conversation.id, stintId: stint.id };
    store.change();
  }

  /** @param {string} [stintId] closes only that stint's: another may have been opened since */
  closeWrapup(stintId) {
    if (stintId && this.wrapup?.stintId !== stintId) return;
    this.wrapup = undefined;
    store.change();
  }

  /** @param {boolean} on */
  setOnQueue(on) {
    return this.#run('routingStatus', async () => {
      const now = await api.change('PUT', `/users/${store.me?.id}/routingstatus`, { status: on ? 'IDLE' : 'OFF_QUEUE' });
      store.routingStatus = now.status;
    });
  }
}

export const acts = new Acts();
