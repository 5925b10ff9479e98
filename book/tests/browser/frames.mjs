// How long a frame of each live figure takes: the module's answer, in Node, over states of the figure.
//
//     cargo run -p book -- build && node book/tests/browser/frames.mjs target/book
import { readFileSync, readdirSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { join } from "node:path";

const [folder = "target/book"] = process.argv.slice(2);
const script = readdirSync(folder).find((name) => /^live-\w+\.js$/.test(name));
const packed = Buffer.from(readFileSync(join(folder, script), "latin1").match(/"(.*)"/)[1], "base64");
const bytes = gunzipSync(packed);
const { memory, room, ask, answer } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {}).exports;

function asked(...lines) {
    const request = new TextEncoder().encode(lines.join("\n"));
    const at = room(request.length);
    new Uint8Array(memory.buffer, at, request.length).set(request);
    const length = ask();
    return JSON.parse(new TextDecoder().decode(new Uint8Array(memory.buffer, answer(), length)));
}

// Values of a control from end to end.
function values(control, count) {
    const between = ([from, to]) => Array.from({ length: count }, (_, k) => from + ((to - from) * k) / (count - 1));
    switch (control.kind) {
    case "slider": return between(control.range).map((x) => [x]);
    case "choice": return control.options.map((_, k) => [k]);
    case "switch": return [[0], [1]];
    case "seed": return [[0], [1], [2]];
    default: return control.radius
        ? between([0, 6]).map((t) => [control.radius * Math.cos(t), control.radius * Math.sin(t)])
        : between(control.x).map((x, k) => [x, between(control.y)[(3 * k) % count]]);
    }
}

const names = new Set(readdirSync(folder).filter((name) => /^(\d|index).*html$/.test(name))
    .flatMap((name) => [...readFileSync(join(folder, name), "utf8").matchAll(/data-live="(\w+)"/g)].map((match) => match[1])));
const ms = (x) => x.toFixed(1).padStart(6);
let worst = 0;
console.log(`${script}: ${(packed.length / 1024).toFixed(0)} KB packed, ${(bytes.length / 1024).toFixed(0)} KB`);
console.log("median  worst ms");
for (const name of names) {
    const controls = asked("controls", name);
    const times = [];
    for (const control of controls) {
        for (const value of values(control, 9)) {
            const state = controls.map((it) => `${it.name} ${(it === control ? value : it.first).join(" ")}`);
            asked("figure", name, ...state);
            const begun = performance.now();
            asked("figure", name, ...state);
            times.push(performance.now() - begun);
        }
    }
    times.sort((a, b) => a - b);
    worst = Math.max(worst, times.at(-1));
    console.log(`${ms(times[times.length >> 1])} ${ms(times.at(-1))}  ${name}`);
}
console.log(`the slowest frame: ${worst.toFixed(1)} ms`);
