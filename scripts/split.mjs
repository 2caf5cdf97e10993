// One wasm becomes two: what the first screen needs, and the rest, which the page loads when that screen stands.
//
// The doors between them are the functions of src/ui/later.rs. What only the doors reach – followed through calls, function pointers
// and data, as the linker saw them (relocs.mjs) – goes. Both parts share memory and function table and keep every function's number:
// in each of them the other's functions are stubs that call through the table, or traps where nothing can get there.
import {
  CODE, CUSTOM, DATA, ELEMENTS, EXPORTS, FUNCTIONS, GLOBALS, IMPORTS, MEMORIES, START, TABLES, TYPES, eachSection, elements, exports_, functionImports, functions, imports,
  leb, names, section, segmentAt, segments, sized, text, toLeb, toSleb, vector,
} from "./wasm.mjs";
import { reach, references } from "./relocs.mjs";

const DOOR = /2ui5later5entry/;
/** Under which name the rest asks for memory, table and stack pointer. */
export const SHARED = "!";
const [FUNCTION, TABLE, MEMORY, GLOBAL] = [0, 1, 2, 3];
const MUTABLE = 1;
// No locals, `unreachable`, `end`.
const TRAP = Buffer.from([0, 0, 11]);
const named = (name, ...bytes) => Buffer.concat([sized(Buffer.from(name)), ...bytes]);

// Items of a vector section whose ends only their own reader knows.
function items(body, next) {
  let [count, at] = leb(body, 0);
  const list = [];
  for (; count > 0; count -= 1) {
    const end = next(body, at);
    list.push(body.subarray(at, end));
    at = end;
  }
  return list;
}
const typeEnd = (body, at) => {
  for (let lists = [at + 1, 2]; ; lists = [lists[0], lists[1] - 1]) {
    if (lists[1] === 0) return lists[0];
    const [count, start] = leb(body, lists[0]);
    lists[0] = start + count;
  }
};
const globalEnd = (body, at) => {
  if (body[at + 2] !== 0x41) throw new Error("a global that is no plain number");
  for (at += 3; body[at] > 127;) at += 1;
  return at + 2;
};

const exportedFunctions = (wasm) => exports_(section(wasm, EXPORTS)).filter(({ what }) => what[0] === FUNCTION)
  .map(({ name, what }) => ({ name, index: leb(what, 1)[0] }));

// Calls the function in `slot` with what it was given.
function throughTable(parameters, type, slot) {
  const given = Array.from({ length: parameters }, (_, at) => Buffer.concat([Buffer.from([0x20]), toLeb(at)]));
  return Buffer.concat([Buffer.from([0]), ...given, Buffer.from([0x41]), toSleb(slot), Buffer.from([0x11]), toLeb(type), Buffer.from([0, 0x0b])]);
}

// Pieces of data side by side as one.
function joined(pieces) {
  const runs = [];
  for (const { address, size } of pieces.filter(({ size }) => size > 0).sort((a, b) => a.address - b.address)) {
    const last = runs[runs.length - 1];
    if (last && address <= last.end) last.end = Math.max(last.end, address + size);
    else runs.push({ address, end: address + size });
  }
  return runs;
}

/** `wasm`, which wasm-bindgen made of `linked`, as `{ first, rest }`, with function names but without what the linker noted. */
export function split(noted, linked) {
  const wasm = eachSection(noted, (kind, body) => (kind === CUSTOM && text(body, 0)[0] !== "name" ? null : body));
  const before = functionImports(wasm);
  const known = names(wasm);
  const linkedNames = names(linked);
  const graph = references(linked, functionImports(linked));
  const byName = new Map(graph.functions.map((node) => [node.name, node]));
  const holders = new Map();
  known.forEach((name, index) => holders.set(name, [...(holders.get(name) ?? []), index]));
  const doors = new Set(graph.functions.filter(({ name }) => DOOR.test(name)));
  if (!doors.size) throw new Error("src/ui/later.rs has no doors");
  // What JavaScript calls, the beginning, and what goes by a name that others have, too.
  const called = new Set(exportedFunctions(wasm).map(({ index }) => known.get(index)));
  exportedFunctions(linked).filter(({ name }) => name === "main").forEach(({ index }) => called.add(linkedNames.get(index)));
  const first = reach(graph.functions.filter(({ name, indices }) =>
    called.has(name) || indices.size > 1 || (holders.get(name) ?? []).length > 1), doors);
  const later = reach([...doors].flatMap(({ uses }) => [...uses]), first);
  // What wasm-bindgen added is not in the graph and stays in the first part. What is in neither part is dead.
  const node = (index) => byName.get(known.get(index));
  const stays = (index) => !node(index) || first.has(node(index));
  const moves = (index) => doors.has(node(index)) || later.has(node(index));
  const bodies = functions(section(wasm, CODE));
  const numbers = bodies.map((_, at) => before + at);
  const isDoor = (index) => doors.has(node(index));

  // Slots in the table: those that a function has, and new ones for doors and for what the rest calls in the first.
  const [count, atLimits] = leb(section(wasm, TABLES), 2);
  const old = elements(section(wasm, ELEMENTS));
  const slots = new Map();
  old.forEach(({ address, list }) => list.forEach((index, at) => slots.set(index, address + at)));
  const asked = new Set(numbers.filter(moves).flatMap((index) => [...node(index).calls])
    .flatMap((callee) => holders.get(callee?.name) ?? []).filter((index) => index >= before && stays(index)));
  const limit = leb(section(wasm, TABLES), atLimits)[0];
  if (section(wasm, TABLES)[2] !== 1) throw new Error("the function table has no fixed size");
  let size = count === 1 ? leb(section(wasm, TABLES), 3)[0] : limit;
  const added = [...asked].filter((index) => !slots.has(index));
  const addedAt = size;
  added.forEach((index) => { slots.set(index, size); size += 1; });
  numbers.filter((index) => isDoor(index) && !slots.has(index)).forEach((index) => { slots.set(index, size); size += 1; });

  const types = items(section(wasm, TYPES), typeEnd).map((type) => leb(type, 1)[0]);
  const typeOf = items(section(wasm, FUNCTIONS), (body, at) => leb(body, at)[1]).map((type) => leb(type, 0)[0]);
  const stub = (index) => throughTable(types[typeOf[index - before]], typeOf[index - before], slots.get(index));
  const code = (own, reached) => vector(bodies.map((body, at) => {
    const index = before + at;
    return sized(own(index) ? body : (reached(index) ? stub(index) : TRAP));
  }));

  const firstData = joined(graph.data.filter((piece) => first.has(piece)));
  const touches = (piece) => firstData.some(({ address, end }) => piece.address < end && address < piece.address + piece.size);
  const moved = joined(graph.data.filter((piece) => later.has(piece) && !touches(piece)));
  const memory = Buffer.from(section(wasm, DATA));
  const goes = [];
  for (const { address, start, bytes } of segments(memory)) {
    for (const run of moved) {
      const [from, to] = [run.address - address, run.end - address];
      if (from < 0 || to > bytes.length) continue;
      goes.push(segmentAt(run.address, sized(Buffer.from(bytes.subarray(from, to)))));
      memory.fill(0, start + from, start + to);
    }
  }

  const globals = items(section(wasm, GLOBALS), globalEnd);
  const mutable = globals.filter((global) => global[1] === MUTABLE);
  if (globals.slice(0, mutable.length).some((global) => global[1] !== MUTABLE)) throw new Error("a constant stands before the stack pointer");
  const tables = vector([Buffer.concat([Buffer.from([0x70, 1]), toLeb(size), toLeb(size)])]);
  const onlyNumbers = (list) => vector(list.map(toLeb));
  const firstPart = eachSection(wasm, (kind, body) => {
    if (kind === TABLES) return tables;
    if (kind === EXPORTS) {
      const kept = exports_(body).filter(({ what }) => what[0] !== TABLE).map(({ name, what }) => named(name, what));
      const shared = mutable.map((_, at) => named(`g${at}`, Buffer.from([GLOBAL]), toLeb(at)));
      return vector([...kept, named("t", Buffer.from([TABLE, 0])), ...shared]);
    }
    if (kind === ELEMENTS) {
      return vector([...old.map(({ address, list }) => segmentAt(address, onlyNumbers(list))), segmentAt(addedAt, onlyNumbers(added))]);
    }
    if (kind === CODE) return code(stays, isDoor);
    return kind === DATA ? memory : body;
  });

  const filled = [...slots].filter(([index]) => moves(index)).sort((a, b) => a[1] - b[1]);
  const runs = [];
  filled.forEach(([index, slot]) => {
    const last = runs[runs.length - 1];
    if (last && last.slot + last.list.length === slot) last.list.push(index);
    else runs.push({ slot, list: [index] });
  });
  const [minimum] = leb(section(wasm, MEMORIES), 2);
  const restPart = eachSection(wasm, (kind, body) => {
    if ([TABLES, MEMORIES, EXPORTS, START].includes(kind)) return null;
    if (kind === IMPORTS) {
      const shared = mutable.map((global, at) => named(SHARED, named(`g${at}`, Buffer.from([GLOBAL, global[0], MUTABLE]))));
      return vector([
        ...imports(body).map(({ module, name, type }) => named(module, named(name, type))),
        named(SHARED, named("memory", Buffer.from([MEMORY, 0]), toLeb(minimum))),
        named(SHARED, named("t", Buffer.from([TABLE, 0x70, 1]), toLeb(size), toLeb(size))),
        ...shared,
      ]);
    }
    if (kind === GLOBALS) return vector(globals.slice(mutable.length));
    if (kind === ELEMENTS) return vector(runs.map(({ slot, list }) => segmentAt(slot, onlyNumbers(list))));
    if (kind === CODE) return code(moves, (index) => asked.has(index));
    return kind === DATA ? vector(goes) : body;
  });
  return { first: firstPart, rest: restPart };
}
