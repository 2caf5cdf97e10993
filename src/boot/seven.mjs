// Bytes as text for a UTF-8 page: seven bits a character, an eighth less than base64. The packer writes it, src/boot/main.js reads it.

// Codes that would not come through: what a parser, a text-mode copy or an old tool takes for more than a character.
const AVOIDED = "\0\n\r\x1a<";
// They are written as these letters, which take two bytes in the file.
const INSTEAD = 0xe0;

export function encode(bytes) {
  let text = "";
  const add = (code) => {
    const avoided = AVOIDED.indexOf(String.fromCharCode(code));
    text += String.fromCharCode(avoided < 0 ? code : INSTEAD + avoided);
  };
  let [held, bits] = [0, 0];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0x7fff;
    for (bits += 8; bits >= 7; bits -= 7) add((held >> (bits - 7)) & 127);
  }
  if (bits) add((held << (7 - bits)) & 127);
  return text;
}

export function decode(text) {
  const bytes = new Uint8Array((text.length * 7) >> 3);
  let [held, bits, at] = [0, 0, 0];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    held = ((held << 7) | (code < INSTEAD ? code : AVOIDED.charCodeAt(code - INSTEAD))) & 0x7fff;
    bits += 7;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = held >> bits;
      at += 1;
    }
  }
  return bytes;
}
