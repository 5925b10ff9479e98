// The served book in Chromium, with the learner's loop beside it: a save changes the card without a
// reload, and how long that takes, beside the loop alone.
//
//     node served.mjs WORKBOOK CHROMIUM        (needs `cargo build --workspace`)
//
// It writes into the exercise 2.1a, and puts back what stood there.
import { chromium } from "playwright-core";
import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { join } from "node:path";

const [root, executablePath] = process.argv.slice(2);
const built = (name) => join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug", name);
const file = join(root, "exercises/2_taylor/2_1a_quadratic_model.rs");
const stub = readFileSync(file, "utf8");
const answer = (text) => stub.replace('todo!("your answer")', text);
const ROUNDS = 20;

let failed = 0;
function expect(what, fits) {
    console.log(`${fits ? "ok    " : "FAILED"}  ${what}`);
    failed += fits ? 0 : 1;
}

// A program whose lines can be waited for.
function program(path, ...words) {
    const child = spawn(path, words, { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
    const waiting = [];
    createInterface({ input: child.stdout }).on("line", (line) => {
        for (const one of waiting.filter((one) => one.wanted(line))) {
            waiting.splice(waiting.indexOf(one), 1);
            one.heard(line);
        }
    });
    const line = (wanted) => new Promise((heard) => waiting.push({ wanted, heard }));
    return { child, line };
}

const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

const server = program(built("book"), "serve", "--port", "0");
const loop = program(built("curvature"), "watch", "--json");
let browser;
try {
    const address = (await server.line((line) => line.startsWith("http://"))).split(" ")[0];
    const { origin } = new URL(address);
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    const context = await browser.newContext();
    const page = await context.newPage();
    const complaints = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));

    expect("without the token nothing is shown", (await page.goto(`${origin}/index.html`)).status() === 403);
    complaints.length = 0;
    await page.goto(address);
    expect("the token leaves the address", page.url() === `${origin}/`);
    await page.goto(`${origin}/2_1_expansion.html`);
    const card = page.locator("section.exercise", { has: page.locator("#ex-2-1a") });
    const shows = (verdict) => card.locator(`.verdict[data-verdict="${verdict}"]`).waitFor({ timeout: 60_000 });
    await page.evaluate(() => { window.stays = true; });

    writeFileSync(file, answer("f0 + g.dot(v) + v.dot(&(h * v))"));
    await shows("wrong");
    const words = await card.locator(".verdict").innerText();
    expect("a wrong answer is told on the card", words.includes("twice too large") && words.includes("-0.82"));
    writeFileSync(file, answer("f0 + g.dot(v) + 0.5 * v.dot(&(h * v))"));
    await shows("passed");
    expect("a right answer, too", (await card.locator(".verdict").innerText()).includes("2 of 2 points"));
    expect("the sidebar says how far one is",
        /^\d+ of \d+ exercises pass$/.test(await page.locator("#progress-line").textContent()));
    expect("without loading the page again", await page.evaluate(() => window.stays === true));

    // The same saves, as the page shows them and as the loop tells them.
    const onPage = [];
    const told = [];
    for (let round = 0; round < ROUNDS; round += 1) {
        const points = `round ${round}`;
        const shown = page.evaluate((mark) => new Promise((done) => {
            const box = document.querySelector("#ex-2-1a").closest("section").querySelector(".verdict");
            new MutationObserver((_, watcher) => {
                if (box.textContent.includes(mark)) {
                    watcher.disconnect();
                    done();
                }
            }).observe(box, { childList: true, subtree: true });
        }), points);
        const line = loop.line((line) => line.includes(points));
        await page.evaluate(() => 0);
        const begun = performance.now();
        writeFileSync(file, answer(`println!("${points}"); f0`));
        await Promise.all([
            shown.then(() => onPage.push(performance.now() - begun)),
            line.then(() => told.push(performance.now() - begun)),
        ]);
    }
    const [pageTime, loopTime] = [median(onPage), median(told)];
    console.log(`from a save to the card ${pageTime.toFixed(0)} ms, to the loop's own line ${loopTime.toFixed(0)} ms (medians of ${ROUNDS}, both at once)`);

    const opened = await page.evaluate(async () => (await fetch("/.open/quadratic_model", { method: "POST" })).status);
    expect("a button asks for the editor", opened === 200);
    const other = await browser.newContext();
    const stranger = await other.newPage();
    await stranger.goto("data:text/html,<p>another site");
    const reached = await stranger.evaluate(async (origin) => {
        try {
            return (await fetch(`${origin}/.open/quadratic_model`, { method: "POST" })).status;
        } catch {
            return "refused";
        }
    }, origin);
    expect("another site's page does not reach it", reached === "refused" || reached === 403);
    expect(`no complaints of the browser ${complaints.join("; ")}`, complaints.length === 0);

    const left = new Promise((done) => server.child.on("exit", done));
    server.child.kill("SIGINT");
    await left;
    expect("Ctrl-C ends it while a page listens", true);
} finally {
    writeFileSync(file, stub);
    await browser?.close();
    server.child.kill();
    loop.child.stdin.end();
}
if (!existsSync(file) || readFileSync(file, "utf8") !== stub) {
    failed += 1;
}
process.exit(failed ? 1 : 0);
