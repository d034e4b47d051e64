import { LitElement, css, html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { acts } from '../acts.js';
import { icons } from '../icons.js';
import { Watch, drawn, store } from '../store.js';
import { t } from '../texts.js';
import { theme } from '../theme.js';
import { times } from '../times.js';

/** @import { Interaction } from '../model.js' */

/** My interactions, each with what can be done with it. Fires `transfer` with an interaction. */
export class InteractionList extends LitElement {
  static styles = [theme, css`
    :host { display: block }
    h2 { font-size: .92rem; padding: 0 .25rem .5rem; color: var(--quiet); font-weight: 600 }
    ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem }
    li { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); padding: .65rem .75rem .5rem; display: grid; gap: .3rem; content-visibility: auto; contain-intrinsic-block-size: auto 7rem }
    li.here { border-color: var(--accent); box-shadow: inset 3px 0 var(--accent) }
    li.alerting { border-color: var(--sms); background: color-mix(in oklab, var(--sms-soft) 45%, var(--card)) }
    .contact { font-weight: 600; font-variant-numeric: tabular-nums }
    .preview { min-height: 1.25em }
    .state { display: inline-flex; align-items: center; gap: .35rem; font-size: .85rem; color: var(--good) }
    .state::before { content: ''; width: .5rem; height: .5rem; border-radius: 50%; background: currentColor }
    .owed .state { color: var(--bad) } .alerting .state { color: var(--sms) }
    .count { background: var(--accent); color: var(--on-accent); font-size: .78rem; font-weight: 700; border-radius: 1rem; min-width: 1.35rem; padding: 0 .4rem; text-align: center; line-height: 1.35rem }
    .tools { display: flex; gap: .25rem; align-items: center; margin: .1rem 0 0 -.4rem }
    .tools .icon { border-color: transparent; background: transparent; color: var(--quiet); position: relative }
    .tools .icon:hover:not(:disabled, .on, .red) { background: var(--hover); color: var(--ink) }
    .tools .sms.on { color: var(--sms); background: var(--sms-soft) }
    .tools .wrapup.red { color: var(--bad); background: var(--bad-soft) }
    .tools .wrapup.on { color: var(--accent); background: var(--mine) }
    .empty { padding: 1.2rem .75rem; text-align: center; color: var(--quiet); border: 1px dashed var(--line); border-radius: var(--radius) }`];

  constructor() {
    super();
    new Watch(this);
    /** The rows as they stand. @type {string[]} */ this.order = [];
    const release = () => this.requestUpdate();
    this.addEventListener('pointerleave', release);
    this.addEventListener('focusout', release);
  }

  /** While somebody points at a row or is in one, rows keep their places; what is new stands below, and is sorted in afterwards. */
  get #rows() {
    const rows = store.interactions;
    const places = new Map(this.order.map((id, i) => [id, i]));
    const place = (/** @type {Interaction} */ each) => places.get(each.conversation.id) ?? places.size;
    const shown = this.matches(':hover, :focus-within') ? rows.toSorted((a, b) => place(a) - place(b)) : rows;
    this.order = shown.map(each => each.conversation.id);
    return shown;
  }

  render() {
    const interactions = this.#rows;
    return html`
      <h2 id="title">${t.interactions.title}</h2>
      ${interactions.length ? html`<ul aria-labelledby="title">${repeat(interactions, each => each.conversation.id, each => this.#row(each))}</ul>`
        : html`<p class="empty">${store.loaded ? html`${t.interactions.none}<br><small>${t.interactions.noneHint}</small>` : t.loading}</p>`}`;
  }

  /** A row is drawn again only if something in it is another. @param {Interaction} interaction */
  #row(interaction) {
    const { conversation, stint, state } = interaction;
    const { id } = conversation;
    const contact = store.number(interaction.contact);
    const inWindow = store.windowOf === id;
    const isOpen = inWindow && store.windowOpen;
    const wrapupOpen = acts.wrapup?.stintId === stint.id;
    const unread = store.onScreen === id ? 0 : store.unread(id);
    const last = store.threads.get(id)?.messages.at(-1);
    const since = stint.endTime ?? stint.connectedTime ?? stint.startTime;
    const time = since ? times.brief(new Date(since)) : '';
    const busy = acts.pending.has(`${state === 'alerting' ? 'answer' : 'disconnect'} ${id}`);
    return guard([conversation, contact, isOpen, inWindow, wrapupOpen, unread, last?.textBody, time, busy], () => html`<li class="${state} ${isOpen ? 'here' : ''}" data-conversation=${id}>
      <div class="row"><span class="contact wide cut">${contact}</span>
        ${unread ? html`<span class="count" role="img" aria-label=${t.interactions.unread(unread)}>${unread}</span>` : nothing}
        <small>${time}</small></div>
      <div class="row"><small class="wide cut">${t.interactions.onBehalf(interaction.queue)}</small><span class="state">${t.interactions.state[state]}</span></div>
      ${last ? html`<small class="preview cut">${last.textBody}</small>` : nothing}
      <div class="tools">${state === 'alerting' ? this.#alerting(interaction, busy) : this.#tools(interaction, contact, inWindow, wrapupOpen, busy)}</div></li>`);
  }

  /** @param {Interaction} interaction @param {boolean} busy */
  #alerting(interaction, busy) {
    return html`<button class="main" ?disabled=${busy} @click=${() => acts.answer(interaction, 'connected')}>${t.interactions.answer}</button>
      <button class="plain" ?disabled=${busy} @click=${() => acts.answer(interaction, 'disconnected')}>${t.interactions.decline}</button>`;
  }

  /** @param {Interaction} interaction @param {string} contact @param {boolean} inWindow @param {boolean} wrapupOpen @param {boolean} busy */
  #tools(interaction, contact, inWindow, wrapupOpen, busy) {
    const { conversation: { id }, state } = interaction;
    const owed = state === 'owed';
    const sms = t.interactions.openSms(contact);
    const wrapup = owed && !wrapupOpen ? t.interactions.owedFor(contact) : t.interactions.wrapup(contact);
    const transfer = t.interactions.transfer(contact);
    const disconnect = t.interactions.disconnect(contact);
    return html`
      <button class="icon sms ${inWindow ? 'on' : ''}" aria-label=${sms} title=${sms} aria-pressed=${inWindow && store.windowOpen} @click=${() => this.#open(id)}>${icons.sms}</button>
      <button class="icon wrapup ${wrapupOpen ? 'on' : owed ? 'red' : ''}" aria-label=${wrapup} title=${wrapup} aria-pressed=${wrapupOpen} @click=${() => this.#wrapup(interaction)}>${icons.wrapup}</button>
      <span class="wide"></span>
      ${owed ? nothing : html`
        <button class="icon" aria-label=${transfer} title=${transfer} @click=${() => this.dispatchEvent(new CustomEvent('transfer', { detail: interaction }))}>${icons.transfer}</button>
        <button class="icon" aria-label=${disconnect} title=${disconnect} ?disabled=${busy} @click=${() => this.#disconnect(interaction)}>${icons.disconnect}</button>`}`;
  }

  /** @param {string} id */
  #open(id) {
    store.openWindow(id);
    this.dispatchEvent(new CustomEvent('opened', { detail: id }));
  }

  /** @param {Interaction} interaction */
  #wrapup(interaction) {
    acts.openWrapup(interaction);
    this.dispatchEvent(new CustomEvent('wrapup'));
  }

  /** @param {Interaction} interaction */
  async #disconnect(interaction) {
    if (await acts.disconnect(interaction)) this.dispatchEvent(new CustomEvent('wrapup'));
  }

  focusFirst() { /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('li button'))?.focus(); }

  /** Moves to an interaction's SMS button. @param {string} id */
  async focusSms(id) {
    await drawn(this);
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(`[data-conversation="${id}"] .sms`))?.focus();
  }
}
customElements.define('interaction-list', InteractionList);
