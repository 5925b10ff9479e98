// Opens the page of a class and every feedback page in Chromium, as their readers do: light and dark,
// as narrow as a phone, printed, without JavaScript, by keyboard. Writes a line for each problem.
//
//     node pages.mjs FOLDER CHROMIUM [NAME...]
//
// With names only these are opened: class.html, feedback/ann.html.
import { chromium } from "playwright-core";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [folder, executablePath, ...only] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const CLASS = "class.html";
const feedback = readdirSync(join(folder, "feedback")).filter((name) => name.endsWith(".html"));
const all = [CLASS, ...feedback.map((name) => `feedback/${name}`)];
const pages = only.length > 0 ? only : all;
const WIDTHS = [360, 768, 1280];
// A4, landscape for the class and its many columns, without the margins.
const PAPER = 1030;

let count = 0;
function report(page, what) {
    count += 1;
    console.log(`${page}: ${what}`);
}

const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});

// A page with its complaints collected.
async function open(name, options) {
    // The policy of the pages forbids every script but their own, and so the tester's too.
    const context = await browser.newContext({ bypassCSP: true, ...options });
    const page = await context.newPage();
    page.on("console", (message) => {
        if (message.type() === "error") report(name, `console: ${message.text()}`);
    });
    page.on("pageerror", (error) => report(name, `script: ${error.message}`));
    page.on("request", (request) => {
        if (!/^(file|data):/.test(request.url())) report(name, `asks for ${request.url()}`);
    });
    await page.goto(pathToFileURL(join(folder, name)).href);
    return page;
}

async function close(page) {
    await page.context().close();
}

// By how much a page is wider than what it is seen in.
const excess = () => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth;

async function look(name, colorScheme) {
    const page = await open(name, { colorScheme });
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
    await page.evaluate(axe);
    // What has to be scrolled to is most on a phone; colours are the same everywhere.
    const inspected = colorScheme === "light" ? [WIDTHS[0], WIDTHS.at(-1)] : [WIDTHS.at(-1)];
    for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const wider = await page.evaluate(excess);
        if (wider > 1) report(name, `${colorScheme}: ${wider} px too wide for ${width}`);
        if (inspected.includes(width)) await inspect(page, name, `${colorScheme}, ${width} px`);
    }
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = paper.match(/\d+/g).map(Number).every((part) => part > 128);
    if (light !== (colorScheme === "light")) report(name, `${colorScheme}: on ${paper}`);
    await close(page);
}

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function inspect(page, name, seen, runOnly = RULES) {
    const { violations } = await page.evaluate(
        (runOnly) => globalThis.axe.run(document, { preload: false, runOnly }),
        runOnly,
    );
    for (const { id, help, nodes } of violations) {
        report(name, `${seen}: ${id}: ${help}: ${nodes.length} times, as in ${nodes[0].html.slice(0, 160)}`);
    }
}

// On paper: dark on white from any theme, nothing cut off, and what is folded on the screen is there.
async function print(name) {
    const page = await open(name, { colorScheme: "dark", viewport: { width: PAPER, height: 700 } });
    await page.emulateMedia({ media: "print" });
    const [paper, ink, folded] = await page.evaluate(() => [
        getComputedStyle(document.body).backgroundColor,
        getComputedStyle(document.body).color,
        [...document.querySelectorAll("details > :not(summary)")].filter((e) => !e.checkVisibility()).length,
    ]);
    if (paper !== "rgb(255, 255, 255)" || ink !== "rgb(0, 0, 0)") report(name, `printed in ${ink} on ${paper}`);
    if (folded) report(name, `printed with ${folded} things folded away`);
    const wider = await page.evaluate(excess);
    if (wider > 1) report(name, `printed: ${wider} px too wide`);
    const cut = await page.evaluate(() => [...document.querySelectorAll(".scroll")].filter((box) => {
        return box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box).overflowY !== "visible";
    }).length);
    if (cut) report(name, `printed with ${cut} tables cut off`);
    await page.evaluate(axe);
    await inspect(page, name, "printed", ["cat.color"]);
    await close(page);
}

// The headings of a long table stay in sight, whoever is looked at, and cover nothing that has the
// focus.
async function headings() {
    for (const [width, height] of [[1280, 190], [360, 320]]) {
        const page = await open(CLASS, { viewport: { width, height } });
        const box = page.locator(".scroll.tall");
        const gaps = () => box.evaluate((box) => {
            const [outer, head, row] = [box, box.querySelector("thead th"), box.querySelector("tbody tr:last-child th")]
                .map((element) => element.getBoundingClientRect());
            return [head.top - outer.top, head.left - outer.left, row.left - outer.left];
        });
        await box.focus();
        for (const key of ["End", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
        await page.waitForTimeout(600);
        const [down, right] = await box.evaluate((box) => [box.scrollTop, box.scrollLeft]);
        if (down < 1) report(CLASS, `${width} px: the learners are not scrolled by keyboard`);
        if (width < 500 && right < 1) report(CLASS, `${width} px: the exercises are not scrolled by keyboard`);
        if ((await gaps()).some((gap) => Math.abs(gap) > 2)) report(CLASS, `${width} px: headings leave the table`);
        // Backwards, what comes next lies under the headings.
        await box.evaluate((box) => { box.scrollTop = box.scrollHeight; });
        const links = await box.locator("tbody a").count();
        await box.locator("tbody a").nth(links - 1).focus();
        for (let step = 1; step < links; step += 1) {
            await page.keyboard.press("Shift+Tab");
            await page.waitForTimeout(100);
            const covered = await page.evaluate(() => {
                // The first line of a link that is folded.
                const { left, top, width, height } = document.activeElement.getClientRects()[0];
                const seen = document.elementFromPoint(left + Math.min(width, 20) / 2, top + height / 2);
                return !document.activeElement.contains(seen) && document.activeElement.matches("tbody a");
            });
            if (covered) report(CLASS, `${width} px: a link is covered when it has the focus`);
        }
        await close(page);
    }
}

// Without JavaScript nothing is missing but sorting.
async function withoutScripts(name) {
    const page = await open(name, { javaScriptEnabled: false });
    if ((await page.locator("main").innerText()).length < 40) report(name, "shows nothing without JavaScript");
    await close(page);
}

// Without a mouse: every heading is reached, Enter sorts by it, and Space the other way round.
async function sort() {
    // Here the page's own policy holds: it must let its script run.
    const page = await open(CLASS, { bypassCSP: false });
    const wanted = await page.locator("table[data-sorted] th button").count();
    const reached = new Set();
    for (let steps = 0; steps < 20 * wanted + 200 && reached.size < wanted; steps += 1) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() => {
            const headings = [...document.querySelectorAll("table[data-sorted] th button")];
            return headings.indexOf(document.activeElement);
        });
        if (at < 0 || reached.has(at)) continue;
        reached.add(at);
        const seen = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
        if (seen === "none") report(CLASS, `heading ${at} does not show that it has the focus`);
        for (const [key, order] of [["Enter", "ascending"], ["Space", "descending"]]) {
            await page.keyboard.press(key);
            const [state, sorted] = await page.evaluate((order) => {
                const heading = document.activeElement.closest("th");
                const rows = [...heading.closest("table").tBodies[0].rows];
                const values = rows.map(({ cells }) => {
                    const cell = cells[heading.cellIndex];
                    return cell.dataset.value ?? cell.textContent.trim();
                });
                if (order === "descending") values.reverse();
                const less = (a, b) => Number.isNaN(a - b)
                    ? a.localeCompare(b, "en", { numeric: true }) <= 0
                    : Number(a) <= Number(b);
                return [heading.ariaSort, values.slice(1).every((value, i) => less(values[i], value))];
            }, order);
            if (state !== order || !sorted) report(CLASS, `heading ${at}: ${key} does not sort`);
        }
    }
    if (wanted === 0 || reached.size < wanted) {
        report(CLASS, `${reached.size} of ${wanted} headings are reached by the keyboard`);
    }
    await close(page);
}

for (const name of pages) {
    await look(name, "light");
    await look(name, "dark");
    await print(name);
    await withoutScripts(name);
}
await sort();
await headings();
await browser.close();
console.log(`${pages.length} pages, ${count} problems`);
process.exitCode = count > 0 ? 1 : 0;
