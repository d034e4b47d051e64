import { LitElement, css, html, nothing } from 'lit';
import { acts } from '../acts.js';
import { icons } from '../icons.js';
import { contactOf, hasOptedOut, isAnswerable, mayBeOptOut, queueOf } from '../model.js';
import { Watch, drawn, store } from '../store.js';
import { t } from '../texts.js';
import { theme } from '../theme.js';
import './sms-composer.js';
import './sms-thread.js';

/** @import { Conversation, Interaction } from '../model.js' */

/** The Interactions window: one conversation's messages, and writing. It stays when the conversation has ended. Fires `transfer` and `wrapup`. */
export class InteractionsWindow extends LitElement {
  static styles = [theme, css`
    :host { display: flex; flex-direction: column; min-height: 0; background: var(--card) }
    header { display: flex; align-items: center; gap: .5rem; padding: .6rem .7rem .6rem 1rem; border-bottom: 1px solid var(--line) }
    header div { display: grid }
    h2 { font-size: 1.05rem; font-variant-numeric: tabular-nums }
    .note { margin: .6rem 1rem 0 }
    .opt-out { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem; justify-content: space-between }
    .ended { padding: .8rem 1rem; border-top: 1px solid var(--line); text-align: center; color: var(--quiet) }
    .none { flex: 1; display: grid; place-content: center; justify-items: center; gap: .8rem; color: var(--quiet); padding: 2rem; text-align: center }
    .none svg { width: 2.4rem; height: 2.4rem; opacity: .6 }
    .narrow { display: none }
    @media (max-width: 56rem) { .narrow { display: inline-flex } .wide-only { display: none } }`];

  constructor() {
    super();
    new Watch(this);
  }

  willUpdate() {
    const interaction = store.windowOpen && store.windowOf ? store.interaction(store.windowOf) : undefined;
    const asked = interaction?.state === 'connected' && interaction.stint.wrapupPrompt === 'agentRequested';
    if (asked && !store.knownCommunication(interaction.stint.id)) store.communication(interaction.conversation.id).then(() => this.requestUpdate()).catch(() => {});
  }

  render() {
    const id = store.windowOpen ? store.windowOf : undefined;
    const conversation = id && store.conversations.get(id);
    if (!id || !conversation) return html`<div class="none">${icons.sms}<p>${t.window.none}</p></div>`;
    const interaction = store.interaction(id);
    const connected = interaction?.state === 'connected';
    const maySend = connected && isAnswerable(conversation);
    return html`
      ${this.#header(conversation, interaction)}
      ${hasOptedOut(conversation) ? html`<p class="note" role="status">${t.window.optedOut}</p>` : connected && mayBeOptOut(conversation) ? this.#optOut(interaction) : nothing}
      <sms-thread .conversationId=${id} .maySend=${maySend}></sms-thread>
      ${maySend ? html`<sms-composer .conversationId=${id} @sent=${() => this.renderRoot.querySelector('sms-thread')?.toEnd()}></sms-composer>`
        : html`<p class="ended" role="status">${this.#whyNot(conversation, interaction)}</p>`}`;
  }

  /** @param {Conversation} conversation @param {Interaction | undefined} interaction */
  #header(conversation, interaction) {
    const connected = interaction?.state === 'connected';
    return html`<header>
      <button class="plain icon narrow" aria-label=${t.back} @click=${() => store.closeWindow()}>${icons.back}</button>
      <div class="wide"><h2 class="cut" tabindex="-1">${store.number(contactOf(conversation))}</h2><small class="cut">${t.interactions.onBehalf(interaction?.queue ?? queueOf(conversation))}</small></div>
      ${connected ? html`${this.#afterCallWork(interaction)}
        <button title=${t.window.transfer} aria-label=${t.window.transfer} @click=${() => this.dispatchEvent(new CustomEvent('transfer', { detail: interaction }))}>${icons.transfer}<span class="wide-only">${t.window.transfer}</span></button>
        <button class="bad" title=${t.window.disconnect} aria-label=${t.window.disconnect} ?disabled=${acts.pending.has(`disconnect ${conversation.id}`)} @click=${() => this.#disconnect(interaction)}>${icons.disconnect}<span class="wide-only">${t.window.disconnect}</span></button>`
        : interaction?.state === 'owed' ? html`<button @click=${() => this.#wrapup(interaction)}>${icons.wrapup}<span>${t.wrapup.title}</span></button>` : nothing}
      <button class="plain icon" aria-label=${t.close} title=${t.close} @click=${() => store.closeWindow()}>${icons.close}</button>
    </header>`;
  }

  /** @param {Interaction} interaction */
  #optOut(interaction) {
    const { id } = interaction.conversation;
    return html`<div class="note opt-out"><p>${t.window.optOut}</p>
      <button ?disabled=${acts.pending.has(`optOut ${id}`)} @click=${() => acts.optOut(interaction)}>${t.window.recordOptOut}</button></div>`;
  }

  /** Where the queue leaves after-call work to its agents, they ask for it before the end. @param {Interaction} interaction */
  #afterCallWork(interaction) {
    const { stint } = interaction;
    if (stint.wrapupPrompt !== 'agentRequested') return nothing;
    const wanted = store.knownCommunication(stint.id)?.afterCallWorkRequired ?? false;
    return html`<button aria-pressed=${wanted} aria-label=${t.window.requestAcw} title=${t.window.requestAcwHint} ?disabled=${acts.pending.has(`afterCallWork ${stint.id}`)}
      @click=${() => acts.requestAfterCallWork(interaction, !wanted)}>${wanted ? icons.check : icons.wrapup}<span class="wide-only">${t.window.requestAcw}</span></button>`;
  }

  /** @param {Conversation} conversation @param {Interaction | undefined} interaction */
  #whyNot(conversation, interaction) {
    if (interaction?.state === 'alerting') return t.window.alerting;
    if (interaction?.state === 'connected') return t.window.notAnswerable;
    const open = conversation.participants.filter(each => each.state === 'connected');
    if (open.some(each => each.purpose === 'agent')) return t.window.notMine;
    return open.some(each => each.purpose === 'acd') ? t.window.waits : t.window.ended;
  }

  /** @param {Interaction} interaction */
  async #disconnect(interaction) {
    if (await acts.disconnect(interaction)) this.dispatchEvent(new CustomEvent('wrapup'));
  }

  /** @param {Interaction} interaction */
  #wrapup(interaction) {
    acts.openWrapup(interaction);
    this.dispatchEvent(new CustomEvent('wrapup'));
  }

  async focusFirst() {
    await drawn(this);
    const composer = this.renderRoot.querySelector('sms-composer');
    if (composer) { await composer.updateComplete; composer.focus(); } else /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('h2'))?.focus();
  }
}
customElements.define('interactions-window', InteractionsWindow);
