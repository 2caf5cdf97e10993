// Slow matrices: the whole of them with SOAK=1 (make soak), else a seeded sample. SEED=… draws another one.
export const SOAK = process.env.SOAK === "1";
export const SEED = Number(process.env.SEED ?? 20260305);

// Numbers in 0…1, the same for the same seed.
export function dice(seed = SEED) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// All of a list, or `count` of it in their order.
export function sample(list, count) {
  if (SOAK || list.length <= count) return list;
  const roll = dice();
  const chosen = new Set();
  while (chosen.size < count) chosen.add(Math.floor(roll() * list.length));
  return list.filter((_, at) => chosen.has(at));
}
