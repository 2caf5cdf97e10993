// What the packer put into the page as inert blocks: gzip, as text (dense.mjs).
import { decode } from "./dense.mjs";

/** A block's content; the block goes when it was read. `how`: a method of `Response`, such as "json". */
export async function unpack(id, how) {
  const block = document.getElementById(id);
  const bytes = new Blob([decode(block.textContent)]);
  const content = await new Response(bytes.stream().pipeThrough(new DecompressionStream("gzip")))[how]();
  block.remove(); // hundreds of kilobytes of text that nothing needs any more
  return content;
}

/** An inline element that the policy allows by the hash of its text: so the text first. */
export function put(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  document.head.appendChild(element);
}

/** `get`, asked once for all who ask; what failed can be tried again. */
export function once(get) {
  let kept = null;
  return () => {
    kept = kept || get().catch((error) => { kept = null; throw error; });
    return kept;
  };
}
