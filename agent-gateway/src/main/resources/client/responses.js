import { api } from './api.js';

/** @typedef {{ id: string, name: string, text: string }} CannedResponse */

/** The most that are offered at a time. */
const most = 20;

/** Canned responses in a message: a slash at the beginning of a word finds one by its name. One before a space is a slash. */
export const responses = {
  /**
   * What stands between such a slash and the caret.
   * @param {string} text @param {number} caret @returns {{ from: number, typed: string } | undefined} `from` is the slash's place
   */
  typedIn(text, caret) {
    const typed = /(?:^|\s)\/((?:[^\s/][^\n/]{0,59})?)$/.exec(text.slice(0, caret))?.[1];
    return typed === undefined ? undefined : { from: caret - typed.length - 1, typed };
  },

  /** Those of a queue's libraries. @param {string} queueId @param {string} typed the beginnings of words of the name @param {AbortSignal} signal @returns {Promise<CannedResponse[]>} */
  async find(queueId, typed, signal) {
    const name = typed.trim() ? `&name=${encodeURIComponent(typed.trim())}` : '';
    const page = await api.get(`/onbehalf/queues/${queueId}/responses?pageSize=${most}${name}`, signal);
    return page.entities.map((/** @type {any} */ each) => ({ id: each.id, name: each.name, text: each.texts[0]?.content ?? '' }));
  },

  /** The text of one, filled in for a contact; what has no value stays in it as `{{name}}`. @param {string} queueId @param {string} id @param {string} contactNumber @returns {Promise<string>} */
  async render(queueId, id, contactNumber) {
    return (await api.ask(`/onbehalf/queues/${queueId}/responses/${id}/render`, { contactNumber })).text;
  },

  /** The first gap that the agent must fill in. @param {string} text @returns {{ name: string, from: number, to: number } | undefined} */
  gapIn(text) {
    const found = /\{\{ *([\p{L}\p{N}_.-]{1,100}) *\}\}/u.exec(text);
    return found ? { name: found[1] ?? '', from: found.index, to: found.index + found[0].length } : undefined;
  },
};
