// mdBook turns the page at the arrow keys, wherever the focus is. Where they move something else, they
// stop here: in what is typed into, chosen, dragged or scrolled.
(() => {
    "use strict";
    const MOVED = "input, select, textarea, button, summary, [tabindex], [contenteditable], [role=slider]";
    // A link, and what scrolls because the whole page does, leave the keys to the page.
    const scrolls = (element) => element.scrollWidth > element.clientWidth + 1
        && /auto|scroll/.test(getComputedStyle(element).overflowX);
    const inside = (element, fits) => {
        const main = document.querySelector("main");
        for (let at = element; at && at !== main && at !== document.body; at = at.parentElement) {
            if (fits(at)) {
                return main?.contains(at);
            }
        }
        return false;
    };
    // Whoever has clicked into something that scrolls means it, whether or not it takes the focus.
    let clicked = null;
    document.addEventListener("pointerdown", (event) => { clicked = event.target; }, true);
    document.addEventListener("focusin", () => { clicked = null; }, true);

    document.body.addEventListener("keydown", (event) => {
        if (!event.key.startsWith("Arrow")) {
            return;
        }
        const target = event.target === document.body && clicked?.isConnected ? clicked : event.target;
        if (inside(target, (at) => at.matches(MOVED) || scrolls(at))) {
            event.stopPropagation();
        }
    });
})();
