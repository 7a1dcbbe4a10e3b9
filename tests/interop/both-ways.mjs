// Reads {keyMaterial, team, epoch, suite, sealed: [{outer, sealed}], words: [...]}
// from standard input, opens every envelope and seals every text of `words`, and writes
// {opened: [...], sealed: [{outer, sealed}]}. The binding, the canonical outer fields, the
// padding and HPKE itself are written here a second time, from docs/SECURITY.md.
import { CipherSuite, HkdfSha256 } from "@hpke/core";
import { Chacha20Poly1305 } from "@hpke/chacha20poly1305";
import { DhkemX25519HkdfSha256 } from "@hpke/dhkem-x25519";

const PADDED = [512, 2048, 8192, 32768, 262144];
const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Chacha20Poly1305(),
});
const text = new TextEncoder();

function info(label, team, epoch, suiteName) {
  const epochBytes = Buffer.alloc(4);
  epochBytes.writeUInt32BE(epoch);
  const fields = [text.encode(label), text.encode(team), epochBytes, text.encode(suiteName)];
  return Buffer.concat(
    fields.flatMap((field) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(field.length);
      return [length, field];
    }),
  );
}

function bound(outer) {
  const { v, suite, team, epoch, id, form, form_version, contact, supersedes } = outer;
  const fields = { v, suite, team, epoch, id, form, form_version, contact };
  if (supersedes !== undefined) fields.supersedes = supersedes;
  return text.encode(JSON.stringify(fields));
}

function pad(words) {
  const bytes = text.encode(words);
  const padded = Buffer.alloc(PADDED.find((length) => bytes.length + 4 <= length));
  padded.writeUInt32BE(bytes.length);
  padded.set(bytes, 4);
  return padded;
}

function unpad(padded) {
  const bytes = Buffer.from(padded);
  const length = bytes.readUInt32BE();
  if (!PADDED.includes(bytes.length)) throw new Error(`padded to ${bytes.length}`);
  if (bytes.subarray(4 + length).some((byte) => byte !== 0)) throw new Error("padded with more than zeros");
  return bytes.subarray(4, 4 + length).toString("utf8");
}

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const asked = JSON.parse(Buffer.concat(chunks).toString("utf8"));
const bytes = (encoded) => Buffer.from(encoded, "base64url");
const { publicKey, privateKey } = await suite.kem.deriveKeyPair(bytes(asked.keyMaterial));
const binding = info("my-pledge views v1", asked.team, asked.epoch, asked.suite);

const opened = [];
for (const { outer, sealed } of asked.sealed) {
  const all = bytes(sealed);
  const recipient = await suite.createRecipientContext({
    recipientKey: privateKey,
    enc: all.subarray(0, 32),
    info: binding,
  });
  opened.push(unpad(await recipient.open(all.subarray(32), bound(outer))));
}

const sealed = [];
for (const [at, words] of asked.words.entries()) {
  const { outer } = asked.sealed[at];
  const sender = await suite.createSenderContext({ recipientPublicKey: publicKey, info: binding });
  const ciphertext = await sender.seal(pad(words), bound(outer));
  sealed.push({
    outer,
    sealed: Buffer.concat([Buffer.from(sender.enc), Buffer.from(ciphertext)]).toString("base64url"),
  });
}

process.stdout.write(JSON.stringify({ opened, sealed }));
