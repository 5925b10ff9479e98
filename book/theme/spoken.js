// What is searched for, in the words under which the index has formulas: κ is kappa, vᵀ is v transpose.
// `book/src/spoken.rs` says formulas for the index.
(() => {
    "use strict";
    const index = globalThis.elasticlunr?.Index;
    if (!index) {
        return;
    }
    const LETTERS = {
        α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "epsilon", ϵ: "epsilon", ζ: "zeta", η: "eta",
        θ: "theta", ι: "iota", κ: "kappa", λ: "lambda", μ: "mu", ν: "nu", ξ: "xi", π: "pi", ρ: "rho",
        σ: "sigma", ς: "sigma", τ: "tau", υ: "upsilon", φ: "phi", ϕ: "phi", χ: "chi", ψ: "psi", ω: "omega",
        "∇": "nabla", "∂": "partial", "∞": "infinity", "√": "root", "∑": "sum", "½": "one half",
    };
    const MARKS = [
        [/\\(?=[a-z])/gi, " "],
        [/\^\{?(T|⊤|\\top)\}?|ᵀ|⊤/g, " transpose "],
        [/\^\{?-1\}?|⁻¹/g, " inverse "],
        [/\^\{?2\}?|²/g, " squared "],
        [/\^\{?3\}?|³/g, " cubed "],
        [/\//g, " over "],
        [/[{}()[\]^_$=+|‖,;·⋅×]/g, " "],
    ];

    function spoken(query) {
        let words = query;
        for (const [mark, word] of MARKS) {
            words = words.replace(mark, word);
        }
        return [...words].map((c) => {
            const name = LETTERS[c] ?? LETTERS[c.toLowerCase()];
            return name ? ` ${name} ` : c;
        }).join("").replace(/\s+/g, " ").trim();
    }

    // mdBook listens to keys alone, and a symbol is often pasted.
    const bar = document.getElementById("mdbook-searchbar");
    bar?.addEventListener("input", () => bar.dispatchEvent(new KeyboardEvent("keyup")));

    const search = index.prototype.search;
    index.prototype.search = function (query, ...rest) {
        return search.call(this, typeof query === "string" ? spoken(query) : query, ...rest);
    };
})();
