// One wasm becomes several: what the first screen needs, and parts that the page loads one after the other when that screen stands.
//
// The doors into a part are functions of src/ui/later.rs. A part is what its doors reach – followed through calls, function pointers
// and data, as the linker saw them (relocs.mjs) – and no earlier part does. All parts share memory and function table and keep every
// function's number: in each of them the others' functions are stubs that call through the table, or traps where nothing gets there.
import {
  CODE, DATA, ELEMENTS, EXPORTS, FUNCTIONS, GLOBALS, IMPORTS, MEMORIES, START, TABLES, TYPES, eachSection, elements, exports_, functionImports, functions, imports,
  leb, names, section, segmentAt, segments, sized, toLeb, toSleb, vector,
} from "./wasm.mjs";
import { reach, references } from "./relocs.mjs";

// By the part that they lead into; the mangled name of a module in src/ui/later.rs.
const DOORS = [/2ui5later5entry/];
// Under which name the later parts ask for memory, table and stack pointer (src/boot/main.js).
const SHARED = "!";
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

// Which part each node of the graph is in; what nothing reaches is in none.
function owners(graph, roots) {
  const doors = DOORS.map((pattern) => graph.functions.filter(({ name }) => pattern.test(name)));
  if (doors.some((list) => !list.length)) throw new Error("src/ui/later.rs lacks the doors into a part");
  const owner = new Map();
  [roots, ...doors].forEach((starts, part) => {
    const others = doors.filter((_, at) => at + 1 !== part).flat();
    reach(starts, new Set([...owner.keys(), ...others])).forEach((node) => owner.set(node, part));
  });
  return { owner, doors: new Set(doors.flat()) };
}

// The data of each later part as segments; it is taken out of `memory`, the data section's body.
function takeData(graph, owner, memory) {
  const of = (part) => graph.data.filter((piece) => owner.get(piece) === part);
  const pieces = segments(memory);
  let kept = joined(of(0));
  return DOORS.map((_, at) => {
    const free = of(at + 1).filter((piece) => !kept.some(({ address, end }) => piece.address < end && address < piece.address + piece.size));
    kept = joined([...kept.map(({ address, end }) => ({ address, size: end - address })), ...free]);
    return pieces.flatMap(({ address, start, bytes }) => joined(free)
      .filter((run) => run.address >= address && run.end <= address + bytes.length)
      .map((run) => {
        const [from, to] = [run.address - address, run.end - address];
        const content = Buffer.from(bytes.subarray(from, to));
        memory.fill(0, start + from, start + to);
        return segmentAt(run.address, sized(content));
      }));
  });
}

// Functions in slots side by side, as element segments.
function inRuns(slots, isOwn) {
  const runs = [];
  [...slots].filter(([index]) => isOwn(index)).sort((a, b) => a[1] - b[1]).forEach(([index, slot]) => {
    const last = runs[runs.length - 1];
    if (last && last.slot + last.list.length === slot) last.list.push(index);
    else runs.push({ slot, list: [index] });
  });
  return vector(runs.map(({ slot, list }) => segmentAt(slot, vector(list.map(toLeb)))));
}

/** `wasm`, which wasm-bindgen made of `linked`, as a list of parts, with function names. */
export function split(wasm, linked) {
  const before = functionImports(wasm);
  const [known, linkedNames] = [names(wasm), names(linked)];
  const graph = references(linked, functionImports(linked));
  const byName = new Map(graph.functions.map((node) => [node.name, node]));
  const holders = new Map();
  known.forEach((name, index) => holders.set(name, [...(holders.get(name) ?? []), index]));
  // What JavaScript calls, the beginning, and what goes by a name that others have, too.
  const called = new Set(exportedFunctions(wasm).map(({ index }) => known.get(index)));
  exportedFunctions(linked).filter(({ name }) => name === "main").forEach(({ index }) => called.add(linkedNames.get(index)));
  const { owner, doors } = owners(graph, graph.functions.filter(({ name, indices }) =>
    called.has(name) || indices.size > 1 || (holders.get(name) ?? []).length > 1));
  const node = (index) => byName.get(known.get(index));
  // What wasm-bindgen added is not in the graph and stays in the first part.
  const partOf = (index) => (node(index) ? owner.get(node(index)) : 0);
  const bodies = functions(section(wasm, CODE));
  const numbers = bodies.map((_, at) => before + at);

  // What a part calls in an earlier one, and every door, needs a slot in the table.
  const crossing = new Set(numbers.filter((index) => doors.has(node(index))));
  numbers.filter((index) => partOf(index) > 0).forEach((index) => [...node(index).calls]
    .flatMap((callee) => holders.get(callee?.name) ?? [])
    .filter((callee) => callee >= before && partOf(callee) < partOf(index))
    .forEach((callee) => crossing.add(callee)));
  const slots = new Map();
  elements(section(wasm, ELEMENTS)).forEach(({ address, list }) => list.forEach((index, at) => slots.set(index, address + at)));
  const table = section(wasm, TABLES);
  if (table[0] !== 1 || table[2] !== 1) throw new Error("not one function table of a fixed size");
  let [size] = leb(table, 3);
  crossing.forEach((index) => {
    if (slots.has(index)) return;
    slots.set(index, size);
    size += 1;
  });

  const types = items(section(wasm, TYPES), typeEnd).map((type) => leb(type, 1)[0]);
  const typeOf = items(section(wasm, FUNCTIONS), (body, at) => leb(body, at)[1]).map((type) => leb(type, 0)[0]);
  const stub = (index) => throughTable(types[typeOf[index - before]], typeOf[index - before], slots.get(index));
  const code = (part) => vector(bodies.map((body, at) => {
    const index = before + at;
    return sized(partOf(index) === part ? body : (crossing.has(index) ? stub(index) : TRAP));
  }));

  const memory = Buffer.from(section(wasm, DATA));
  const data = takeData(graph, owner, memory);
  const globals = items(section(wasm, GLOBALS), globalEnd);
  const mutable = globals.filter((global) => global[1] === MUTABLE);
  if (globals.slice(0, mutable.length).some((global) => global[1] !== MUTABLE)) throw new Error("a constant stands before the stack pointer");
  const limits = [Buffer.from([0x70, 1]), toLeb(size), toLeb(size)];
  const [minimum] = leb(section(wasm, MEMORIES), 2);
  const elementsOf = (part) => inRuns(slots, (index) => partOf(index) === part);

  const first = eachSection(wasm, (kind, body) => {
    if (kind === TABLES) return vector([Buffer.concat(limits)]);
    if (kind === EXPORTS) {
      const kept = exports_(body).filter(({ what }) => what[0] !== TABLE).map(({ name, what }) => named(name, what));
      const shared = mutable.map((_, at) => named(`g${at}`, Buffer.from([GLOBAL]), toLeb(at)));
      return vector([...kept, named("t", Buffer.from([TABLE, 0])), ...shared]);
    }
    if (kind === ELEMENTS) return elementsOf(0);
    if (kind === CODE) return code(0);
    return kind === DATA ? memory : body;
  });
  const later = data.map((pieces, at) => eachSection(wasm, (kind, body) => {
    if ([TABLES, MEMORIES, EXPORTS, START].includes(kind)) return null;
    if (kind === IMPORTS) {
      const shared = mutable.map((global, which) => named(SHARED, named(`g${which}`, Buffer.from([GLOBAL, global[0], MUTABLE]))));
      return vector([
        ...imports(body).map(({ module, name, type }) => named(module, named(name, type))),
        named(SHARED, named("memory", Buffer.from([MEMORY, 0]), toLeb(minimum))),
        named(SHARED, named("t", Buffer.from([TABLE]), ...limits)),
        ...shared,
      ]);
    }
    if (kind === GLOBALS) return vector(globals.slice(mutable.length));
    if (kind === ELEMENTS) return elementsOf(at + 1);
    if (kind === CODE) return code(at + 1);
    return kind === DATA ? vector(pieces) : body;
  }));
  return [first, ...later];
}
