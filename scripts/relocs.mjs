// What each function of the compiler's wasm names: from the relocations that the linker keeps with --emit-relocs.
import { CODE, CUSTOM, DATA, eachSection, functions, leb, names, section, segments, text } from "./wasm.mjs";

const [CALL, TABLE_SLEB, TABLE_I32, TABLE_REL, ADDRESSES] = [0, 1, 2, 12, new Set([3, 4, 5, 11])];
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 22, 23]);
const [FUNCTION, DATA_SYMBOL] = [0, 1];
const [UNDEFINED, EXPLICIT_NAME, ABSOLUTE] = [0x10, 0x40, 0x200];
const SYMBOL_TABLE = 8;

/** The linker's symbols: `{ function }` or `{ data: { segment, offset, size } }`, `null` for what is neither. */
function symbols(wasm) {
  const body = section(wasm, CUSTOM, "linking");
  const found = [];
  let at = leb(body, text(body, 0)[1])[1];
  while (at < body.length) {
    const [length, start] = leb(body, at + 1);
    if (body[at] === SYMBOL_TABLE) {
      let [count, here] = leb(body, start);
      const number = () => { let value; [value, here] = leb(body, here); return value; };
      for (; count > 0; count -= 1) {
        const kind = body[here];
        here += 1;
        const flags = number();
        const defined = (flags & UNDEFINED) === 0;
        if (kind === DATA_SYMBOL) {
          [, here] = text(body, here);
          const data = defined ? { segment: number(), offset: number(), size: number() } : null;
          found.push(data && (flags & ABSOLUTE) === 0 ? { data } : null);
        } else {
          const index = number();
          if (kind <= 5 && kind !== 3 && (defined || (flags & EXPLICIT_NAME) !== 0)) [, here] = text(body, here);
          found.push(kind === FUNCTION ? { function: index } : null);
        }
      }
    }
    at = start + length;
  }
  return found;
}

/** The relocations of a section: `{ type, offset, symbol }`, the offset counted in the section's body. */
function relocations(wasm, of) {
  const body = section(wasm, CUSTOM, `reloc.${of}`);
  let at = leb(body, text(body, 0)[1])[1];
  let count;
  [count, at] = leb(body, at);
  const found = [];
  for (; count > 0; count -= 1) {
    const type = body[at];
    const [offset, second] = leb(body, at + 1);
    const [symbol, third] = leb(body, second);
    at = WITH_ADDEND.has(type) ? leb(body, third)[1] : third;
    found.push({ type, offset, symbol });
  }
  return found;
}

// The place (of those sorted by `start`) that an offset lies in.
function placeOf(places, offset) {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle].start <= offset) low = middle + 1;
    else high = middle;
  }
  const place = places[low - 1];
  return place && offset < place.end ? place : null;
}

/**
 * A graph of `nodes`, each `{ name, calls, uses }` for a function or `{ address, size, uses }` for a piece of data. `calls` are called
 * directly; `uses` are named in any way, `calls` included. Functions of one name are one node, marked `several`.
 */
export function references(wasm, importCount) {
  const known = names(wasm);
  const list = symbols(wasm);
  const byName = new Map();
  const functionNode = (index) => {
    const name = known.get(index) ?? `#${index}`;
    if (!byName.has(name)) byName.set(name, { name, indices: new Set(), calls: new Set(), uses: new Set() });
    const node = byName.get(name);
    node.indices.add(index);
    return node;
  };
  const pieces = segments(section(wasm, DATA));
  const byPlace = new Map();
  const dataNode = ({ segment, offset, size }) => {
    const key = `${segment}:${offset}:${size}`;
    const { start, address } = pieces[segment];
    if (!byPlace.has(key)) byPlace.set(key, { address: address + offset, size, start: start + offset, end: start + offset + size, uses: new Set() });
    return byPlace.get(key);
  };
  const nodes = list.map((symbol) => {
    if (symbol?.data) return dataNode(symbol.data);
    return symbol?.function === undefined ? null : functionNode(symbol.function);
  });
  const code = section(wasm, CODE);
  const bodies = functions(code).map((body, at) => {
    const start = body.byteOffset - code.byteOffset;
    return { start, end: start + body.length, node: functionNode(importCount + at) };
  });
  for (const { type, offset, symbol } of relocations(wasm, "CODE")) {
    const from = placeOf(bodies, offset)?.node;
    const to = nodes[symbol];
    if (type === CALL) from.calls.add(to);
    if ([CALL, TABLE_SLEB, TABLE_REL].includes(type) || (ADDRESSES.has(type) && to)) from.uses.add(to);
  }
  const data = [...byPlace.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  for (const { type, offset, symbol } of relocations(wasm, "DATA")) {
    const to = nodes[symbol];
    if (type !== TABLE_I32 && !(ADDRESSES.has(type) && to)) continue;
    const holders = data.filter(({ start, end }) => start <= offset && offset < end);
    if (!holders.length) throw new Error(`no symbol covers the pointer at ${offset} of the data`);
    holders.forEach((holder) => holder.uses.add(to));
  }
  return { functions: [...byName.values()], data };
}

/** What can be reached from `roots`, through none of `doors`. */
export function reach(roots, doors) {
  const found = new Set();
  const left = [...roots];
  while (left.length) {
    const node = left.pop();
    if (found.has(node) || doors.has(node)) continue;
    found.add(node);
    left.push(...node.uses);
  }
  return found;
}
