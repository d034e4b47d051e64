import { LitElement, css, html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { contactOf, isInbound } from '../model.js';
import { Watch, store } from '../store.js';
import { t } from '../texts.js';
import { theme } from '../theme.js';
import { times } from '../times.js';
import { sentenceOf } from '../words.js';

/** @import { Message } from '../model.js' */

const timeOf = (/** @type {Message} */ message) => new Date(message.timestamp);
/** @type {WeakMap<Message, number>} */ const days = new WeakMap();

/** The day of a message, found out once. @param {Message} message */
function dayOf(message) {
  const day = days.get(message) ?? times.dayOf(timeOf(message));
  days.set(message, day);
  return day;
}
const failed = new Set(['failed', 'delivery-failed']);

/**
 * A conversation's messages and those before them, oldest first. All that was read is in the document (find, select, screen readers);
 * days off screen aren't laid out, and a day is drawn again only if something in it is another. Its first line is at the bottom, so that older messages load above without moving what is read.
 */
export class SmsThread extends LitElement {
  static properties = { conversationId: {}, maySend: { type: Boolean }, away: { state: true }, fresh: { state: true } };
  static styles = [theme, css`
    :host { position: relative; display: flex; flex-direction: column; min-height: 0; flex: 1 }
    .scroll { display: flex; flex-direction: column-reverse; overflow: auto; overflow-anchor: none; min-height: 0; flex: 1; padding: 0 1rem .5rem; overscroll-behavior: contain }
    .scroll:focus-visible { outline-offset: -2px }
    section { content-visibility: auto; contain-intrinsic-block-size: auto calc(2.4rem + var(--n) * 4.4rem) }
    h3 { font-size: .85rem; font-weight: 500; color: var(--quiet); text-align: center; padding: .8rem 0 .5rem }
    .message { display: flex; flex-direction: column; align-items: end; margin: 0 0 .6rem auto; max-width: min(36rem, 82%); width: fit-content }
    .message.in { align-items: start; margin-inline: 0 auto }
    .text { margin: 0; padding: .5rem .8rem; border-radius: 1rem 1rem .3rem 1rem; background: var(--mine); white-space: pre-wrap; overflow-wrap: anywhere }
    .in .text { border-radius: 1rem 1rem 1rem .3rem; background: var(--theirs) }
    .pending .text { opacity: .75 }
    .message small { padding: .15rem .3rem 0; text-align: end } .in small { text-align: start }
    .message button { min-height: 1.7rem; font-size: .87rem; padding: .1rem .6rem }
    .fresh { display: flex; align-items: center; gap: .6rem; color: var(--accent); font-size: .85rem; font-weight: 600; margin: .3rem 0 .6rem }
    .fresh::before, .fresh::after { content: ''; flex: 1; border-top: 1px solid currentColor; opacity: .5 }
    .top, .empty { text-align: center; color: var(--quiet); padding: 1rem; font-size: .87rem }
    .jump { position: absolute; bottom: .8rem; left: 50%; translate: -50%; box-shadow: var(--shadow) }`];

  constructor() {
    super();
    new Watch(this);
    this.conversationId = ''; this.maySend = false;
    /** Inbound messages that came while one reads further up. */ this.away = 0;
    /** The first message that was unread when the window was opened. @type {number | undefined} */ this.fresh = undefined;
    this.seen = 0;
    /** The last message when the window was opened, 0 if there was none: what comes after it is announced. @type {number | undefined} */ this.opened = undefined;
    /** Draws again when it may be on screen again. */ this.look = () => this.requestUpdate();
    /** @type {{ message: Element, top: number } | undefined} */ this.anchor = undefined;
    /** Whether the first unread message must still be brought into view. */ this.opening = false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.look);
    addEventListener('resize', this.look);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.look);
    removeEventListener('resize', this.look);
    store.shows(this.conversationId, false);
  }

  /** Whether somebody can read it now: another part of the page may stand in its place, or another tab. */
  get #isOnScreen() { return this.isConnected && this.checkVisibility() && document.visibilityState === 'visible'; }

  get #messages() { return store.threads.get(this.conversationId)?.messages ?? []; }
  get #scroll() { return /** @type {HTMLElement} */ (this.renderRoot.querySelector('.scroll')); }
  get #isAtEnd() { return !this.#scroll || this.#scroll.scrollTop > -60; }

  /** The message that is read, and where it stands; none at the end, where what is new may push. */
  #anchor() {
    if (!this.#scroll || this.#isAtEnd) return undefined;
    const { left, width, top, bottom } = this.#scroll.getBoundingClientRect();
    for (let y = top + 4; y < bottom; y += 12) {
      const message = [left + 40, left + width - 40].map(x => /** @type {ShadowRoot} */ (this.renderRoot).elementFromPoint(x, y)?.closest('.message')).find(Boolean);
      if (message) return { message, top: message.getBoundingClientRect().top };
    }
    return undefined;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    this.anchor = changed.has('conversationId') ? undefined : this.#anchor();
    const messages = this.#messages;
    if (changed.has('conversationId')) {
      this.away = 0; this.seen = 0; this.fresh = this.opened = undefined; this.opening = true;
      if (changed.get('conversationId') && this.#scroll) this.#scroll.scrollTop = 0;
    }
    if (!messages.length && !store.threads.get(this.conversationId)?.complete) return;
    if (this.opened === undefined) {
      const unread = store.unread(this.conversationId);
      this.opened = messages.at(-1)?.order ?? 0;
      this.fresh = unread ? messages.filter(isInbound).at(-unread)?.order : undefined;
    } else if (!this.#isAtEnd) this.away += messages.filter(each => isInbound(each) && each.order > this.seen).length;
    this.seen = Math.max(this.seen, messages.at(-1)?.order ?? 0);
  }

  render() {
    const messages = this.#messages;
    const thread = store.threads.get(this.conversationId);
    const conversation = store.conversations.get(this.conversationId);
    const contact = store.number(conversation ? contactOf(conversation) : '');
    const sending = store.sending.filter(each => each.conversationId === this.conversationId);
    return html`
      <div class="scroll" role="log" tabindex="0" aria-label=${t.window.history} aria-live="off" @scroll=${this.#scrolled}>
        <div>
          ${messages.length ? html`<p class="top">${thread?.complete ? t.window.beginning : thread?.loading ? t.window.older : ''}</p>`
            : html`<p class="empty">${thread?.loading ? t.loading : thread?.error ? sentenceOf(thread.error) : sending.length ? '' : t.window.empty}</p>`}
          ${repeat(Map.groupBy(messages, dayOf), ([day]) => day, ([day, ofDay]) => guard([times.day(day), contact, this.fresh, this.maySend, ...ofDay], () => html`
            <section .style=${`--n: ${ofDay.length}`}><h3>${times.day(day)}</h3>${repeat(ofDay, each => each.id, each => this.#message(each, contact))}</section>`))}
          ${repeat(sending, each => each.key, each => html`
            <div class="message pending" data-status=${each.failed === undefined ? 'pending' : 'refused'}><p class="text">${each.text}</p>
              ${each.failed === undefined ? html`<small>${t.message.pending}</small>` : html`<small class="bad" role="alert">${sentenceOf(each.failed)}</small>
                <span class="row"><button @click=${() => { store.forget(each); store.send(each.conversationId, each.text); }}>${t.message.again}</button>
                  <button class="plain" @click=${() => store.forget(each)}>${t.message.discard}</button></span>`}</div>`)}
        </div>
      </div>
      ${this.away ? html`<button class="jump main" @click=${() => this.toEnd()}>${t.window.newBelow(this.away)}</button>` : nothing}
      <span class="said" aria-live="polite">${this.#announced()}</span>`;
  }

  /** @param {Message} message @param {string} contact as they are shown */
  #message(message, contact) {
    const inbound = isInbound(message);
    const who = inbound ? contact : message.createdBy ? (message.createdBy.id === store.me?.id ? t.window.you : message.createdBy.name ?? '') : t.window.system;
    const status = inbound ? '' : t.message.reasons[message.errorInfo?.code ?? ''] ?? t.message.status[message.status] ?? message.status;
    const isBad = failed.has(message.status);
    return html`
      ${message.order === this.fresh ? html`<div class="fresh">${t.window.newOnes}</div>` : nothing}
      <div class="message ${inbound ? 'in' : ''}" data-status=${message.status} data-order=${message.order}>
        <p class="text">${message.textBody}</p>
        <small class=${isBad ? 'bad' : ''}>${[inbound ? who : t.window.by(who, message.queue?.name ?? ''), times.hour(timeOf(message)), status].filter(Boolean).join(' · ')}</small>
        ${isBad && this.maySend ? html`<button @click=${() => store.send(this.conversationId, message.textBody)}>${t.message.again}</button>` : nothing}
      </div>`;
  }

  /** Each inbound message once, not the history. */
  #announced() {
    const last = this.#messages.at(-1);
    return last && isInbound(last) && this.opened !== undefined && last.order > this.opened ? last.textBody : '';
  }

  updated() {
    if (this.anchor?.message.isConnected) this.#scroll.scrollTop += this.anchor.message.getBoundingClientRect().top - this.anchor.top;
    if (this.opening && this.#messages.length) {
      this.opening = false;
      this.#showFresh();
    }
    store.shows(this.conversationId, this.#isOnScreen);
    if (!this.#isOnScreen) return;
    if (this.#isAtEnd) store.markRead(this.conversationId);
    if (this.#scroll.scrollHeight <= this.#scroll.clientHeight + 200) this.#older();
  }

  /** Days are laid out when they come into view: only then it is known where a message stands. */
  async #showFresh() {
    for (let frame = 0; frame < 3; frame++) {
      this.renderRoot.querySelector('.fresh')?.scrollIntoView({ block: 'start' });
      await new Promise(requestAnimationFrame);
    }
  }

  toEnd() {
    this.#scroll.scrollTop = 0;
    this.away = 0;
  }

  #scrolled() {
    if (!this.#isOnScreen) return;
    if (this.#isAtEnd) { this.away = 0; store.markRead(this.conversationId); }
    const { scrollTop, scrollHeight, clientHeight } = this.#scroll;
    if (scrollHeight + scrollTop - clientHeight < 600) this.#older();
  }

  #older() { store.readOlder(this.conversationId).catch(() => {}); }
}
customElements.define('sms-thread', SmsThread);
