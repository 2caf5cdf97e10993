// Bytes as text for a UTF-8 page: 13 bytes in 15 characters, base 123 (base64: 17 ⅓). The packer writes it, unpack.mjs reads it.

// All of ASCII but what a parser, a text-mode copy or an old tool takes for more than a character.
const AVOIDED = "\0\n\r\x1a<";
const LETTERS = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).filter((letter) => !AVOIDED.includes(letter));
const BASE = LETTERS.length;
const [BYTES, CHARACTERS] = [13, 15];
// A block is one number of 104 bits: 8 in the first limb, 24 in each of the others, so that no product needs more than 31.
const LIMBS = 5;
const LIMB = 0xffffff;

/** Begins with the number of zero bytes that fill up the last block. */
export function encode(bytes) {
  const filling = (BYTES - (bytes.length % BYTES)) % BYTES;
  const filled = new Uint8Array(bytes.length + filling);
  filled.set(bytes);
  const text = [LETTERS[filling]];
  for (let at = 0; at < filled.length; at += BYTES) {
    let number = filled.subarray(at, at + BYTES).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    const block = [];
    for (let i = 0; i < CHARACTERS; i += 1) {
      block.unshift(LETTERS[Number(number % BigInt(BASE))]);
      number /= BigInt(BASE);
    }
    text.push(...block);
  }
  return text.join("");
}

export function decode(text) {
  const digits = new Uint8Array(128);
  LETTERS.forEach((letter, digit) => { digits[letter.charCodeAt(0)] = digit; });
  const blocks = (text.length - 1) / CHARACTERS;
  const bytes = new Uint8Array(blocks * BYTES);
  const limbs = new Int32Array(LIMBS);
  for (let block = 0, from = 1, to = 0; block < blocks; block += 1) {
    limbs.fill(0);
    for (let i = 0; i < CHARACTERS; i += 1) {
      let carry = digits[text.charCodeAt(from)];
      from += 1;
      for (let limb = LIMBS - 1; limb >= 0; limb -= 1) {
        const product = limbs[limb] * BASE + carry;
        limbs[limb] = product & LIMB;
        carry = product >> 24;
      }
    }
    bytes[to] = limbs[0];
    for (let limb = 1; limb < LIMBS; limb += 1) {
      bytes[to + limb * 3 - 2] = limbs[limb] >> 16;
      bytes[to + limb * 3 - 1] = limbs[limb] >> 8;
      bytes[to + limb * 3] = limbs[limb];
    }
    to += BYTES;
  }
  return bytes.subarray(0, bytes.length - digits[text.charCodeAt(0)]);
}
