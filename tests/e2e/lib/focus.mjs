// What a person who uses only the keyboard can tell of the focus.
import assert from "node:assert/strict";

// In the page: which element has the focus, whether anything marks it, and what lies on top of its middle.
function look() {
  const element = document.activeElement;
  const name = `${element.tagName} ${element.id || element.name || ""} ${element.getAttribute("aria-label") || element.innerText || element.title || ""}`.slice(0, 80);
  const holder = element.closest("label") || element;
  const marks = (one) => {
    const style = getComputedStyle(one);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 && style.opacity !== "0";
    return outlined || style.boxShadow !== "none";
  };
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const top = document.elementFromPoint(x, y);
  const covered = top && !holder.contains(top) && !top.contains(holder);
  return {
    name, marked: marks(element) || marks(holder), inside: Boolean(top), at: `${Math.round(x)}, ${Math.round(y)}`, covering: covered ? top.outerHTML.slice(0, 80) : null,
    row: element.closest(".pt")?.id.slice(2) ?? null, input: element.tagName === "INPUT" ? element.id || element.name : null,
  };
}

export const focusOf = (page) => page.evaluate(look);

// The focus, after making sure that it can be seen.
export async function seenFocus(page) {
  const focus = await focusOf(page);
  assert.ok(focus.marked, `nothing marks the focus on ${focus.name}`);
  assert.ok(focus.inside, `the focus is out of sight: ${focus.name} at ${focus.at}`);
  assert.equal(focus.covering, null, `${focus.name} at ${focus.at} has the focus under something else`);
  return focus;
}
