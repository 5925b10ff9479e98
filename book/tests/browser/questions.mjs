// Every question of the built book in Chromium, answered right and wrong, as CASES has it natively, with
// the printed numbers and with fresh ones; keys, search, Review, what is kept; refused storage; no scripts.
// Writes what is wrong, one line of JSON for each problem.
//
//     node questions.mjs FOLDER CHROMIUM CASES
import { chromium } from "playwright-core";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [folder, executablePath, cases] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const questions = JSON.parse(readFileSync(cases, "utf8"));
const url = (name) => pathToFileURL(join(folder, `${name}.html`)).href;
let count = 0;
function report(where, what) {
    count += 1;
    console.log(JSON.stringify({ where, what }));
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

async function open(context, name) {
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && report(name, `console: ${message.text()}`));
    page.on("pageerror", (error) => report(name, `script: ${error.message}`));
    await page.goto(url(name));
    return page;
}

const at = (page, name) => page.locator(`.asked[data-question=${name}]`);

// Gives an answer, and returns what is said of it.
async function answered(asked, answer) {
    const kind = await asked.evaluate((place) => (place.querySelector(".asked-entries") ? "entries" : place.querySelector(".asked-items") ? "choice" : "order"));
    if (kind === "entries") {
        const fields = await asked.locator(".asked-entries input").all();
        for (const [k, field] of fields.entries()) {
            await field.fill(answer[k]);
        }
    } else if (kind === "choice") {
        await asked.locator(`input[value=${answer[0]}]`).check();
    } else {
        for (const [to, letter] of answer.entries()) {
            const item = asked.locator(`li[data-letter=${letter}]`);
            const index = () => item.evaluate((li) => [...li.parentElement.children].indexOf(li));
            for (let steps = await index(); steps > to; steps -= 1) {
                await item.locator("button").first().click();
            }
        }
    }
    await asked.locator(".asked-said").evaluate((said) => said.replaceChildren());
    await asked.getByRole("button", { name: "Check" }).click();
    await asked.locator(".asked-said p").first().waitFor({ timeout: 20000 });
    return asked.locator(".asked-said").innerText();
}

// One question: wrong twice and explained, then with fresh numbers right.
async function tried(page, { name, answers }) {
    const asked = at(page, name);
    const [, wrong] = answers[0];
    const first = await answered(asked, wrong);
    if (!/^Not right\.[^]{10}/.test(first) || /The answer is/.test(first)) {
        report(name, `to the first wrong answer: ${first}`);
    }
    const second = await answered(asked, wrong);
    if (!/The answer is/.test(second)) {
        report(name, `nothing is explained after the second wrong answer: ${second}`);
    }
    if (!/comes again/.test(await asked.innerText())) {
        report(name, "has no mark after a wrong answer");
    }
    await asked.getByRole("button", { name: "Another one" }).click();
    await page.waitForFunction((at) => document.querySelector(`.asked[data-question=${at}]`).dataset.seed !== "0", name);
    const seed = Number(await asked.getAttribute("data-seed"));
    const right = await answered(asked, answers[seed][0]);
    if (!/^Right\.[^]{10}/.test(right)) {
        report(name, `the right answer under seed ${seed}, ${answers[seed][0]}, is met with: ${right}`);
    }
}

// The printed numbers, answered rightly on a page that is opened anew.
async function printed(page, { name, answers }) {
    const said = await answered(at(page, name), answers[0][0]);
    if (!/^Right\./.test(said)) {
        report(name, `the right answer ${answers[0][0]} is met with: ${said}`);
    }
}

async function pageOf(name) {
    const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
    const ours = questions.filter(({ page }) => page === name);
    const page = await open(context, name);
    for (const question of ours) {
        await tried(page, question);
    }
    await page.evaluate(axe);
    const { violations } = await page.evaluate(async () => globalThis.axe.run(".asked", { preload: false, resultTypes: ["violations"] }));
    for (const { id, help, nodes } of violations) {
        report(name, `${id}: ${help}, as in ${nodes[0].html.slice(0, 160)}`);
    }
    await page.close();
    const again = await open(context, name);
    for (const question of ours) {
        await printed(again, question);
    }
    await context.close();
}

const names = [...new Set(questions.map(({ page }) => page))];
for (let k = 0; k < names.length; k += 2) {
    await Promise.all(names.slice(k, k + 2).map(pageOf));
}

// Review: what went wrong comes back, goes when it is answered, and comes later again.
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true });
const one = questions[0];
{
    const page = await open(context, one.page);
    await answered(at(page, one.name), one.answers[0][1]);
    await page.goto(url("review"));
    const asked = at(page, one.name);
    await asked.locator(".asked-form").waitFor({ timeout: 20000 });
    const seed = Number(await asked.getAttribute("data-seed"));
    if (!/^Right\./.test(await answered(asked, one.answers[seed][0]))) {
        report("review", "a right answer is not right");
    }
    await page.reload();
    await page.getByText("1 question comes again later").waitFor({ timeout: 5000 }).catch(() => report("review", "nothing comes later"));
    if (!(await page.locator(".asked-count").first().innerText()).startsWith("1/")) {
        report("review", "the sidebar does not count");
    }
    // Two days later.
    await page.evaluate(() => {
        const kept = JSON.parse(localStorage.getItem("curvature-answers"));
        Object.values(kept.answers)[0].due -= 2 * 86400000;
        localStorage.setItem("curvature-answers", JSON.stringify(kept));
    });
    await page.reload();
    await asked.waitFor({ timeout: 20000 }).catch(() => report("review", "nothing comes again"));

    // Saved, erased, read back; a file that is something else changes nothing.
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save to a file" }).click();
    const saved = await (await download).path();
    page.on("dialog", (dialog) => dialog.accept());
    await page.getByRole("button", { name: "Erase" }).click();
    if (await page.evaluate(() => localStorage.getItem("curvature-answers"))) {
        report("review", "something is left after erasing");
    }
    await page.locator("#review-file").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("[1]") });
    await page.getByText("Nothing was changed").waitFor({ timeout: 5000 }).catch(() => report("review", "a wrong file is not refused"));
    await page.locator("#review-file").setInputFiles(saved);
    await page.getByText("Read: 1 question.").waitFor({ timeout: 5000 }).catch(() => report("review", "what was saved is not read"));
    await page.evaluate(axe);
    const { violations } = await page.evaluate(async () => globalThis.axe.run("main", { preload: false, resultTypes: ["violations"] }));
    for (const { id, help, nodes } of violations) {
        report("review", `${id}: ${help}, as in ${nodes[0].html.slice(0, 160)}`);
    }
    await page.close();
}

// A browser that keeps nothing: questions are answered, and Review says so.
{
    const without = await browser.newContext();
    await without.addInitScript(() => {
        Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });
    });
    const page = await open(without, one.page);
    await printed(page, one);
    await page.goto(url("review"));
    await page.getByText("keeps nothing").waitFor({ timeout: 5000 }).catch(() => report("review", "does not say that nothing is kept"));
    await without.close();
}

// Without scripts, and on paper: the printed question, and its answer in a fold.
{
    const without = await browser.newContext({ javaScriptEnabled: false });
    const page = await open(without, one.page);
    const asked = at(page, one.name);
    await asked.locator("summary").click();
    if (!(await asked.locator("details").innerText()).includes("\n") || (await asked.locator("form").count())) {
        report(one.page, "without scripts a question does not open its answer");
    }
    await without.close();
    const paper = await open(context, one.page);
    await at(paper, one.name).getByRole("button", { name: "Another one" }).click();
    await at(paper, one.name).locator(".asked-fresh").waitFor({ timeout: 20000 });
    await paper.emulateMedia({ media: "print" });
    for (const [part, seen] of [[".asked-text", true], ["details", true], [".asked-form", false], [".asked-fresh", false]]) {
        if ((await at(paper, one.name).locator(part).isVisible()) !== seen) {
            report(one.page, `on paper ${part} is ${seen ? "missing" : "there"}`);
        }
    }
    await paper.close();
}

// Arrow keys turn the page from the text and from links, and from nothing that they move.
{
    const name = "2_4_steps";
    const page = await open(context, name);
    for (const moved of [".asked-form input", ".asked-form button", ".equation .formula", "pre", "summary"]) {
        await page.locator(`main ${moved}:visible`).first().focus();
        await page.keyboard.press("ArrowRight");
        await page.waitForTimeout(100);
        if (!page.url().includes(name)) {
            report(name, `an arrow key in ${moved} turns the page`);
            await page.goto(url(name));
        }
    }
    await page.locator("main p").first().click();
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(500);
    if (page.url().includes(name)) {
        report(name, "an arrow key in the text does not turn the page");
    }
    await page.close();
}

// Search: symbols and formulas, as they are written, typed and spoken.
for (const [query, section] of [
    ["condition number kappa", "4_3"],
    ["κ", "4_3"],
    ["λmax", "2_4"],
    ["eta", "2_4"],
    ["η", "2_4"],
    ["v^T H v", "2_3"],
    ["vᵀHv", "2_3"],
    ["∇²f", "1_2"],
]) {
    const page = await open(context, "index");
    await page.keyboard.press("s");
    await page.locator("#mdbook-searchbar").waitFor({ timeout: 8000 });
    await page.locator("#mdbook-searchbar").fill(query);
    await page.locator("#mdbook-searchresults li").first().waitFor({ timeout: 8000 }).catch(() => {});
    const found = await page.locator("#mdbook-searchresults a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    if (!found.some((link) => link.includes(section))) {
        report("search", `“${query}” does not find ${section}, but ${found.slice(0, 4).join(" ")}`);
    }
    await page.close();
}

await browser.close();
console.log(JSON.stringify({ pages: names.length, questions: questions.length, problems: count }));
