"""Whether a page works without a mouse: every visible control takes the focus, none keeps it.

Tab itself is pressed twice: on the page as it comes, and on its last control. In between a script gives every control
the focus in turn and lets it hear Tab: one that does not take the focus, stands outside the order of Tab, or swallows
the key is told.
"""

from playwright.sync_api import Page

PROBE = """() => {
  const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, area[href], iframe,'
    + ' [contenteditable=true], [tabindex="0"], [role=button], [role=link], [role=checkbox], [role=tab],'
    + ' [role=menuitem], [role=option], [role=switch], [role=slider], [role=combobox], [onclick]';
  const there = (e) => e.checkVisibility({visibilityProperty: true}) && !e.matches(':disabled')
    && !e.closest('[inert]');
  const name = (e) => e.outerHTML.slice(0, 120);
  const found = [...document.querySelectorAll(controls)].filter(there);
  const wrong = [];
  for (const e of found) {
    if (e.tabIndex < 0) wrong.push('Tab passes by: ' + name(e));
    if (e.tabIndex > 0) wrong.push('out of order: ' + name(e));
    e.focus({preventScroll: true});
    if (document.activeElement !== e) wrong.push('takes no focus: ' + name(e));
    const tab = (shiftKey) => new KeyboardEvent('keydown',
      {key: 'Tab', code: 'Tab', keyCode: 9, shiftKey, bubbles: true, cancelable: true});
    if (!e.dispatchEvent(tab(false)) || !e.dispatchEvent(tab(true))) wrong.push('keeps Tab: ' + name(e));
  }
  window.lastControl = found.at(-1);
  return {wrong, count: found.length};
}"""
AT_A_CONTROL = "() => document.activeElement !== document.body"
TO_THE_LAST = "() => window.lastControl.focus()"
STILL_THERE = "() => document.activeElement === window.lastControl"


def keyboard_faults(page: Page) -> list[str]:
    """Return what a hand on the keyboard cannot do on the page as it stands, in words."""
    page.keyboard.press("Tab")
    wrong = [] if page.evaluate(AT_A_CONTROL) else ["Tab leads nowhere on the page as it comes"]
    seen = page.evaluate(PROBE)
    if not seen["count"]:
        return [*wrong, "no control at all"]
    page.evaluate(TO_THE_LAST)
    page.keyboard.press("Tab")
    if page.evaluate(STILL_THERE):
        wrong.append("Tab never leaves the last control")
    return [*wrong, *seen["wrong"]]
