const key = 'onbehalf-drafts';
/** @type {Record<string, string>} */ let all = {};
try { all = JSON.parse(sessionStorage.getItem(key) ?? '{}'); } catch { /* of another version */ }

/** What was typed and not sent yet, each by its conversation. It outlives a reload and a sign-in, and ends with the tab. */
export const drafts = {
  /** @param {string} id */
  get: id => all[id] ?? '',
  /** @param {string} id @param {string} text */
  set(id, text) {
    if (text) all[id] = text; else delete all[id];
    sessionStorage.setItem(key, JSON.stringify(all));
  },
};
