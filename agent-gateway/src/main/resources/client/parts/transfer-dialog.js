import { LitElement, html, nothing } from 'lit';
import { acts } from '../acts.js';
import { api } from '../api.js';
import { store } from '../store.js';
import { t } from '../texts.js';
import { theme } from '../theme.js';
import { sentenceOf } from '../words.js';
import './combo-box.js';

/** @import { Interaction } from '../model.js' */
/** @typedef {{ id: string, name: string, detail: string, target: { userId: string } | { queueId: string } }} Target */

/** A blind transfer: searches people and queues, and hands the interaction on. */
export class TransferDialog extends LitElement {
  static properties = { interaction: { state: true }, targets: { state: true }, chosen: { state: true }, busy: { state: true }, searching: { state: true } };
  static styles = [theme];

  constructor() {
    super();
    /** @type {Interaction | undefined} */ this.interaction = undefined;
    /** @type {Target[]} */ this.targets = [];
    /** @type {Target | undefined} */ this.chosen = undefined;
    this.busy = false;
    /** The search that is under way. @type {AbortController | undefined} */ this.searching = undefined;
  }

  /** @param {Interaction} interaction */
  async show(interaction) {
    this.interaction = interaction;
    this.targets = [];
    this.chosen = undefined;
    await this.updateComplete;
    /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog')).showModal();
    this.#search('');
  }

  render() {
    if (!this.interaction) return nothing;
    return html`<dialog aria-labelledby="title" @close=${() => { this.interaction = undefined; this.dispatchEvent(new CustomEvent('closed')); }}>
      <h2 id="title">${t.transfer.title(store.number(this.interaction.contact))}</h2>
      <form class="form" @submit=${(/** @type {Event} */ e) => { e.preventDefault(); this.#transfer(); }}>
        <combo-box given .searching=${this.searching !== undefined} .label=${t.transfer.to} .placeholder=${t.transfer.placeholder} .items=${this.targets} .chosen=${this.chosen}
          @typed=${(/** @type {CustomEvent<string>} */ e) => this.#search(e.detail)} @choose=${(/** @type {CustomEvent<Target>} */ e) => { this.chosen = e.detail; }}></combo-box>
        <small>${t.transfer.hint}</small>
        <div class="actions"><button type="button" @click=${this.#close}>${t.cancel}</button>
          <button class="main" ?disabled=${!this.chosen || this.busy}>${t.transfer.action}</button></div>
      </form></dialog>`;
  }

  #close() { /** @type {HTMLDialogElement | null} */ (this.renderRoot.querySelector('dialog'))?.close(); }

  /** @param {string} typed */
  async #search(typed) {
    this.searching?.abort();
    const searching = this.searching = new AbortController();
    await new Promise(done => setTimeout(done, typed ? 120 : 0));
    if (searching.signal.aborted) return;
    try {
      this.targets = await this.#find(typed.trim(), searching.signal);
    } catch (failure) {
      if (searching.signal.aborted) return;
      this.targets = [];
      acts.say(sentenceOf(failure), true);
    }
    this.searching = undefined;
  }

  /** @param {string} typed @param {AbortSignal} signal @returns {Promise<Target[]>} */
  async #find(typed, signal) {
    const query = typed ? [{ fields: ['name'], type: 'STARTS_WITH', value: typed }] : [];
    const [people, queues] = await Promise.all([
      api.ask('/users/search', { pageSize: 20, query }, signal),
      api.get(`/routing/queues?pageSize=20${typed ? `&name=${encodeURIComponent(typed)}` : ''}`, signal)]);
    return [
      ...people.results.filter((/** @type {{ id: string }} */ each) => each.id !== store.me?.id).map((/** @type {any} */ each) => ({ id: each.id, name: each.name, detail: t.transfer.person, target: { userId: each.id } })),
      ...queues.entities.map((/** @type {any} */ each) => ({ id: each.id, name: each.name, detail: t.transfer.queue, target: { queueId: each.id } })),
    ];
  }

  async #transfer() {
    if (!this.chosen || !this.interaction) return;
    const { name, target } = this.chosen;
    this.busy = true;
    if (await acts.transfer(this.interaction, target)) {
      acts.say(t.transfer.done(name));
      this.#close();
    }
    this.busy = false;
  }
}
customElements.define('transfer-dialog', TransferDialog);
