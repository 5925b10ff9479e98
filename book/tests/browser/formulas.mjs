// Renders the formulas given on standard input with KaTeX's own JavaScript: a list of
// [tex, is it displayed] in, a list of HTML out.
import katex from "katex";

let input = "";
for await (const chunk of process.stdin) {
    input += chunk;
}
const { formulas, macros } = JSON.parse(input);
const html = formulas.map(([tex, displayMode]) =>
    katex.renderToString(tex, { displayMode, macros: { ...macros }, throwOnError: true }));
process.stdout.write(JSON.stringify(html));
