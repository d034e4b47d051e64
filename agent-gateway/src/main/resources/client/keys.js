const setting = 'onbehalf-keys';

/** Single keys as shortcuts. They do nothing while a text field has the focus or a dialog is open, and can be switched off. */
class Keys {
  get on() { return localStorage.getItem(setting) !== 'off'; }

  /** @param {boolean} on */
  set(on) { localStorage.setItem(setting, on ? 'on' : 'off'); }

  /** @param {Record<string, () => void>} acts by key @param {() => boolean} isFree whether the page listens now */
  listen(acts, isFree) {
    document.addEventListener('keydown', e => {
      const act = acts[e.key];
      if (!act || !this.on || !isFree() || e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
      const path = e.composedPath().filter(each => each instanceof HTMLElement);
      if (path.some(each => each.matches('input:not([type=radio], [type=checkbox]), textarea, select, dialog'))) return;
      e.preventDefault();
      act();
    });
  }
}

export const keys = new Keys();
