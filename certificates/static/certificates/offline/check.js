// Whether a certificate is genuine, told without a network. Judges like certificates/judging.py.
// A plain script: browsers load no module for a page that is opened from a folder.
"use strict";

globalThis.ankurCheck = (() => {
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const PLACES = 131072, HEAD = 33, HASH = 6, SIGNATURE = 64;
  const LENGTHS = [HEAD + SIGNATURE, HEAD + 2 * HASH + SIGNATURE];
  const PURPOSE = new TextEncoder().encode("ankur certificate 1\0");
  const DAY = 86400000, FIRST_DAY = Date.UTC(2020, 0, 1);

  const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const isoDay = (time) => new Date(time).toISOString().slice(0, 10);

  // The statement or token in the text of a QR code.
  function saidIn(text) {
    const found = text.toUpperCase().match(/(?:^|\/V\/)\s*([A-Z2-7]{26,175})(?=[\s/?]|$)/);
    return found ? found[1] : "";
  }

  function fromBase32(text) {
    const bytes = [];
    let bits = 0, held = 0;
    for (const letter of text) {
      held = (held << 5) | LETTERS.indexOf(letter);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.push(held >> bits);
        held &= (1 << bits) - 1;
      }
    }
    // Bits that are left over say nothing: they must be zero, so that a statement has one text.
    return held ? new Uint8Array() : new Uint8Array(bytes);
  }

  function fromBase64(text) {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  }

  function read(signed) {
    const view = new DataView(signed.buffer);
    const hashes = signed.slice(HEAD, -SIGNATURE);
    const isNamed = Boolean(signed[0] & 2);
    if (signed[0] >> 4 !== 1 || isNamed !== Boolean(hashes.length)) return null;
    const held = view.getUint16(23);
    return {
      keyId: hex(signed.slice(1, 5)),
      token: signed.slice(5, 21),
      signedOn: isoDay(FIRST_DAY + view.getUint16(21) * DAY),
      heldIn: new Date(Date.UTC(2020 + Math.floor(held / 12), held % 12, 1)),
      courseId: hex(signed.slice(25, 29)),
      statusIndex: view.getUint32(29),
      isInvented: Boolean(signed[0] & 1),
      hashes: hashes.length ? [hashes.slice(0, HASH), hashes.slice(HASH)] : [],
    };
  }

  async function verifies(publicKey, signature, data) {
    const key = await crypto.subtle.importKey("raw", fromBase64(publicKey), { name: "Ed25519" }, false, ["verify"]);
    return crypto.subtle.verify({ name: "Ed25519" }, key, signature, data);
  }

  // Whether this browser can check a signature at all.
  async function isAble() {
    try {
      await crypto.subtle.importKey("raw", new Uint8Array(32), { name: "Ed25519" }, false, ["verify"]);
      return typeof DecompressionStream === "function";
    } catch {
      return false;
    }
  }

  async function unpacked(text) {
    const packed = new Blob([fromBase64(text.slice(1))]).stream();
    const plain = packed.pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(plain).arrayBuffer());
  }

  async function listed(index, keys, revocations) {
    try {
      const token = revocations.lists[Math.floor(index / PLACES)];
      const [head, body, signature] = token.split(".");
      const key = keys.find((each) => each.id === JSON.parse(atob(head.replace(/-/g, "+").replace(/_/g, "/"))).kid.split("#").pop());
      const payload = JSON.parse(new TextDecoder().decode(fromBase64(body)));
      const made = new Date(payload.iat * 1000);
      if (key.leaked || isoDay(made - DAY) > (key.until || "9999-12-31")) return {};
      const text = new TextEncoder().encode(`${head}.${body}`);
      if (!(await verifies(key.public, fromBase64(signature), text))) return {};
      const bits = await unpacked(payload.credentialSubject.encodedList);
      const place = index % PLACES;
      return { made, isWithdrawn: Boolean(bits[place >> 3] & (0x80 >> place % 8)) };
    } catch {
      return {};
    }
  }

  function plainName(name) {
    return name.slice(0, 300).normalize("NFC").toLowerCase()
      .replace(/[-‐‑–\s]/gu, " ").replace(/[\p{C}\p{P}]/gu, "")
      .split(/\s+/u).filter(Boolean).join(" ").normalize("NFC");
  }

  async function compare(said, name) {
    const plain = plainName(name);
    if (!name.trim()) return "";
    if (!said.hashes.length) return "not-carried";
    const key = await crypto.subtle.importKey("raw", said.token, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    const made = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(plain));
    const ours = hex(new Uint8Array(made).slice(0, HASH));
    return plain && said.hashes.some((hash) => hex(hash) === ours) ? "same" : "other";
  }

  async function fault(signed, said, key) {
    if (!key) return "unknown-key";
    const body = new Uint8Array([...PURPOSE, ...signed.slice(0, -SIGNATURE)]);
    if (!(await verifies(key.public, signed.slice(-SIGNATURE), body))) return "changed";
    if (key.leaked) return "leaked-key";
    const isItsTime = key.from <= said.signedOn && said.signedOn <= (key.until || "9999-12-31");
    return isItsTime ? "" : "out-of-time";
  }

  // The finding for the text of a QR code, with what the statement says.
  async function judge(text, published, name) {
    const signed = fromBase32(saidIn(text));
    if (!LENGTHS.includes(signed.length)) return { finding: "no-statement" };
    const said = read(signed);
    if (!said) return { finding: "changed" };
    const key = published.keys.keys.find((each) => each.id === said.keyId);
    const wrong = await fault(signed, said, key);
    if (wrong) return { finding: wrong };
    const list = await listed(said.statusIndex, published.keys.keys, published.revocations);
    return {
      finding: list.isWithdrawn ? "withdrawn" : "genuine",
      said,
      course: published.keys.courses[said.courseId] || {},
      listedAt: list.made || null,
      name: await compare(said, name),
    };
  }

  return { judge, isAble, saidIn };
})();
