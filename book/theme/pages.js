// mdBook's button for the sidebar is a label, which no key reaches.
(() => {
    const toggle = document.getElementById("mdbook-sidebar-toggle");
    toggle?.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            toggle.click();
        }
    });
})();

// A sidebar that is hidden from readers of the screen is out of the keyboard's reach, too.
(() => {
    const sidebar = document.getElementById("mdbook-sidebar");
    if (!sidebar) {
        return;
    }
    const follow = () => {
        sidebar.inert = sidebar.getAttribute("aria-hidden") === "true";
    };
    new MutationObserver(follow).observe(sidebar, { attributeFilter: ["aria-hidden"] });
    follow();
})();

// Previews: what a reference leads to is shown where the reference stands.
(() => {
    "use strict";
    let shown = null;
    let shownFor = null;

    function hide() {
        if (shown) {
            shownFor.removeAttribute("aria-describedby");
            shown.remove();
            shown = null;
            shownFor = null;
        }
    }

    function show(link) {
        const template = document.getElementById(link.dataset.preview);
        if (!template || shownFor === link) {
            return;
        }
        hide();
        const box = document.createElement("div");
        box.className = "preview";
        box.id = "preview";
        box.setAttribute("role", "tooltip");
        box.append(template.content.cloneNode(true));
        document.body.append(box);
        const at = link.getBoundingClientRect();
        const left = Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 8));
        const below = at.bottom + 6;
        const top = below + box.offsetHeight > innerHeight && at.top > box.offsetHeight + 6
            ? at.top - box.offsetHeight - 6
            : below;
        box.style.left = `${left + scrollX}px`;
        box.style.top = `${top + scrollY}px`;
        link.setAttribute("aria-describedby", box.id);
        box.addEventListener("mouseleave", hide);
        shown = box;
        shownFor = link;
    }

    function linkOf(event) {
        return event.target.closest?.("a[data-preview]");
    }

    document.addEventListener("mouseover", (event) => {
        const link = linkOf(event);
        if (link) {
            show(link);
        } else if (shown && !shown.contains(event.target)) {
            hide();
        }
    });
    document.addEventListener("focusin", (event) => {
        const link = linkOf(event);
        if (link) {
            show(link);
        } else {
            hide();
        }
    });
    document.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
            hide();
        }
    });

    // Folds are opened for printing, and closed again afterwards.
    let closed = [];
    addEventListener("beforeprint", () => {
        closed = [...document.querySelectorAll("details:not([open])")];
        closed.forEach((fold) => { fold.open = true; });
    });
    addEventListener("afterprint", () => {
        closed.forEach((fold) => { fold.open = false; });
    });
})();
