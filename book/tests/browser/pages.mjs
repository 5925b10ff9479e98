// Opens every page of the built book in Chromium, at several widths, light, dark and printed, and
// writes what is wrong: one line of JSON for each problem.
//
//     node pages.mjs FOLDER CHROMIUM
import { chromium } from "playwright-core";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [folder, executablePath] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [360, 768, 1280];
const NARROW = { width: WIDTHS[0], height: 800 };
const pages = readdirSync(folder)
    .filter((name) => name.endsWith(".html") && !["toc.html", "404.html", "print.html"].includes(name))
    .sort();

let count = 0;
function report(page, what) {
    count += 1;
    console.log(JSON.stringify({ page, what }));
}

const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});

const url = (name) => pathToFileURL(join(folder, name)).href;

// A tab with its complaints collected: `at` is the page that it shows.
async function tab(context) {
    const page = await context.newPage();
    const opened = { page, at: "" };
    page.on("console", (message) => {
        if (message.type() === "error") {
            report(opened.at, `console: ${message.text()}`);
        }
    });
    page.on("pageerror", (error) => report(opened.at, `script: ${error.message}`));
    page.on("request", (request) => {
        if (!/^(file|data|blob):/.test(request.url())) {
            report(opened.at, `asks for ${request.url()}`);
        }
    });
    opened.go = async (name) => {
        opened.at = name;
        await page.goto(url(name));
    };
    return opened;
}

// A page in a tab of its own.
async function open(context, name) {
    const opened = await tab(context);
    await opened.go(name);
    return opened.page;
}

// What sticks out of the page, and formulas that run into their numbers.
function layout() {
    const found = [];
    const root = document.scrollingElement;
    if (root.scrollWidth > root.clientWidth + 1) {
        const wide = [...document.querySelectorAll("main *")]
            .filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1)
            .slice(0, 3)
            .map((e) => `${e.tagName}.${e.className?.baseVal ?? e.className}`);
        found.push(`scrolls sideways (${root.scrollWidth} in ${root.clientWidth}): ${wide.join(", ")}`);
    }
    for (const equation of document.querySelectorAll(".equation")) {
        const number = equation.querySelector(".equation-number");
        const formula = equation.querySelector(".formula");
        if (number && formula.getBoundingClientRect().right > number.getBoundingClientRect().left + 1) {
            found.push(`the formula runs into its number ${number.textContent}`);
        }
    }
    // Words of a figure that lie on each other.
    for (const svg of document.querySelectorAll("figure svg")) {
        const notes = [...svg.querySelectorAll("text.note, text.heading")]
            .map((e) => [e.textContent, e.getBoundingClientRect()]);
        for (let i = 0; i < notes.length; i += 1) {
            for (let j = 0; j < i; j += 1) {
                const [[one, a], [two, b]] = [notes[i], notes[j]];
                const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                if (across > 2 && down > 4) {
                    found.push(`in a figure “${one}” lies on “${two}”`);
                }
            }
        }
    }
    return found;
}

// Pages dark and light, and what axe says of them. A theme is nothing but colours: of the dark one only
// these are looked at, and that on paper it makes no difference. A page is loaded dark, and made light
// as a reader does it.
async function lookAt(pages) {
    const context = await browser.newContext({ viewport: NARROW });
    const { page, go } = await tab(context);
    for (const name of pages) {
        await page.setViewportSize(NARROW);
        await go(name);
        await page.evaluate(axe);
        await choose(page, "navy");
        await lookAtPaper(page, name);
        await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
        await accessible(page, name, "navy", { type: "rule", values: ["color-contrast"] });
        await choose(page, "light");
        for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 800 });
            for (const what of await page.evaluate(layout)) {
                report(name, `${width} px: ${what}`);
            }
        }
        await accessible(page, name, "light", ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
        await choose(page, "navy");
    }
    await context.close();
}

// What axe says of a page by these rules. What passes stays in the page: it is most of it.
async function accessible(page, name, theme, rules) {
    const violations = await page.evaluate(async (runOnly) => (await globalThis.axe.run(document, {
        // Files may not be read by scripts, and need not be: colours are taken as computed.
        preload: false,
        resultTypes: ["violations"],
        runOnly,
    })).violations, rules);
    for (const { id, help, nodes } of violations) {
        report(name, `${theme}: ${id}: ${help}: ${nodes.length} times, as in ${nodes[0].html.slice(0, 160)}`);
    }
}

// The theme, by the menu of the page; its colours are there once nothing moves.
async function choose(page, theme) {
    const chosen = await page.evaluate(async (name) => {
        document.getElementById(`mdbook-theme-${name}`).click();
        await Promise.all(document.getAnimations().map((moving) => moving.finished));
        return document.documentElement.classList.contains(name);
    }, theme);
    if (!chosen) {
        throw new Error(`the theme ${theme} cannot be chosen`);
    }
}

// Printed: dark on white from any theme, nothing wider than the sheet, and every fold open.
async function lookAtPaper(page, name) {
    const screen = page.viewportSize();
    await page.setViewportSize({ width: 718, height: 1000 });
    await page.emulateMedia({ media: "print" });
    const [paper, ink, closed] = await page.evaluate(() => {
        dispatchEvent(new Event("beforeprint"));
        return [
            getComputedStyle(document.documentElement).backgroundColor,
            getComputedStyle(document.querySelector("main p")).color,
            document.querySelectorAll("details:not([open])").length,
        ];
    });
    if (paper !== "rgb(255, 255, 255)" || ink !== "rgb(0, 0, 0)") {
        report(name, `printed in ${ink} on ${paper}`);
    }
    if (closed) {
        report(name, `printed with ${closed} closed folds`);
    }
    for (const program of await page.locator(".tab").all()) {
        if (!(await program.isVisible())) {
            report(name, "printed without a tab's program");
        }
    }
    for (const what of await page.evaluate(layout)) {
        report(name, `printed: ${what}`);
    }
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: null });
    await page.setViewportSize(screen);
}

// Without JavaScript the text is all there.
async function lookWithoutScripts() {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 800, height: 800 } });
    const { page, go } = await tab(context);
    for (const name of pages) {
        await go(name);
        if ((await page.locator("main").innerText()).length < 200) {
            report(name, "shows nothing without JavaScript");
        }
        for (const tabs of await page.locator(".tabs").all()) {
            await tabs.getByText("Rust", { exact: true }).click();
            if (!/fn main/.test(await tabs.innerText())) {
                report(name, "a tab does not open without JavaScript");
            }
        }
    }
    await context.close();
}

// Each in a context of its own, side by side.
const half = (which) => pages.filter((_, index) => index % 2 === which);
await Promise.all([lookAt(half(0)), lookAt(half(1)), lookWithoutScripts()]);

const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });

// Search.
{
    const page = await open(context, "index.html");
    await page.keyboard.press("s");
    try {
        await page.locator("#mdbook-searchbar").waitFor({ timeout: 5000 });
        await page.locator("#mdbook-searchbar").pressSequentially("saddle");
        await page.locator("#mdbook-searchresults li").first().waitFor({ timeout: 5000 });
    } catch {
        report("index.html", "search finds nothing for “saddle”");
    }
    await page.close();
}

// Previews, by mouse and by keyboard.
{
    let name;
    for (const candidate of pages) {
        if (/data-preview/.test(readFileSync(join(folder, candidate), "utf8"))) {
            name = candidate;
            break;
        }
    }
    const page = await open(context, name);
    const link = page.locator("a[data-preview]").first();
    await link.hover();
    if (!(await page.locator(".preview").isVisible())) {
        report(name, "no preview under the mouse");
    }
    await page.mouse.move(0, 0);
    await page.keyboard.press("Escape");
    if (await page.locator(".preview").count()) {
        report(name, "Escape does not close the preview");
    }
    await link.focus();
    if (!(await page.locator(".preview").isVisible())) {
        report(name, "no preview with the focus");
    }
    await page.close();
}

// Arrow keys choose the program's language, and do not turn the page.
{
    const name = pages.find((page) => page.startsWith("6_1_"));
    const page = await open(context, name);
    const python = page.locator(".tabs input").first();
    await python.focus();
    await page.keyboard.press("ArrowRight");
    if (!page.url().endsWith(name)) {
        report(name, "an arrow key on a tab turns the page");
    } else if (!/using LinearAlgebra/.test(await page.locator(".tabs").innerText())) {
        report(name, "an arrow key does not choose the next program");
    }
    await page.close();
}

await browser.close();
console.log(JSON.stringify({ pages: pages.length, problems: count }));
