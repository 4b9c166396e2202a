// An adapter for `cableformat conform`, without packages, for Node.js 20 or later:
//
//     cableformat conform run --adapter "node docs/examples/adapter.mjs"
//
// It turns JSON into XML and back and validates both, by the published schemas alone;
// telegram text it leaves to others.  Take what you need of it: the protocol is at the
// end.

import { readFileSync } from "node:fs";

const NAMESPACE = "https://w3id.org/cableformat/v1";
const SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
const published = (name) =>
  readFileSync(new URL(`../../schemas/v1.0/${name}`, import.meta.url));

/** A source that is no cable. */
class Refused extends Error {}
/** A source that this program does not judge. */
class Skipped extends Error {}

const refuse = (why) => {
  throw new Refused(why);
};

// XML, as far as cables need it: no document types, so no entities but five.

const TOKEN = new RegExp(
  [
    /<!--(?:(?!--)[^])*-->|<\?[^]*?\?>/, // comments and instructions say nothing
    /<!\[CDATA\[([^]*?)\]\]>/,
    /<\/([^\s>]+)\s*>/,
    /<([^\s/>!?]+)((?:\s+[^\s=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/,
    /([^<]+)/,
  ]
    .map((each) => each.source)
    .join("|"),
  "y",
);
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const CHARACTER = /^[\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

function unescaped(text) {
  return text.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));|&/g, (whole, ten, six, name) => {
    const code = ten ? parseInt(ten, 10) : six ? parseInt(six, 16) : undefined;
    if (code > 0x10ffff) refuse(`${whole} is no character`);
    if (code !== undefined) return String.fromCodePoint(code);
    return ENTITIES[name] ?? refuse(`${whole} is no entity`);
  });
}

/** A document as its root: { name, namespace, attributes, children, text }. */
function parseXml(source) {
  const text = source.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const root = { children: [], text: "", scope: {} };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text) ?? refuse("the XML is not well-formed");
    const [, cdata, closed, name, attributes, empty, words] = found;
    const top = open.at(-1);
    if (name !== undefined) {
      const element = started(name, attributes, top);
      top.children.push(element);
      if (!empty) open.push(element);
    } else if (closed !== undefined) {
      if (top.tag !== closed) refuse(`</${closed}> closes nothing`);
      open.pop();
    } else {
      top.text += cdata ?? (words === undefined ? "" : unescaped(words));
    }
  }
  const [document] = root.children;
  if (open.length > 1 || root.children.length !== 1 || root.text.trim())
    refuse("the XML is cut off, or has more than one root");
  return document;
}

function started(tag, written, parent) {
  const element = { tag, children: [], text: "", attributes: {}, scope: { ...parent.scope } };
  const given = [];
  for (const [, name, double, single] of written.matchAll(ATTRIBUTE)) {
    const value = unescaped(double ?? single);
    if (given.some(([other]) => other === name)) refuse(`${name} stands twice`);
    given.push([name, value]);
    if (name === "xmlns") element.scope[""] = value;
    if (name.startsWith("xmlns:")) element.scope[name.slice(6)] = value;
  }
  const qualified = (name, bare) => {
    const [local, prefix] = name.split(":").reverse();
    if (prefix === "xml") return [local, "xml"];
    if (prefix === undefined) return [local, bare];
    return [local, element.scope[prefix] ?? refuse(`${prefix}: is not declared`)];
  };
  [element.name, element.namespace] = qualified(tag, element.scope[""]);
  for (const [name, value] of given.filter(([name]) => !/^xmlns(:|$)/.test(name))) {
    const [local, namespace] = qualified(name, undefined);
    element.attributes[namespace ? `{${namespace}}${local}` : local] = value;
  }
  return element;
}

// JSON, more strictly than JSON.parse: no name twice, 1.0 for no number, no half of a
// character.

function parseJson(source) {
  const text = source.replace(/^\ufeff/, "");
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    refuse(error.message);
  }
  const names = [];
  let last;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/gs)) {
    if (token === "{" || token === "[") names.push(new Set());
    else if (token === "}" || token === "]") names.pop();
    else if (token === ":") {
      if (names.at(-1).has(last)) refuse(`two members ${last}`);
      names.at(-1).add(last);
    } else if (token.startsWith('"')) {
      last = JSON.parse(token);
      if (!last.isWellFormed()) refuse("half of a surrogate pair");
    } else if (/^-?\d.*[.eE]/.test(token)) refuse(`${token} is not written as a whole number`);
  }
  return value;
}

// The schemas: the JSON Schema says what there is, in which order, and what each value
// looks like; the XML Schema alone says what the items of a list are called.

const SCHEMA = JSON.parse(published("cable.schema.json"));
const ITEMS = itemNames(parseXml(published("cable.xsd").toString()));

function itemNames(xsd) {
  const inside = (element, ...names) =>
    names.reduce(
      (found, name) => found.flatMap((each) => each.children.filter((c) => c.name === name)),
      [element],
    );
  return Object.fromEntries(
    [...inside(xsd, "complexType"), ...inside(xsd, "group")].map((type) => [
      type.attributes.name,
      Object.fromEntries(
        inside(type, "sequence", "element").flatMap((list) =>
          inside(list, "complexType", "sequence", "element").map((item) => [
            list.attributes.name,
            item.attributes.name,
          ]),
        ),
      ),
    ]),
  );
}

/** A schema behind its reference, and the name it is known by. */
function resolved(schema, name = "cable") {
  if (!schema.$ref) return [schema, name];
  const target = schema.$ref.split("/").at(-1);
  return resolved(SCHEMA.$defs[target], target);
}

/** The same, and of a union the arm that a kind names. */
function arm(reference, kind) {
  const [schema, name] = resolved(reference);
  if (!schema.oneOf) return [schema, name];
  const arms = schema.oneOf.map((each) => resolved(each));
  return (
    arms.find(([each]) => each.properties.kind.const === kind) ?? refuse(`no kind ${kind}`)
  );
}

const PATTERNS = new Map();

function matches(pattern, text) {
  if (!PATTERNS.has(pattern)) PATTERNS.set(pattern, new RegExp(pattern, "u"));
  return PATTERNS.get(pattern).test(text);
}

/** Refuse a value that is not as its schema says. */
function check(value, reference, path = "") {
  const [schema, type] = arm(reference, value?.kind);
  const wrong = (what) => refuse(`${path || "/"}: ${what}`);
  if (schema.const !== undefined && value !== schema.const) wrong(`not ${schema.const}`);
  if (schema.enum && !schema.enum.includes(value)) wrong("not one of those there are");
  if (schema.not && schema.not.enum?.includes(value)) wrong("one of those there are not");
  if (schema.type === "string") {
    if (typeof value !== "string") wrong("not a string");
    if (schema.pattern && !matches(schema.pattern, value)) wrong("not of its pattern");
  } else if (schema.type === "integer") {
    if (!Number.isInteger(value)) wrong("not a whole number");
    if (value < schema.minimum || value > schema.maximum) wrong("out of range");
  } else if (schema.type === "array") {
    if (!Array.isArray(value)) wrong("not a list");
    if (value.length < (schema.minItems ?? 0)) wrong("too few");
    value.forEach((item, place) => check(item, schema.items, `${path}/${place}`));
  } else if (schema.type === "object") {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      wrong("not an object");
    const names = Object.keys(value);
    if (names.length < (schema.minProperties ?? 0)) wrong("nothing in it");
    for (const name of schema.required ?? [])
      if (!names.includes(name)) wrong(`lacks ${name}`);
    for (const name of names) {
      if (!Object.hasOwn(schema.properties, name)) wrong(`has no ${name}`);
      check(value[name], schema.properties[name], `${path}/${name}`);
    }
    RULES[type]?.(value, wrong);
  }
  return value;
}

// What no schema sees: rules that hold between the members of one object.

function dayThere({ date: text }, wrong) {
  if (text === undefined) return;
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.valueOf()) || !date.toISOString().startsWith(text))
    wrong(`${text} is no day`);
}

function straysInOrder(type) {
  const order = Object.keys(SCHEMA.$defs[type].properties);
  return (value, wrong) => {
    let last = -1;
    for (const { follows } of value.strays ?? []) {
      const place = follows === undefined ? -1 : order.indexOf(follows);
      if (follows !== undefined && !Object.hasOwn(value, follows))
        wrong(`a stray follows ${follows}, which is not there`);
      if (place < last) wrong("strays are out of order");
      last = place;
    }
  };
}

const CONTENT_STRAYS = straysInOrder("Content");

const RULES = {
  DateTimeGroup: ({ year, month }, wrong) => {
    if (year !== undefined && month === undefined) wrong("a year without a month");
  },
  FilingTime: ({ dayOfYear, day }, wrong) => {
    if ((dayOfYear === undefined) === (day === undefined)) wrong("expected one day");
  },
  CallingStation: ({ section, positionSuffix, stationSerialNumber }, wrong) => {
    if ((section ?? positionSuffix) !== undefined && stationSerialNumber === undefined)
      wrong("a section without a serial");
  },
  ClassificationLine: (value, wrong) => {
    const { level, owners, controls, handling, subjectCode, referenceNumber } = value;
    const marked = owners ?? controls ?? handling ?? subjectCode;
    if (!level && (marked || !referenceNumber)) wrong("no level");
  },
  Reference: ({ text, fields }, wrong) => {
    if ((text === undefined) === (fields === undefined)) wrong("expected words or fields");
  },
  Paragraph: (value, wrong) => {
    if (Object.keys(value).length === 1 && value.text === "") wrong("nothing in it");
  },
  Content: (value, wrong) => {
    for (const { number, portionMarking } of value.paragraphs?.slice(1) ?? [])
      if (number === undefined && portionMarking === undefined)
        wrong("a paragraph without a number or a marking");
    CONTENT_STRAYS(value, wrong);
  },
  Heading: straysInOrder("Heading"),
  DocumentContext: dayThere,
  DeclassificationDate: dayThere,
  DeclassificationSchedule: dayThere,
  DeclassificationExemption: dayThere,
};

// From one to the other

const escaped = (text) =>
  text.replace(/[&<>]/g, (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[mark]);

/** A value as an element. */
function written(tag, value, reference, indent) {
  if (typeof value !== "object") return `${indent}<${tag}>${escaped(String(value))}</${tag}>\n`;
  return `${indent}<${tag}>\n${members(value, reference, `${indent}  `)}${indent}</${tag}>\n`;
}

/** The members of an object, in the order of the schema. */
function members(value, reference, indent) {
  const [{ properties }, type] = arm(reference, value.kind);
  return Object.keys(properties)
    .filter((name) => Object.hasOwn(value, name) && name !== "$schema")
    .map((name) => {
      const member = properties[name];
      if (!Array.isArray(value[name])) return written(name, value[name], member, indent);
      const items = value[name].map((item) =>
        written(ITEMS[type][name], item, member.items, `${indent}  `),
      );
      return `${indent}<${name}>\n${items.join("")}${indent}</${name}>\n`;
    })
    .join("");
}

function toXml(cable) {
  const inside = members(cable, SCHEMA, "  ");
  return `<cable xmlns="${NAMESPACE}" formatVersion="1.0">\n${inside}</cable>\n`;
}

/** An element as a value. */
function read(element, reference) {
  if (element.namespace !== NAMESPACE) refuse(`${element.tag} is of another namespace`);
  const kind = element.children.find((each) => each.name === "kind")?.text;
  const [schema, type] = arm(reference, kind);
  if (schema.type !== "object") return scalar(element, schema);
  if (element.text.trim()) refuse(`text in ${element.tag}`);
  const order = Object.keys(schema.properties);
  const value = {};
  let last = -1;
  for (const child of element.children) {
    const place = order.indexOf(child.name);
    if (place <= last) refuse(`${child.tag} is unknown, or stands in the wrong place`);
    last = place;
    const member = schema.properties[child.name];
    value[child.name] =
      member.type === "array" ? list(child, member, ITEMS[type][child.name]) : read(child, member);
    onlyAttributes(child, {});
  }
  return value;
}

function list(element, schema, item) {
  if (element.text.trim() || element.children.some((each) => each.name !== item))
    refuse(`${element.tag} holds something else`);
  return element.children.map((each) => {
    onlyAttributes(each, {});
    return read(each, schema.items);
  });
}

function scalar({ tag, children, text }, schema) {
  if (children.length) refuse(`elements in ${tag}`);
  if (!CHARACTER.test(text)) refuse(`a character in ${tag} that XML can't hold`);
  if (schema.type === "integer")
    return /^(?:0|[1-9][0-9]*)$/.test(text) ? Number(text) : refuse(`${tag} is no number`);
  if (schema.const === true) return text === "true" || refuse(`${tag} is not true`);
  return text;
}

/** Refuse attributes but those that are expected, and where a schema is. */
function onlyAttributes({ tag, attributes }, expected) {
  for (const [name, value] of Object.entries(attributes))
    if (expected[name] !== value && !name.startsWith(`{${SCHEMA_INSTANCE}}schemaLocation`))
      refuse(`${tag} has an attribute ${name}`);
  for (const name of Object.keys(expected))
    if (!(name in attributes)) refuse(`${tag} lacks ${name}`);
}

function fromXml(source) {
  const root = parseXml(source);
  if (root.name !== "cable") refuse("not a cable");
  onlyAttributes(root, { formatVersion: "1.0" });
  return { $schema: SCHEMA.$id, ...read(root, SCHEMA) };
}

// The protocol

const IMPLEMENTATION = {
  name: "adapter.mjs",
  version: "1.0",
  language: "JavaScript",
  homepage: "https://w3id.org/cableformat/v1",
};
const OPERATIONS = ["json-xml", "xml-json", "validate"];

/** The characters of a source. */
function decoded({ text, base64 }) {
  if (text !== undefined) return text;
  const bytes = Buffer.from(base64, "base64");
  const encoding = { fffe: "utf-16le", feff: "utf-16be" }[bytes.toString("hex", 0, 2)];
  try {
    return new TextDecoder(encoding ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse("not text");
  }
}

function answer({ operation, format, source }) {
  if (!OPERATIONS.includes(operation) || format === "text")
    throw new Skipped("telegram text is not read");
  const characters = decoded(source);
  const cable = check(
    format === "json" ? parseJson(characters) : fromXml(characters),
    SCHEMA,
  );
  if (cable.layout) throw new Skipped("layouts are not played back");
  if (operation === "validate") return { valid: true };
  const text = operation === "json-xml" ? toXml(cable) : `${JSON.stringify(cable, null, 2)}\n`;
  return { output: { text } };
}

function answered(message) {
  const { seq } = message;
  try {
    return { seq, result: answer(message) };
  } catch (error) {
    if (error instanceof Refused) return { seq, result: { refused: true } };
    if (error instanceof Skipped) return { seq, skipped: { reason: error.message } };
    return { seq, error: { message: `${error}`, context: { stack: error.stack } } };
  }
}

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

// Lines end with LF alone: the line reader of Node ends them at U+2028 too, which may
// stand in a string.
let pending = "";
process.stdin.setEncoding("utf8");
for await (const chunk of process.stdin) {
  const lines = (pending + chunk).split("\n");
  pending = lines.pop();
  for (const message of lines.map((line) => JSON.parse(line))) {
    if (message.command === "stop") process.exit(0);
    if (message.command === "run") say(answered(message));
    else say({ protocol: 1, implementation: IMPLEMENTATION, operations: OPERATIONS });
  }
}
