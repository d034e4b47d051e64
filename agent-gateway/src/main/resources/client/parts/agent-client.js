import { LitElement, css, html, nothing } from 'lit';
import { acts } from '../acts.js';
import { Refusal } from '../api.js';
import { icons } from '../icons.js';
import { interactionOf } from '../model.js';
import { ringer } from '../ringer.js';
import { session } from '../session.js';
import { Watch, drawn, store } from '../store.js';
import { chooseLanguage, language, t } from '../texts.js';
import { theme } from '../theme.js';
import { keys } from '../keys.js';
import './expired-session.js';
import './interaction-list.js';
import './interaction-log.js';
import './interactions-window.js';
import './keys-dialog.js';
import './new-sms.js';
import './transfer-dialog.js';
import './waiting-list.js';
import './wrapup-panel.js';

/** @import { Conversation, Interaction } from '../model.js' */

/** @typedef {'work' | 'supervisor' | 'admin'} View */

const views = [
  { id: /** @type {const} */ ('supervisor'), permission: 'onbehalf:conversation:supervise', load: () => import('./supervisor-view.js') },
  { id: /** @type {const} */ ('admin'), permission: 'routing:queue:edit', load: () => import('./admin-view.js') },
];

/** The whole client: who is signed in, the bar, the list beside the Interactions window, the dialogs. */
export class AgentClient extends LitElement {
  static properties = { phase: { state: true }, view: { state: true }, menu: { state: true }, said: { state: true } };
  static styles = [theme, css`
    :host { display: grid; grid-template: auto auto 1fr / minmax(0, 1fr); height: 100dvh; min-width: 20rem }
    .bar { display: flex; align-items: center; gap: .5rem; padding: .55rem .9rem; background: var(--card); border-bottom: 1px solid var(--line) }
    h1 { font-size: 1.05rem; letter-spacing: -.01em; margin-right: .5rem }
    .sms { color: var(--quiet) } .sms.on { color: var(--sms); background: var(--sms-soft) }
    .lost { padding: .4rem 1rem; background: var(--warn-soft); color: var(--warn); text-align: center; font-size: .9rem }
    .lost.quietly { background: var(--card); color: var(--quiet); border-bottom: 1px solid var(--line) }
    .skip { position: fixed; left: -99rem } .skip:focus { left: .5rem; top: .5rem; z-index: 9 }
    main { display: grid; grid-template-columns: minmax(17rem, 22rem) minmax(0, 1fr); min-height: 0 }
    main.other { grid-template-columns: minmax(0, 1fr) }
    main.wrapup { grid-template-columns: minmax(17rem, 22rem) minmax(0, 1fr) minmax(17rem, 20rem) }
    .lists { overflow: auto; padding: 1rem .9rem; display: flex; flex-direction: column; gap: 1.6rem; border-right: 1px solid var(--line) }
    interactions-window, .side { min-height: 0 }
    .side { display: flex; flex-direction: column; border-left: 1px solid var(--line) }
    wrapup-panel { flex: 1 }
    .menu { position: relative }
    .items { position: absolute; z-index: 8; top: calc(100% + .4rem); right: 0; min-width: 14rem; padding: .35rem; background: var(--raised); border: 1px solid var(--line); border-radius: .8rem; box-shadow: var(--shadow); display: grid }
    .items.left { right: auto; left: 0 }
    .items button { justify-content: start; border: 0; background: none; min-height: 2.4rem }
    .items button:hover, .items button:focus-visible { background: var(--hover) }
    .items hr { width: 100%; border: 0; border-top: 1px solid var(--line); margin: .3rem 0 }
    .items small { padding: .3rem .8rem }
    .queue { border-radius: 2rem }
    .queue::before { content: ''; width: .6rem; height: .6rem; border-radius: 50%; background: var(--quiet) }
    .queue.on { color: var(--good); background: var(--good-soft); border-color: transparent } .queue.on::before { background: currentColor }
    .queue.missed { color: var(--bad); background: var(--bad-soft) } .queue.missed::before { background: currentColor }
    main.welcome { grid-row: 1 / -1; display: grid; grid-template-columns: auto; place-content: center; justify-items: center; gap: 1rem; text-align: center; padding: 2rem }
    .welcome h1 { font-size: 1.6rem; margin: 0 }
    .say { position: fixed; z-index: 20; bottom: 1.2rem; left: 50%; translate: -50%; max-width: min(34rem, calc(100vw - 2rem)); padding: .7rem 1.1rem; border-radius: .8rem; background: var(--ink); color: var(--page); box-shadow: var(--shadow) }
    .say.bad { background: var(--bad); color: var(--card) }
    @media (max-width: 76rem) {
      main.wrapup { grid-template-columns: minmax(17rem, 22rem) minmax(0, 1fr) }
      main.wrapup.open interactions-window { display: none }
    }
    @media (max-width: 32rem) { h1 { position: absolute; clip-path: inset(50%); width: 1px; overflow: hidden } .bar { padding-inline: .5rem } }
    @media (max-width: 56rem) {
      .name, .action { display: none }
      main, main.wrapup { grid-template-columns: minmax(0, 1fr) }
      .lists { border-right: 0 }
      main.open .lists, main.wrapup .lists { display: none }
      main:not(.open) interactions-window { display: none }
      main.wrapup interactions-window { display: none }
      .side { border-left: 0 }
    }`];

  constructor() {
    super();
    new Watch(this);
    /** @type {'starting' | 'signedOut' | 'failed' | 'unreachable' | 'here'} */ this.phase = 'starting';
    /** @type {View} */ this.view = 'work';
    /** @type {'' | 'menu' | 'types' | 'user'} */ this.menu = '';
    /** @type {{ sentence: string, bad: boolean } | undefined} */ this.said = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */ this.silencing = undefined;
    session.addEventListener('change', () => this.requestUpdate());
    ringer.addEventListener('change', () => this.requestUpdate());
    acts.addEventListener('say', e => this.#say(/** @type {CustomEvent} */ (e).detail));
    this.addEventListener('keydown', e => this.#key(e));
    keys.listen({ n: () => this.#newSms(), m: () => this.#window.focusFirst(), l: () => this.renderRoot.querySelector('interaction-list')?.focusFirst(),
      w: () => this.#wrapUpHere(), '?': () => this.renderRoot.querySelector('keys-dialog')?.show() }, () => this.phase === 'here' && !this.menu);
    this.addEventListener('focusout', () => setTimeout(() => { if (this.menu && !this.renderRoot.querySelector('.menu:focus-within')) this.menu = ''; }));
    store.addEventListener('change', () => this.#title());
    store.addEventListener('told', e => this.#told(/** @type {CustomEvent} */ (e).detail));
    addEventListener('hashchange', () => this.#show());
    this.#start();
  }

  /** The view that the address names, where this person may see it; its module is loaded with it. */
  async #show() {
    const wanted = views.find(each => location.hash === `#${each.id}` && store.may(each.permission));
    await wanted?.load();
    this.view = wanted?.id ?? 'work';
  }

  async #start() {
    if (new URLSearchParams(location.search).get('signIn') === 'failed') { history.replaceState(null, '', '/'); this.phase = 'failed'; return; }
    if (session.takeSignedOut()) { this.phase = 'signedOut'; return; }
    try {
      await store.start();
      this.phase = 'here';
      await this.#show();
      await this.updateComplete;
      this.#openLink();
    } catch (failure) {
      if (failure instanceof Refusal && failure.status === 401) { session.signIn(); return; }
      this.phase = 'unreachable';
      setTimeout(() => this.#start(), 2_000);
    }
  }

  /** A link fills the dialog; so does one that was open when the page was loaded again. */
  #openLink() {
    const query = session.takeQuery();
    const link = { queueId: query.get('queueId'), number: query.get('number') };
    if (link.queueId || link.number || sessionStorage.getItem('onbehalf-new-sms')) this.#newSms(link);
  }

  render() {
    if (this.phase !== 'here') return this.#welcome();
    const open = store.windowOpen && store.windowOf !== undefined;
    const wrapup = acts.wrapup;
    return html`
      ${this.#bar(open)}
      <div role="status">${this.#connection()}</div>
      ${this.view === 'supervisor' ? html`<main class="other"><supervisor-view @taken=${() => { location.hash = ''; }}></supervisor-view></main>`
      : this.view === 'admin' ? html`<main class="other"><admin-view></admin-view></main>` : html`
      <main class="${open ? 'open' : ''} ${wrapup ? 'wrapup' : ''}">
        <div class="lists">
          <interaction-list @transfer=${this.#transfer} @opened=${() => this.#window.focusFirst()} @wrapup=${this.#focusWrapup}></interaction-list>
          <waiting-list></waiting-list>
        </div>
        <interactions-window id="window" role="region" aria-label=${t.window.title} @transfer=${this.#transfer} @wrapup=${this.#focusWrapup}></interactions-window>
        ${wrapup ? html`<div class="side"><wrapup-panel role="region" aria-label=${t.wrapup.title} .conversationId=${wrapup.conversationId} .stintId=${wrapup.stintId}></wrapup-panel>
          ${store.callLogging && store.may('onbehalf:interactionLog:view') ? html`<interaction-log role="region" aria-label=${t.log.title} .conversationId=${wrapup.conversationId} .stintId=${wrapup.stintId}></interaction-log>` : nothing}</div>` : nothing}
      </main>`}
      <new-sms @composed=${this.#composed}></new-sms>
      <transfer-dialog></transfer-dialog>
      <keys-dialog></keys-dialog>
      ${session.expired ? html`<expired-session></expired-session>` : nothing}
      <div role="status">${this.said && !this.said.bad ? html`<p class="say">${this.said.sentence}</p>` : nothing}</div>
      <div role="alert">${this.said?.bad ? html`<p class="say bad">${this.said.sentence}</p>` : nothing}</div>`;
  }

  #welcome() {
    const sentence = { starting: '', signedOut: t.signIn.signedOut, failed: t.signIn.failed, unreachable: t.signIn.unreachable, here: '' }[this.phase];
    return html`<main class="welcome"><h1>${t.product}</h1>${this.phase === 'starting' ? html`<p class="quiet">${t.loading}</p>` : html`
      <p role="status">${sentence}</p>${this.phase === 'unreachable' ? nothing : html`<button class="main" @click=${() => session.signIn()}>${t.signIn.action}</button>`}`}</main>`;
  }

  /** @param {boolean} open */
  #bar(open) {
    const accessible = store.windowOf !== undefined;
    const sms = open ? t.window.isOpen : t.window.open;
    return html`<header class="bar">
      <button class="skip" @click=${() => this.#window.focusFirst()}>${t.skip}</button>
      <div class="menu">
        <button class="plain icon" aria-label=${t.menu} title=${t.menu} aria-haspopup="menu" aria-expanded=${this.menu === 'menu' || this.menu === 'types'} @click=${() => this.#toggle('menu')}>${icons.menu}</button>
        ${this.menu === 'menu' ? html`<div class="items left" role="menu" aria-label=${t.menu}>
          <button role="menuitem" aria-haspopup="menu" @click=${() => this.#toggle('types')}>${icons.plus}${t.newInteraction}</button>
          ${this.#views.map(each => html`<button role="menuitem" @click=${() => { this.menu = ''; location.hash = each.id === 'work' ? '' : each.id; }}>${each.id === this.view ? icons.check : html`<svg></svg>`}${t.views[each.id]}</button>`)}</div>` : nothing}
        ${this.menu === 'types' ? html`<div class="items left" role="menu" aria-label=${t.newInteraction}>
          <button role="menuitem" @click=${() => this.#newSms()}>${icons.sms}${t.sms}</button></div>` : nothing}
      </div>
      <h1>${t.product}</h1>
      <button class="main" aria-label=${`${t.newInteraction}: ${t.sms}`} @click=${() => this.#newSms()}>${icons.plus}<span class="action">${t.newInteraction}</span></button>
      <button class="plain icon sms ${accessible ? 'on' : ''}" aria-label=${sms} title=${sms} aria-pressed=${open} ?disabled=${!accessible} @click=${() => this.#toggleWindow(open)}>${icons.sms}</button>
      <span class="wide"></span>
      ${this.#status()}
      <div class="menu">
        <button class="plain" aria-label=${store.me?.name ?? ''} aria-haspopup="menu" aria-expanded=${this.menu === 'user'} @click=${() => this.#toggle('user')}>${icons.user}<span class="name">${store.me?.name}</span>${icons.down}</button>
        ${this.menu === 'user' ? html`<div class="items" role="menu" aria-label=${store.me?.name ?? ''}>
          ${Object.entries(t.languages).map(([id, name]) => html`<button role="menuitemradio" aria-checked=${id === language} @click=${() => chooseLanguage(id)}>${id === language ? icons.check : html`<svg></svg>`}${name}</button>`)}
          <hr><button role="menuitem" @click=${() => { this.menu = ''; this.renderRoot.querySelector('keys-dialog')?.show(); }}><svg></svg>${t.keys.title}</button>
          <button role="menuitemcheckbox" aria-checked=${ringer.on} @click=${() => ringer.set(!ringer.on)}>${ringer.on ? icons.check : html`<svg></svg>`}${t.sounds.title}</button>
          <hr><button role="menuitem" @click=${() => this.#signOut()}>${t.signOut}</button></div>` : nothing}
      </div>
    </header>`;
  }

  /** The views of this person; none to choose from if there is but one. @returns {{ id: View }[]} */
  get #views() {
    const others = views.filter(each => store.may(each.permission));
    return others.length ? [{ id: 'work' }, ...others] : [];
  }

  #status() {
    const status = store.routingStatus;
    const on = status === 'IDLE' || status === 'INTERACTING';
    const name = status === 'IDLE' ? t.status.onQueue : status === 'INTERACTING' ? t.status.interacting : status === 'NOT_RESPONDING' ? t.status.notResponding : t.status.offQueue;
    return html`<button class="queue ${on ? 'on' : status === 'NOT_RESPONDING' ? 'missed' : ''}" role="switch" aria-checked=${on} title=${t.status.hint} ?disabled=${acts.pending.has('routingStatus')}
      @click=${() => acts.setOnQueue(!on)}>${name}</button>`;
  }

  #connection() {
    if (store.channel.state === 'lost') return html`<div class="lost">${t.connection.lost}</div>`;
    if (store.loaded && !store.current) return html`<div class="lost">${t.connection.reading}</div>`;
    return ringer.on && !ringer.awake ? html`<div class="lost quietly">${t.sounds.asleep} <button class="link" @click=${() => ringer.test()}>${t.sounds.test}</button></div>` : nothing;
  }

  get #window() { return /** @type {HTMLElementTagNameMap['interactions-window']} */ (this.renderRoot.querySelector('interactions-window')); }

  /** @param {'menu' | 'types' | 'user'} menu */
  async #toggle(menu) {
    this.menu = this.menu === menu ? '' : menu;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.items [role^=menuitem]'))?.focus();
  }

  /** @param {{ queueId?: string | null, number?: string | null }} [link] */
  #newSms(link) {
    this.menu = '';
    this.renderRoot.querySelector('new-sms')?.show(link);
  }

  /** @param {CustomEvent<{ id: string, open: boolean }>} e */
  async #composed(e) {
    const { id, open } = e.detail;
    if (open) { store.openWindow(id); await this.#window.focusFirst(); return; }
    await this.renderRoot.querySelector('interaction-list')?.focusSms(id);
  }

  async #signOut() {
    this.menu = '';
    try { await session.signOut(); } catch { this.#say({ sentence: t.notSignedOut, bad: true }); }
  }

  /** @param {boolean} open */
  #toggleWindow(open) {
    if (open) store.closeWindow();
    else if (store.windowOf) { store.openWindow(store.windowOf); this.#window.focusFirst(); }
  }

  /** @param {CustomEvent<Interaction>} e */
  #transfer(e) { this.renderRoot.querySelector('transfer-dialog')?.show(e.detail); }

  /** The wrap-up of the conversation in the Interactions window. */
  #wrapUpHere() {
    const interaction = store.windowOf && store.interaction(store.windowOf);
    if (!interaction || interaction.state === 'alerting') return;
    acts.openWrapup(interaction);
    this.#focusWrapup();
  }

  async #focusWrapup() {
    await drawn(this);
    const panel = this.renderRoot.querySelector('wrapup-panel');
    await panel?.updateComplete;
    panel?.focusFirst();
  }

  /** @param {{ sentence: string, bad: boolean }} said */
  #say(said) {
    this.said = said;
    clearTimeout(this.silencing);
    this.silencing = setTimeout(() => { this.said = undefined; }, said.bad ? 9_000 : 4_000);
  }

  /** Who lost a conversation to a supervisor hears why. @param {{ earlier?: Conversation, conversation: Conversation }} told */
  #told({ earlier, conversation }) {
    const had = earlier && interactionOf(earlier, store.me?.id ?? '');
    if (had?.state !== 'connected') return;
    const stint = conversation.participants.find(each => each.id === had.stint.id);
    const reason = stint?.state !== 'connected' && stint?.attributes?.['onbehalf.disconnectReason'];
    if (reason) this.#say({ sentence: t.lost(store.number(had.contact), reason), bad: true });
  }

  /** The title counts what waits for me. */
  #title() {
    const count = store.interactions.filter(each => each.state === 'alerting' || store.unread(each.conversation.id) > 0).length;
    document.title = count ? t.news.title(count) : t.product;
    const icon = /** @type {HTMLLinkElement} */ (document.querySelector('link[rel=icon]'));
    const marked = icon.href.replace(/icon(-new)?\.svg$/, count ? 'icon-new.svg' : 'icon.svg');
    if (icon.href !== marked) icon.href = marked;
  }

  /** In a menu the arrows move. @param {KeyboardEvent} e */
  #key(e) {
    if (!this.menu) return;
    const items = /** @type {HTMLElement[]} */ ([...this.renderRoot.querySelectorAll('.items [role^=menuitem]')]);
    const at = items.indexOf(/** @type {HTMLElement} */ (/** @type {ShadowRoot} */ (this.renderRoot).activeElement));
    if (e.key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
    else if (e.key === 'ArrowUp') items.at(at - 1)?.focus();
    else if (e.key === 'Escape') {
      const opener = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('[aria-haspopup][aria-expanded=true]'));
      this.menu = '';
      opener?.focus();
    } else return;
    e.preventDefault();
  }
}
customElements.define('agent-client', AgentClient);
