// mailparser.mjs MESSAGES OUT: what npm's mailparser finds in each message.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { MailParser } from "mailparser";

const plain = ["list-id", "list-unsubscribe", "list-unsubscribe-post", "auto-submitted", "precedence", "x-unsent"];

function parse(bytes) {
  return new Promise((resolve, reject) => {
    const parser = new MailParser({ skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
    const images = new Map();
    parser.on("data", (data) => {
      if (data.type !== "attachment") return;
      const hash = createHash("sha256");
      data.content.on("data", (chunk) => hash.update(chunk));
      data.content.on("end", () => {
        images.set(data.cid, { ...data, digest: hash.digest("hex") });
        data.release();
      });
    });
    parser.on("error", reject);
    parser.on("end", () => resolve({ parser, images }));
    parser.end(bytes);
  });
}

function structure(node, images, depth) {
  let line = " ".repeat(depth) + node.contentType;
  if (node.contentType === "image/png") {
    const cid = node.headers.get("content-id").replace(/^<|>$/g, "");
    const image = images.get(cid);
    if (!image.related || image.contentDisposition !== "inline") throw new Error(`${cid} is not related`);
    line += ` ${cid} ${image.filename} ${image.digest}`;
  }
  return [line, ...node.children.flatMap((child) => structure(child, images, depth + 1))];
}

function person(parser, field) {
  const { value } = parser.headers.get(field);
  if (value.length !== 1) throw new Error(`${field}: ${value.length} people`);
  return `${field}: ${value[0].name} | ${value[0].address}`;
}

function rawField(parser, field) {
  const found = parser.headerLines.filter((line) => line.key === field);
  return found.map(({ line }) => `${field}: ${line.slice(field.length + 1).replace(/\r?\n/g, "").trim()}`);
}

// Of an empty part mailparser makes a line end.
function textOf(node, type) {
  if (node.contentType === type) return (node.textContent ?? "").replace(/\r\n/g, "\n").replace(/^\n$/, "");
  return node.children.map((child) => textOf(child, type)).find((text) => text !== undefined);
}

async function read(bytes) {
  const { parser, images } = await parse(bytes);
  const lines = structure(parser.tree, images, 0);
  lines.push(person(parser, "from"), person(parser, "reply-to"), `subject: ${parser.headers.get("subject") ?? ""}`);
  if (parser.headers.has("to")) {
    lines.push(person(parser, "to"), `date: ${parser.headers.get("date").getTime() / 1000}`);
    lines.push(`message-id: ${parser.headers.get("message-id").replace(/^<|>$/g, "")}`);
  }
  lines.push(...plain.flatMap((field) => rawField(parser, field)));
  lines.push(`text: ${textOf(parser.tree, "text/plain")}`, `html: ${textOf(parser.tree, "text/html")}`);
  return lines.join("\n") + "\n";
}

const [messages, out] = process.argv.slice(2);
for (const name of readdirSync(messages)) writeFileSync(`${out}/${name}`, await read(readFileSync(`${messages}/${name}`)));
