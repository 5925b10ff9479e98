// Every live figure of the built book in Chromium: what it says in states of CASES is what the same
// function says natively; every control by pointer, touch and keys; the address; paper; axe. Writes what
// is wrong, one line of JSON for each problem, and then how long frames take.
//
//     node live.mjs FOLDER CHROMIUM CASES
import { chromium } from "playwright-core";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const [folder, executablePath, cases] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const figures = JSON.parse(readFileSync(cases, "utf8"));
let count = 0;
function report(name, what) {
    count += 1;
    console.log(JSON.stringify({ figure: name, what }));
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const frames = [];

// A page with its figure alive, and what the tests ask of it.
async function open(context, { name, page: file }, hash = "") {
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && report(name, `console: ${message.text()}`));
    page.on("pageerror", (error) => report(name, `script: ${error.message}`));
    await page.goto(pathToFileURL(join(folder, `${file}.html`)).href + hash);
    const figure = page.locator(`figure[data-live=${name}]`);
    await figure.scrollIntoViewIfNeeded();
    await page.locator(`figure[data-live=${name}][data-ready]`).waitFor({ timeout: 20000 });
    // Until nothing waits to be drawn any more.
    const settled = () => page.evaluate(() => new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)));
    }));
    const state = async () => {
        await settled();
        return figure.evaluate((root) => JSON.stringify([
            ...[...root.querySelectorAll(".live-controls input")].map((input) => (/radio|checkbox/.test(input.type) ? input.checked : input.value)),
            ...[...root.querySelectorAll(".live-handle")].map((handle) => handle.getAttribute("aria-valuetext")),
        ]));
    };
    // Whether doing this changes the state.
    const moves = async (what, doing) => {
        const before = await state();
        await doing();
        if ((await state()) === before) {
            report(name, `${what} changes nothing`);
        }
    };
    return { page, figure, settled, state, moves };
}

async function sentences(context, figure) {
    const { page, figure: root, settled } = await open(context, figure);
    for (const { state, seen } of figure.states) {
        await page.evaluate((hash) => { location.hash = hash; }, `#live&${figure.name}=${state}`);
        await settled();
        const found = await root.locator(".live-seen").innerText();
        if (found !== seen) {
            report(figure.name, `at ${state} it says “${found}”, natively “${seen}”`);
        }
    }
    await page.close();
}

async function byKeysAndPointer(context, figure) {
    const { page, figure: root, moves, settled } = await open(context, figure);
    const { name } = figure;
    const centre = async (it) => {
        await it.evaluate((it) => it.scrollIntoView({ block: "center" }));
        const box = await it.boundingBox();
        return [box.x + box.width / 2, box.y + box.height / 2];
    };
    for (const slider of await root.locator("input[type=range]").all()) {
        const label = await slider.evaluate((it) => it.labels[0].textContent);
        await slider.focus();
        await page.keyboard.press("Home");
        await settled();
        await moves(`${label}: an arrow key`, () => page.keyboard.press("ArrowRight"));
        await moves(`${label}: Shift and an arrow key`, () => page.keyboard.press("Shift+ArrowUp"));
        await page.keyboard.press("Home");
        await moves(`${label}: End`, () => page.keyboard.press("End"));
        const [x, y] = await centre(slider);
        await moves(`${label}: a click`, () => page.mouse.click(x, y));
        if (!(await slider.getAttribute("aria-valuetext"))) {
            report(name, `${label}: no value is told`);
        }
    }
    for (const entry of await root.locator(".live-entry").all()) {
        const label = await entry.getAttribute("aria-label");
        const before = await entry.inputValue();
        await moves(`${label}: typing`, async () => {
            for (const text of ["1", "0.7", "25"]) {
                await entry.fill(text);
                await page.keyboard.press("Enter");
                await settled();
                if ((await entry.inputValue()) !== before) {
                    break;
                }
            }
        });
        const kept = await entry.inputValue();
        await entry.fill("what");
        await page.keyboard.press("Enter");
        await settled();
        if ((await entry.inputValue()) !== kept) {
            report(name, `${label}: takes what is no number`);
        }
    }
    for (const handle of await root.locator(".live-handle").all()) {
        const label = await handle.getAttribute("aria-label");
        await root.getByRole("button", { name: "Reset" }).click();
        await settled();
        const [x, y] = await centre(handle);
        await moves(`${label}: dragging`, async () => {
            await page.mouse.move(x, y);
            await page.mouse.down();
            await page.mouse.move(x + 31, y - 23, { steps: 4 });
            await page.mouse.up();
        });
        await handle.focus();
        await moves(`${label}: an arrow key`, () => page.keyboard.press("ArrowLeft"));
        await moves(`${label}: Shift and an arrow key`, () => page.keyboard.press("Shift+ArrowLeft"));
        await moves(`${label}: End`, () => page.keyboard.press("End"));
        for (const attribute of ["role", "aria-label", "aria-valuenow", "aria-valuetext"]) {
            if (!(await handle.getAttribute(attribute))) {
                report(name, `${label}: has no ${attribute}`);
            }
        }
    }
    for (const radio of await root.locator("input[type=radio]:not(:checked)").all()) {
        await moves("a choice", () => radio.check());
    }
    for (const box of await root.locator("input[type=checkbox]").all()) {
        await moves("a switch", () => box.click());
    }
    for (const play of await root.locator(".live-play").all()) {
        await moves("Play", async () => {
            await play.click();
            await page.waitForTimeout(300);
            await play.click();
        });
    }
    const seed = root.locator(".is-seed button");
    if (await seed.count()) {
        await seed.click();
    }
    if (!page.url().includes(figure.page)) {
        report(name, "a key turns the page");
    }
    await page.waitForTimeout(900);
    // Once the hand rests, the address tells the state; Reset takes it back; nothing is added to the history.
    await page.waitForFunction((name) => location.hash.includes(name), name, { timeout: 3000 })
        .catch(() => report(name, "the address does not tell the state"));
    const address = page.url();
    if ((await page.evaluate(() => history.length)) > 2) {
        report(name, "the back button does not leave the page");
    }
    const here = await root.locator(".live-seen").innerText();
    const other = await open(context, figure, new URL(address).hash);
    await other.settled();
    if ((await other.figure.locator(".live-seen").innerText()) !== here) {
        report(name, `its address ${new URL(address).hash} does not bring it back`);
    }
    await other.page.close();
    await root.getByRole("button", { name: "Reset" }).click();
    await page.waitForFunction((name) => !location.hash.includes(name), name, { timeout: 3000 })
        .catch(() => report(name, "Reset leaves the address"));
    // Paper has the first picture and no controls.
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    if (await root.locator(".live-controls, .live-handle, .live-seen").locator("visible=true").count()) {
        report(name, "is printed with its controls");
    }
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: null });
    if (!(await root.locator(".live-panel").count())) {
        report(name, "stays on paper");
    }
    await page.evaluate(axe);
    const found = await page.evaluate((name) => globalThis.axe.run(`figure[data-live=${name}]`, { preload: false }), name);
    for (const { id, nodes } of found.violations) {
        report(name, `axe: ${id}: ${nodes[0].html.slice(0, 120)}`);
    }
    await page.close();
}

async function byTouch(context, figure) {
    const { page, figure: root, moves } = await open(context, figure);
    const touch = await context.newCDPSession(page);
    const send = (type, points) => touch.send("Input.dispatchTouchEvent", { type, touchPoints: points });
    for (const handle of await root.locator(".live-handle").all()) {
        // Not under the bar at the top of the page.
        await handle.evaluate((it) => it.scrollIntoView({ block: "center" }));
        const { x, y, width, height } = await handle.boundingBox();
        const at = { x: x + width / 2, y: y + height / 2 };
        await moves(`${await handle.getAttribute("aria-label")}: a finger`, async () => {
            await send("touchStart", [at]);
            for (const step of [10, 20, 30]) {
                await send("touchMove", [{ x: at.x + step, y: at.y - step }]);
            }
            await send("touchEnd", []);
        });
    }
    for (const slider of await root.locator("input[type=range]").all()) {
        await slider.scrollIntoViewIfNeeded();
        const { x, y, width, height } = await slider.boundingBox();
        await moves("a slider: a finger", async () => {
            await page.touchscreen.tap(x + 0.15 * width, y + height / 2);
            await page.touchscreen.tap(x + 0.85 * width, y + height / 2);
        });
    }
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
    if (wide > 1) {
        report(figure.name, `scrolls sideways on a phone, by ${wide}`);
    }
    await page.close();
}

// How long a frame takes: the module's answer, its pictures in the page, and their layout. The browser
// has compiled the module well once it has been asked everything before.
async function frame(context, figure) {
    const { page } = await open(context, figure);
    frames.push([figure.name, await page.evaluate(async ({ name, states }) => {
        const ask = await globalThis.curvature.load();
        const groups = [...document.querySelectorAll(`figure[data-live=${name}] .live-panel svg > g`)];
        const timed = ({ lines }) => {
            const begun = performance.now();
            ask("figure", name, ...lines).panels.forEach(({ body }, k) => { groups[k].innerHTML = body; });
            groups.forEach((group) => group.getBoundingClientRect());
            return performance.now() - begun;
        };
        [1, 2, 3].forEach(() => states.forEach(timed));
        return states.map((state) => Math.min(timed(state), timed(state))).sort((a, b) => a - b);
    }, figure)]);
    await page.close();
}

// Where the reader wants calm, nothing moves by itself.
async function calm(context, figure) {
    const { page, figure: root, moves, state } = await open(context, figure);
    for (const play of await root.locator(".live-play").all()) {
        await moves("Step", () => play.click());
        const before = await state();
        await page.waitForTimeout(150);
        if ((await state()) !== before) {
            report(figure.name, "moves by itself for a reader who wants calm");
        }
    }
    await page.close();
}

const wide = { viewport: { width: 1000, height: 900 } };
const contexts = await Promise.all([
    wide,
    wide,
    { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    { ...wide, reducedMotion: "reduce" },
].map((options) => browser.newContext(options)));
const looks = [sentences, byKeysAndPointer, byTouch, calm];
await Promise.all(looks.map(async (look, index) => {
    for (const figure of figures) {
        await look(contexts[index], figure).catch((error) => report(figure.name, `${look.name}: ${error.message.split("\n")[0]}`));
    }
}));
for (const figure of figures) {
    await frame(contexts[0], figure);
}
await browser.close();
// What a reader's browser downloads for all that answers: the module, which is packed already, and scripts.
const packed = (file) => gzipSync(readFileSync(join(folder, file))).length;
const module = readdirSync(folder).filter((name) => /^live-\w+\.js$/.test(name));
const scripts = readdirSync(join(folder, "theme")).filter((name) => name.endsWith(".js"));
const weight = [...module, ...scripts.map((name) => `theme/${name}`)].reduce((sum, file) => sum + packed(file), 0) / 1024;
console.error(`module and scripts: ${weight.toFixed(0)} KB packed`);
if (weight > 250) {
    report("all", `module and scripts weigh ${weight.toFixed(0)} KB packed`);
}
const ms = (x) => x.toFixed(1);
for (const [name, times] of frames) {
    console.error(`${ms(times[times.length >> 1]).padStart(6)} ${ms(times.at(-1)).padStart(6)} ms  ${name}`);
}
console.log(JSON.stringify({ pages: figures.length, problems: count }));
