const start = '/sign-in/onbehalf';
const kept = 'onbehalf-query';
const left = 'onbehalf-signed-out';
const patience = 15_000;

/** Who is signed in, and how they sign in again in mid-work without losing anything. */
class Session extends EventTarget {
  /** True while the session is over and somebody waits for the next one. */
  expired = false;
  /** @type {string | undefined} */ userId = undefined;
  /** @type {PromiseWithResolvers<void> | undefined} */ #next = undefined;
  #tabs = new BroadcastChannel('onbehalf-session');

  constructor() {
    super();
    this.#tabs.addEventListener('message', ({ data }) => { if (data === left) this.#leave('/'); else this.#signedIn(); });
  }

  /** Leads this page to the sign-in; what its link asked for is kept. */
  signIn() {
    if (location.search) sessionStorage.setItem(kept, location.search);
    location.assign(start);
  }

  /** What the link asked for with which the page was opened, also before a sign-in. Read once. */
  takeQuery() {
    const query = new URLSearchParams(location.search || (sessionStorage.getItem(kept) ?? ''));
    sessionStorage.removeItem(kept);
    if (location.search) history.replaceState(null, '', '/');
    return query;
  }

  /** Opens the small window; a click must call it, or the browser blocks it. */
  openWindow() {
    open(`${start}?window`, 'onbehalf-sign-in', 'popup,width=420,height=560');
  }

  /** @returns {Promise<void>} settled once somebody has signed in again */
  renewed() {
    this.#next ??= Promise.withResolvers();
    this.#tell(true);
    return this.#next.promise;
  }

  /** Ends the session, here and in every other tab. Fails while the server can't be reached: then nobody is out. */
  async signOut() {
    const answer = await fetch('/sign-out', { method: 'POST', headers: { 'X-Onbehalf-Client': '1' }, signal: AbortSignal.timeout(patience) });
    if (!answer.ok) throw new Error(`sign-out: ${answer.status}`);
    const { next } = await answer.json();
    this.#tabs.postMessage(left);
    this.#leave(next);
  }

  /** Nothing of the session stays in this tab. @param {string} next where the tab goes */
  #leave(next) {
    sessionStorage.clear();
    sessionStorage.setItem(left, '1');
    location.assign(next);
  }

  /** True once after signing out: the page then waits for a click, where else it would sign in at once. */
  takeSignedOut() {
    const signedOut = sessionStorage.getItem(left) !== null;
    sessionStorage.removeItem(left);
    return signedOut;
  }

  /** Another person's work is not this one's: then the page starts again. */
  async #signedIn() {
    if (!this.#next) return;
    const answer = await fetch('/api/v2/users/me', { headers: { 'X-Onbehalf-Client': '1' } });
    if (!answer.ok) return;
    if ((await answer.json()).id !== this.userId) {
      sessionStorage.clear();
      location.reload();
      return;
    }
    const next = this.#next;
    this.#next = undefined;
    this.#tell(false);
    next.resolve();
  }

  /** @param {boolean} expired */
  #tell(expired) {
    this.expired = expired;
    this.dispatchEvent(new Event('change'));
  }
}

export const session = new Session();
