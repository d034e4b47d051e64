import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { acts } from '../acts.js';
import { api } from '../api.js';
import { smsNumberOf } from '../model.js';
import { store } from '../store.js';
import { language, t } from '../texts.js';
import { theme } from '../theme.js';
import { sentenceOf } from '../words.js';
import './combo-box.js';

/** @import { Queue } from '../model.js' */
/** @typedef {{ id: string, name: string }} Named */
/** @typedef {Queue & { members?: Named[], codes?: Named[], own?: boolean }} Edited */

const prompts = ['MANDATORY', 'OPTIONAL', 'MANDATORY_TIMEOUT', 'MANDATORY_FORCED_TIMEOUT', 'AGENT_REQUESTED'];
const timed = new Set(['MANDATORY_TIMEOUT', 'MANDATORY_FORCED_TIMEOUT', 'AGENT_REQUESTED']);
const regions = new Intl.DisplayNames(language, { type: 'region' });

/** What an administrator sets: the organization, its queues with their numbers, members and codes. Plain forms, each with its own button. */
export class AdminView extends LitElement {
  static properties = { queues: { state: true }, queue: { state: true }, organization: { state: true }, settings: { state: true }, window: { state: true }, countries: { state: true },
    allCodes: { state: true }, people: { state: true }, failure: { state: true }, busy: { state: true }, searching: { state: true } };
  static styles = [theme, css`
    :host { display: block; overflow: auto; padding: 1.2rem clamp(.8rem, 3vw, 2rem) }
    .page { max-width: 62rem; margin: 0 auto; display: grid; gap: 1.4rem }
    h2 { font-size: 1.25rem } h3 { font-size: 1rem }
    .card { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); padding: 1rem; display: grid; gap: .9rem; align-content: start }
    .columns { display: grid; grid-template-columns: minmax(12rem, 1fr) minmax(0, 2.4fr); gap: 1rem; align-items: start }
    .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: .9rem }
    .list { display: grid; gap: .2rem }
    .list button { justify-content: start; border-color: transparent; background: none; text-align: start }
    .list button[aria-pressed=true] { background: var(--mine) }
    ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem }
    li { display: inline-flex; align-items: center; gap: .2rem; border: 1px solid var(--line); border-radius: 2rem; padding: .1rem .1rem .1rem .8rem }
    li .icon { width: 1.8rem; height: 1.8rem }
    @media (max-width: 48rem) { .columns { grid-template-columns: minmax(0, 1fr) } }`];

  constructor() {
    super();
    /** @type {Queue[]} */ this.queues = [];
    /** @type {Edited | undefined} */ this.queue = undefined;
    /** @type {{ name: string, defaultCountryCode: string } | undefined} */ this.organization = undefined;
    /** @type {Record<string, unknown> & { callLogging: boolean } | undefined} */ this.settings = undefined;
    /** @type {{ settings: { messengerType: string, timeoutInMinutes: number }[] } | undefined} */ this.window = undefined;
    /** @type {{ country: string, name: string }[]} */ this.countries = [];
    /** @type {Named[]} */ this.allCodes = [];
    /** @type {Named[]} */ this.people = [];
    /** @type {unknown} */ this.failure = undefined;
    this.busy = false;
    /** The search for people that is under way. @type {AbortController | undefined} */ this.searching = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    try {
      const [organization, settings, window, queues, countries, codes] = await Promise.all([
        api.get('/organizations/me'), api.get('/onbehalf/organizations/me/settings'), api.get('/conversations/messaging/threadingtimeline'),
        api.get('/routing/queues?pageSize=500'), api.get('/onbehalf/phonenumbers/countries'), api.get('/routing/wrapupcodes?pageSize=500')]);
      this.organization = organization; this.settings = settings; this.window = window;
      this.queues = queues.entities; this.countries = countries.entities; this.allCodes = codes.entities;
      if (!this.queue && this.queues[0]) await this.#choose(this.queues[0].id);
    } catch (failure) {
      this.failure = failure;
    }
  }

  /** @param {string} id */
  async #choose(id) {
    const [queue, members, codes] = await Promise.all([
      api.get(`/routing/queues/${id}`), api.get(`/routing/queues/${id}/members?pageSize=500`), api.get(`/routing/queues/${id}/wrapupcodes?pageSize=500`)]);
    this.queue = { ...queue, members: members.entities, codes: codes.entities };
  }

  /** Does one thing, says how it went, and shows what is there now. @param {() => Promise<unknown>} act */
  async #do(act) {
    this.busy = true;
    this.failure = undefined;
    try {
      await act();
      acts.say(t.admin.saved);
      return true;
    } catch (failure) {
      acts.say(sentenceOf(failure), true);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** @param {SubmitEvent} e */
  static #fields(e) {
    e.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (e.target));
    return (/** @type {string} */ name) => String(data.get(name) ?? '').trim();
  }

  render() {
    return html`<div class="page">
      <h2>${t.admin.title}</h2>
      ${this.failure ? html`<p class="note bad" role="alert">${sentenceOf(this.failure)} <button class="link" @click=${() => this.#load()}>${t.retry}</button></p>` : nothing}
      ${this.organization && this.settings && this.window ? this.#organization(this.organization, this.settings, this.window) : html`<p class="quiet">${t.loading}</p>`}
      <div class="columns">
        <section class="card" aria-label=${t.admin.queues}><h3>${t.admin.queues}</h3>
          <div class="list">${repeat(this.queues, each => each.id, each => html`<button aria-pressed=${each.id === this.queue?.id} @click=${() => this.#choose(each.id)}>${each.name}</button>`)}</div>
          <button @click=${() => { this.queue = { id: '', name: '', acwSettings: { wrapupPrompt: 'MANDATORY' } }; }}>${t.admin.newQueue}</button></section>
        ${this.queue ? this.#queue(this.queue) : nothing}
      </div></div>`;
  }

  /** @param {NonNullable<AdminView['organization']>} organization @param {NonNullable<AdminView['settings']>} settings @param {NonNullable<AdminView['window']>} window */
  #organization(organization, settings, window) {
    const minutes = window.settings.find(each => each.messengerType === 'sms')?.timeoutInMinutes;
    return html`<form class="card" @submit=${this.#saveOrganization}><h3>${t.admin.organization}</h3>
      <div class="fields">
        <div class="field"><label for="country">${t.admin.country}</label><select id="country" name="country">${this.countries.map(each => html`
          <option value=${each.country} ?selected=${each.country === organization.defaultCountryCode}>${regions.of(each.country) ?? each.name}</option>`)}</select></div>
        <div class="field"><label for="minutes">${t.admin.timeline}</label><input id="minutes" name="minutes" type="number" min="0" max="4320" required .value=${String(minutes ?? 4320)}><small>${t.admin.timelineHint}</small></div>
        <label class="row"><input type="checkbox" name="logging" .checked=${settings.callLogging}> <span>${t.admin.callLogging}</span></label>
      </div>
      <div class="actions"><button class="main" ?disabled=${this.busy}>${t.admin.save}</button></div></form>`;
  }

  /** @param {SubmitEvent} e */
  #saveOrganization(e) {
    const field = AdminView.#fields(e);
    return this.#do(async () => {
      this.organization = await api.change('PUT', '/organizations/me', { name: this.organization?.name, defaultCountryCode: field('country') });
      this.settings = await api.change('PUT', '/onbehalf/organizations/me/settings', { ...this.settings, callLogging: field('logging') === 'on' });
      const others = this.window?.settings.filter(each => each.messengerType !== 'sms') ?? [];
      this.window = await api.change('PUT', '/conversations/messaging/threadingtimeline', { settings: [...others, { messengerType: 'sms', timeoutInMinutes: Number(field('minutes')) }] });
      store.defaultCountry = field('country');
      store.callLogging = field('logging') === 'on';
      store.change();
    });
  }

  /** @param {Edited} queue */
  #queue(queue) {
    const prompt = queue.acwSettings.wrapupPrompt ?? 'MANDATORY';
    const seconds = Math.round((queue.acwSettings.timeoutMs ?? 60_000) / 1000);
    return html`<div class="card"><form class="form" @submit=${this.#saveQueue}>
        <h3>${queue.id ? queue.name : t.admin.newQueue}</h3>
        <div class="fields">
          <div class="field"><label for="name">${t.admin.name}</label><input id="name" name="name" required maxlength="256" .value=${queue.name}></div>
          <div class="field"><label for="sms">${t.admin.smsNumber}</label><input id="sms" name="sms" type="tel" placeholder="+" .value=${smsNumberOf(queue) ?? ''}></div>
          <div class="field"><label for="prompt">${t.admin.afterCallWork}</label><select id="prompt" name="prompt" @change=${this.#prompted}>${prompts.map(each => html`
            <option value=${each} ?selected=${each === prompt}>${t.admin.prompts[each]}</option>`)}</select></div>
          ${timed.has(prompt) ? html`<div class="field"><label for="seconds">${t.admin.seconds}</label><input id="seconds" name="seconds" type="number" min="1" max="3600" required .value=${String(seconds)}></div>` : nothing}
        </div>
        <div class="actions"><button class="main" ?disabled=${this.busy}>${t.admin.save}</button></div></form>
      ${queue.id ? html`${this.#members(queue)}${this.#codes(queue)}` : nothing}</div>`;
  }

  /** @param {Event} e */
  #prompted(e) {
    if (this.queue) this.queue = { ...this.queue, acwSettings: { ...this.queue.acwSettings, wrapupPrompt: /** @type {HTMLSelectElement} */ (e.target).value } };
  }

  /** @param {SubmitEvent} e */
  async #saveQueue(e) {
    const field = AdminView.#fields(e);
    const { members, codes, id, ...queue } = /** @type {Edited} */ (this.queue);
    const number = field('sms').replace(/[\s().-]/g, '');
    const wanted = {
      ...queue, ...(id && { id }), name: field('name'),
      acwSettings: { wrapupPrompt: field('prompt'), ...(timed.has(field('prompt')) && { timeoutMs: Number(field('seconds')) * 1000 }) },
      outboundMessagingAddresses: number ? { smsAddress: { id: number } } : {},
    };
    await this.#do(async () => {
      const saved = id ? await api.change('PUT', `/routing/queues/${id}`, wanted) : await api.change('POST', '/routing/queues', wanted);
      this.queues = (await api.get('/routing/queues?pageSize=500')).entities;
      await this.#known(() => this.#choose(saved.id));
    });
  }

  /** The other services hear of a new queue a moment later. @param {() => Promise<void>} read */
  async #known(read) {
    for (let tries = 0; ; tries++) {
      try { return await read(); } catch (failure) {
        if (tries === 10) throw failure;
        await new Promise(done => setTimeout(done, 300));
      }
    }
  }

  /** @param {Edited} queue */
  #members(queue) {
    const items = this.people.map(each => ({ id: each.id, name: each.name }));
    return html`<section class="form" aria-label=${t.admin.members}><h3>${t.admin.members}</h3>
      <ul>${repeat(queue.members ?? [], each => each.id, each => html`<li>${each.name}<button class="plain icon" aria-label=${t.admin.remove(each.name)} title=${t.admin.remove(each.name)}
        @click=${() => this.#change('DELETE', 'members', each)}>×</button></li>`)}</ul>
      <combo-box .label=${t.admin.addMember} .placeholder=${t.transfer.placeholder} .items=${items} given .searching=${this.searching !== undefined} @typed=${(/** @type {CustomEvent<string>} */ e) => this.#search(e.detail)}
        @choose=${(/** @type {CustomEvent<Named | undefined>} */ e) => { if (e.detail) this.#change('POST', 'members', e.detail); }}></combo-box></section>`;
  }

  /** @param {string} typed */
  async #search(typed) {
    this.searching?.abort();
    const name = typed.trim();
    const searching = this.searching = name ? new AbortController() : undefined;
    if (!searching) { this.people = []; return; }
    try {
      this.people = (await api.ask('/users/search', { query: [{ type: 'STARTS_WITH', fields: ['name'], value: name }], pageSize: 20 }, searching.signal)).results;
    } catch (failure) {
      if (searching.signal.aborted) return;
      this.people = [];
      acts.say(sentenceOf(failure), true);
    }
    this.searching = undefined;
  }

  /** @param {Edited} queue */
  #codes(queue) {
    const has = new Set(queue.codes?.map(each => each.id));
    return html`<section class="form" aria-label=${t.admin.codes}><h3>${t.admin.codes}</h3>
      <ul>${repeat(queue.codes ?? [], each => each.id, each => html`<li>${each.name}<button class="plain icon" aria-label=${t.admin.remove(each.name)} title=${t.admin.remove(each.name)}
        @click=${() => this.#change('DELETE', 'wrapupcodes', each)}>×</button></li>`)}</ul>
      <form class="row" @submit=${this.#addCode}><label class="said" for="code">${t.admin.addCode}</label>
        <input id="code" name="code" list="known" required maxlength="256" placeholder=${t.admin.addCode} autocomplete="off">
        <datalist id="known">${this.allCodes.filter(each => !has.has(each.id)).map(each => html`<option value=${each.name}></option>`)}</datalist>
        <button ?disabled=${this.busy}>${t.admin.add}</button></form></section>`;
  }

  /** @param {SubmitEvent} e */
  async #addCode(e) {
    const name = AdminView.#fields(e)('code');
    const form = /** @type {HTMLFormElement} */ (e.target);
    const known = this.allCodes.find(each => each.name === name);
    if (!known && !await this.#do(async () => { this.allCodes = [...this.allCodes, await api.change('POST', '/routing/wrapupcodes', { name })]; })) return;
    form.reset();
    await this.#change('POST', 'wrapupcodes', known ?? /** @type {Named} */ (this.allCodes.at(-1)));
  }

  /** @param {'POST' | 'DELETE'} method @param {'members' | 'wrapupcodes'} what @param {Named} one */
  #change(method, what, one) {
    const path = `/routing/queues/${this.queue?.id}/${what}`;
    return this.#do(async () => {
      if (method === 'POST') await api.change('POST', path, [{ id: one.id }]); else await api.change('DELETE', `${path}/${one.id}`);
      await this.#choose(this.queue?.id ?? '');
    });
  }
}
customElements.define('admin-view', AdminView);
