// The text of a QR code out of a file: a PDF of ours, or a picture of the paper.
"use strict";

globalThis.ankurReading = (() => {
  const ADDRESS = /\/V\/[A-Z2-7]{26,175}/;

  async function inflated(bytes) {
    try {
      const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
      return await new Response(plain).text();
    } catch {
      return "";
    }
  }

  // What is attached to a PDF lies in its streams, most of them packed.
  async function fromPdf(bytes) {
    const text = new TextDecoder("latin1").decode(bytes);
    const open = text.match(ADDRESS);
    if (open) return open[0];
    for (const match of text.matchAll(/stream\r?\n/g)) {
      if (text.startsWith("end", match.index - 3)) continue;
      const start = match.index + match[0].length;
      const end = text.indexOf("endstream", start);
      if (end - start > 20000) continue;
      const length = text[end - 2] === "\r" ? end - 2 : text[end - 1] === "\n" ? end - 1 : end;
      const found = (await inflated(bytes.slice(start, length))).match(ADDRESS);
      if (found) return found[0];
    }
    return "";
  }

  const seesCodes = () => typeof BarcodeDetector === "function";

  async function fromPicture(file) {
    if (!seesCodes()) return "";
    const found = await new BarcodeDetector({ formats: ["qr_code"] }).detect(await createImageBitmap(file));
    return found.length ? found[0].rawValue : "";
  }

  async function fromFile(file) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const isPdf = String.fromCharCode(...bytes.slice(0, 4)) === "%PDF";
    return isPdf ? fromPdf(bytes) : fromPicture(file).catch(() => "");
  }

  return { fromFile, seesCodes };
})();
