// Every page works without this file; it adds what makes it handy.

const deadlines = new WeakMap();
/** By name, so that a clock that comes again goes on as before and does not jump by the second lost on the way. */
const clocks = new Map();

function deadline(timer) {
    const fresh = performance.now() + Number(timer.dataset.countdown) * 1000;
    const name = timer.dataset.clock;
    const known = name ? clocks.get(name) : undefined;
    const end = known !== undefined && Math.abs(known - fresh) < 2000 ? known : fresh;
    if (name) clocks.set(name, end);
    return end;
}

function enhance(root) {
    for (const button of root.querySelectorAll("[data-copy], [data-reveal], [data-print]")) button.hidden = false;
    for (const button of root.querySelectorAll("[data-check-all]")) button.hidden = boxesBeside(button).length < 4;
    for (const button of root.querySelectorAll("[data-save]")) button.hidden = true;
    for (const timer of root.querySelectorAll("[data-countdown]")) {
        deadlines.set(timer, deadline(timer));
    }
    tick();
    const next = root.querySelector("[data-goto]")?.dataset.goto;
    // An address of ours, and another than this: a page must not fetch itself for ever.
    if (next && /^\/(?![/\\])/.test(next) && (root !== document || next !== location.pathname)) location.replace(next);
    const form = document.getElementById("session-form");
    if (form && document.querySelector("[data-confirmed]") && !form.dataset.sent) form.requestSubmit();
}

function tick() {
    for (const timer of document.querySelectorAll("[data-countdown]")) {
        const left = Math.max(0, Math.ceil(((deadlines.get(timer) ?? 0) - performance.now()) / 1000));
        const words = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
        if (timer.textContent !== words) timer.textContent = words;
        if (left === 0) allow(timer.closest(".resend"));
    }
}

/** The time has come to ask for another code. */
function allow(line) {
    line?.querySelector("[aria-disabled]")?.removeAttribute("aria-disabled");
    line?.querySelector(".muted")?.remove();
}

function reveal(button, isShown) {
    button.setAttribute("aria-pressed", `${isShown}`);
    document.getElementById(button.dataset.reveal).type = isShown ? "text" : "password";
}

function conceal(root) {
    for (const button of root.querySelectorAll("[data-reveal][aria-pressed=true]")) reveal(button, false);
}

async function copy(button) {
    const text = button.dataset.copy;
    if (navigator.clipboard) {
        await navigator.clipboard.writeText(text);
    } else {
        // On a LAN without TLS there is no clipboard API.
        const field = Object.assign(document.createElement("textarea"), { value: text, className: "visually-hidden" });
        document.body.append(field);
        field.select();
        document.execCommand("copy");
        field.remove();
        button.focus();
    }
    const label = button.getAttribute("aria-label");
    button.classList.add("is-done");
    button.setAttribute("aria-label", "已复制");
    setTimeout(() => {
        button.classList.remove("is-done");
        button.setAttribute("aria-label", label);
    }, 1500);
}

function grouped(text) {
    const code = text.toUpperCase().replace(/[^0-9A-Z]/g, "").slice(0, 16);
    return code.match(/.{1,4}/g)?.join("-") ?? "";
}

function pasteCode(event) {
    const text = event.clipboardData?.getData("text") ?? "";
    const found = text.match(/(?<![0-9A-Za-z])(?:[0-9A-Za-z]{4}[-\s－—–_]*){3}[0-9A-Za-z]{4}(?![0-9A-Za-z])/);
    if (!found) return;
    event.preventDefault();
    event.target.value = grouped(found[0]);
}

// A link that asks shows its page's question over this one. Whatever goes wrong, the link is followed.

async function ask(link) {
    const answer = await fetch(link.href, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) throw new Error(`${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const question = document.adoptNode(page.querySelector("[data-question]"));
    const dialog = document.createElement("dialog");
    dialog.className = "dialog";
    dialog.setAttribute("aria-labelledby", "question-title");
    dialog.append(question);
    document.body.append(dialog);
    const menu = link.closest("details.menu");
    const opener = menu?.querySelector("summary") ?? link;
    if (menu) menu.open = false;
    dialog.addEventListener("close", () => {
        dialog.remove();
        opener.focus();
    });
    dialog.addEventListener("click", (event) => {
        const isBack = event.target.closest("[data-back]");
        if (!isBack && event.target !== dialog) return;
        event.preventDefault();
        dialog.close();
    });
    dialog.showModal();
}

function asks(event, link) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.dataset.asking) return;
    link.dataset.asking = "1";
    ask(link).catch(() => location.assign(link.href)).finally(() => delete link.dataset.asking);
}

function boxesBeside(button) {
    return [...button.closest("[data-checks]").querySelectorAll("[type=checkbox]:enabled")];
}

function checkAll(button) {
    const boxes = boxesBeside(button);
    const isChecked = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = isChecked;
}

/** 自定义 has no range: it leads to where one is typed. */
function choosePreset(preset, { from, to }) {
    for (const other of preset.parentElement.children) {
        if (other === preset) other.setAttribute("aria-current", "true");
        else other.removeAttribute("aria-current");
    }
    if (!preset.dataset.from) return from.focus();
    from.value = preset.dataset.from;
    to.value = preset.dataset.to;
    from.dispatchEvent(new Event("change", { bubbles: true }));
}

let isTyping = false;
/** A select submits when it is changed by hand; arrow keys pass over choices that nobody made. */
function choose(select) {
    const save = select.form.querySelector("[data-save]");
    if (save && isTyping) save.hidden = false;
    else select.form.requestSubmit();
}

document.addEventListener("pointerdown", () => { isTyping = false; }, true);
document.addEventListener("keydown", () => { isTyping = true; }, true);

document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
    const all = event.target.closest("[data-check-all]");
    if (all) checkAll(all);
    const eye = event.target.closest("[data-reveal]");
    if (eye) reveal(eye, eye.getAttribute("aria-pressed") !== "true");
    if (event.target.closest("[data-print]")) window.print();
    if (event.target.closest("[aria-disabled=true]")) event.preventDefault();
    const question = event.target.closest("a[data-ask]");
    if (question) asks(event, question);
    const preset = event.target.closest("[data-from]");
    const form = preset?.closest("form");
    if (form) {
        event.preventDefault();
        choosePreset(preset, form.elements);
    }
    for (const menu of document.querySelectorAll("details.menu[open]")) {
        if (!menu.contains(event.target)) menu.open = false;
    }
});

document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" ? document.querySelector("details.menu[open]") : null;
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
});

document.addEventListener("change", (event) => {
    if (event.target.matches("[data-autosubmit]")) choose(event.target);
    const pick = event.target.closest("[data-pick]");
    if (pick) {
        const count = pick.querySelectorAll(":checked").length;
        pick.querySelector("summary").firstChild.textContent = count ? `已选 ${count} 种` : pick.dataset.pick;
    }
});

document.addEventListener("paste", (event) => {
    if (event.target.matches("[data-code]")) pasteCode(event);
});

document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.matches("[data-code]") || event.inputType?.startsWith("delete")) return;
    if (field.selectionStart === field.value.length) field.value = grouped(field.value);
});

// A second click while the bureau is still answering would log in twice. A fragment brings new forms, which may send.
document.addEventListener("submit", (event) => {
    const form = event.target;
    conceal(form);
    if (form.dataset.sent) event.preventDefault();
    else if (form.method === "post") {
        form.dataset.sent = "1";
        setTimeout(() => delete form.dataset.sent, 10_000);
    }
});
addEventListener("pagehide", () => conceal(document));
addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
});

/** Who waited for a question types its answer at once; who is already somewhere stays there. */
function focusFirst(root) {
    if (document.activeElement !== document.body) return;
    root.querySelector("[data-first] :is(input, select):enabled:not([type=hidden], [readonly])")?.focus();
}

enhance(document);
focusFirst(document);
// A fragment from the stream is as bare as a page that has just come.
document.addEventListener("renewed", (event) => enhance(event.target));
document.addEventListener("asked", (event) => focusFirst(event.target));
setInterval(tick, 1000);
