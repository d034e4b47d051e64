import { contactOf, isInbound } from './model.js';
import { store } from './store.js';
import { t } from './texts.js';

const setting = 'onbehalf-sounds';

/**
 * Calls an agent who looks elsewhere: a sound and a browser notification for an alert and for a contact's message that is not in view.
 * Of all tabs of a user one rings. A browser allows sounds after the first click only.
 */
class Ringer extends EventTarget {
  /** Whether this page may sound yet. */
  awake = false;
  /** @type {AudioContext | undefined} */ #audio = undefined;
  #leads = false;
  /** The last message of the contact that is known, by conversation. @type {Map<string, number>} */ #heard = new Map();
  /** @type {Set<string>} */ #alerting = new Set();

  constructor() {
    super();
    addEventListener('click', () => this.#wake(), { once: true, capture: true });
    store.addEventListener('change', () => this.#look());
  }

  get on() { return localStorage.getItem(setting) !== 'off'; }

  /** @param {boolean} on */
  set(on) {
    localStorage.setItem(setting, on ? 'on' : 'off');
    if (on) this.test();
    this.dispatchEvent(new Event('change'));
  }

  /** Sounds once, and asks for notifications; a click must call it. */
  test() {
    this.#wake();
    this.#sound();
    if ('Notification' in globalThis && Notification.permission === 'default') Notification.requestPermission();
  }

  #wake() {
    if (this.awake) return;
    this.awake = true;
    this.#audio = new AudioContext();
    navigator.locks?.request('onbehalf-ringer', () => { this.#leads = true; return new Promise(() => {}); });
    this.dispatchEvent(new Event('change'));
  }

  #look() {
    if (!store.loaded) return;
    const alerting = new Set(store.interactions.filter(each => each.state === 'alerting').map(each => each.conversation.id));
    const called = [...alerting].filter(id => !this.#alerting.has(id));
    this.#alerting = alerting;
    for (const id of this.#heard.keys()) if (!store.threads.has(id)) this.#heard.delete(id);
    for (const { conversation: { id } } of store.interactions) {
      const thread = store.threads.get(id);
      if (!thread || (thread.loading && !thread.messages.length)) continue;
      const last = thread.messages.findLast(isInbound)?.order ?? 0;
      const before = this.#heard.get(id);
      this.#heard.set(id, last);
      if (before !== undefined && last > before && !this.#isInView(id)) called.push(id);
    }
    if (called.length) this.#ring(called);
  }

  /** @param {string} id */
  #isInView(id) { return store.onScreen === id && document.hasFocus(); }

  /** @param {string[]} conversations */
  #ring(conversations) {
    if (!this.on || (navigator.locks && !this.#leads)) return;
    this.#sound();
    if (document.hasFocus() || !('Notification' in globalThis) || Notification.permission !== 'granted') return;
    for (const id of new Set(conversations)) {
      const conversation = store.conversations.get(id);
      if (!conversation) continue;
      const shown = new Notification(t.sounds.from(store.number(contactOf(conversation))), { tag: id });
      shown.onclick = () => { window.focus(); store.openWindow(id); shown.close(); };
    }
  }

  /** Two soft notes. */
  #sound() {
    const audio = this.#audio;
    if (!audio) return;
    [660, 880].forEach((frequency, i) => {
      const at = audio.currentTime + i * 0.16;
      const tone = new OscillatorNode(audio, { frequency });
      const volume = new GainNode(audio, { gain: 0 });
      volume.gain.setValueAtTime(0, at);
      volume.gain.linearRampToValueAtTime(0.14, at + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.32);
      tone.connect(volume).connect(audio.destination);
      tone.start(at);
      tone.stop(at + 0.35);
    });
  }
}

export const ringer = new Ringer();
