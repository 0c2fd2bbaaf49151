// What moves by itself: fragments from the event stream, and notices that the stream or the sign-in is gone.

const pending = new Map();

// A fragment replaces the inside of every [data-live] of its name; what is open, focused, scrolled or typed stays so.

/** What tells one question from the next: where its form goes, and the picture that it shows. */
function nameOf(form) {
    return `${form.getAttribute("action")} ${form.querySelector("[name=captchaId]")?.value ?? ""}`;
}

function isTyped(input) {
    if (input.matches("[type=checkbox], [type=radio]")) return input.checked !== input.defaultChecked;
    if (input.options) return [...input.options].some((option) => option.selected !== option.defaultSelected);
    return input.value !== input.defaultValue;
}

/** The same input in what has just come. */
function again(input, root) {
    const form = [...root.querySelectorAll("form")].find((other) => {
        return other.getAttribute("action") === input.form?.getAttribute("action");
    });
    const isBox = input.matches("[type=checkbox], [type=radio]");
    return [...form?.elements ?? []].find((other) => {
        return other.name === input.name && other.type === input.type && (!isBox || other.value === input.value);
    });
}

function typeAgain(typed, root) {
    for (const input of typed) {
        const other = again(input, root);
        if (!other || other.readOnly) continue;
        // What was read from another picture, and a password that was refused, is of no use any more.
        if (input.matches("[type=password], .captcha input") && nameOf(other.form) !== nameOf(input.form)) continue;
        if (input.matches("[type=checkbox], [type=radio]")) other.checked = input.checked;
        else other.value = input.value;
    }
}

function pathOf(node, root) {
    const path = [];
    for (let at = node; at !== root; at = at.parentElement) path.unshift([...at.parentElement.children].indexOf(at));
    return path;
}

function focusAgain(focused, path, root) {
    const next = (focused.name && again(focused, root)) || path.reduce((at, index) => at?.children[index], root);
    if (next?.tagName !== focused.tagName) return;
    next.focus({ preventScroll: true });
    if (next.matches("[type=text], [type=password]")) next.setSelectionRange(focused.selectionStart, focused.selectionEnd);
}

/** A page that tells what was wrong with what was typed goes on telling it until something new is asked. */
function saysMore(root, html) {
    if (!root.querySelector("[aria-invalid=true]")) return false;
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    const [old, now] = [root, fresh.content].map((node) => {
        return [node.querySelector("[data-say]")?.dataset.say, ...[...node.querySelectorAll("form")].map(nameOf)].join("\n");
    });
    return old === now;
}

function replace(root, html) {
    if (saysMore(root, html)) return;
    const open = new Map([...root.querySelectorAll("details[data-key]")].map((d) => [d.dataset.key, d.open]));
    const scrolled = new Map([...root.querySelectorAll("[data-scroll]")].map((e) => [e.dataset.scroll, e.scrollTop]));
    const typed = [...root.querySelectorAll("form :is(input, select)[name]:not([type=hidden])")].filter(isTyped);
    const focused = root.contains(document.activeElement) ? document.activeElement : null;
    const path = focused && focused !== root ? pathOf(focused, root) : null;
    const said = root.querySelector("[data-say]")?.dataset.say;
    root.dispatchEvent(new CustomEvent("renewing", { bubbles: true }));
    root.innerHTML = html;
    for (const details of root.querySelectorAll("details[data-key]")) {
        if (open.has(details.dataset.key)) details.open = open.get(details.dataset.key);
    }
    for (const element of root.querySelectorAll("[data-scroll]")) {
        element.scrollTop = scrolled.get(element.dataset.scroll) ?? 0;
    }
    typeAgain(typed, root);
    if (path) focusAgain(focused, path, root);
    root.dispatchEvent(new CustomEvent("renewed", { bubbles: true }));
    const state = root.querySelector("[data-say]");
    if (!state || state.dataset.say === said) return;
    // A new live region is not read out, so a new state is said in one that stays.
    const speaker = document.getElementById("said");
    if (speaker) speaker.textContent = state.textContent;
    root.dispatchEvent(new CustomEvent("asked", { bubbles: true }));
}

let isFreshening = false;

/** What counts over many downloads, each [data-fresh], comes from the page itself, a while after anything has moved. */
async function freshen() {
    if (isFreshening || !document.querySelector("[data-fresh]")) return;
    isFreshening = true;
    await new Promise((done) => setTimeout(done, 2000));
    isFreshening = false;
    const answer = await fetch(location.href, { credentials: "same-origin", redirect: "error" }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const root of document.querySelectorAll("[data-fresh]")) {
        const now = page.querySelector(`[data-fresh="${CSS.escape(root.dataset.fresh)}"]`);
        if (now && now.innerHTML !== root.innerHTML) replace(root, now.innerHTML);
    }
}

function flush() {
    for (const [target, html] of pending) {
        for (const root of document.querySelectorAll(`[data-live="${CSS.escape(target)}"]`)) replace(root, html);
    }
    pending.clear();
    freshen();
}

/** A notice that stays until it is taken back: `name` tells it from others. */
function keepNotice(name, ...words) {
    const notices = document.querySelector(".notices");
    if (!notices || notices.querySelector(`[data-kept="${name}"]`)) return;
    const notice = document.createElement("p");
    notice.className = "notice is-kept";
    notice.dataset.kept = name;
    notice.append(...words);
    notices.append(notice);
}

function dropNotice(name) {
    document.querySelector(`.notices [data-kept="${name}"]`)?.remove();
}

/** Figures that stand still must not look live. */
function lost() {
    keepNotice("lost", "与发票管家的连接中断，正在重新连接…下载进度已保存。");
}

/** The sign-in ended elsewhere. The page stays, so that nothing typed is lost. */
function ended() {
    dropNotice("lost");
    const link = document.createElement("a");
    link.href = `/login?next=${encodeURIComponent(location.pathname + location.search)}`;
    link.textContent = "重新登录";
    keepNotice("ended", "您在这台电脑上的登录已结束，请", link, "。");
}

/** What would be lost if the page came anew. */
function isInUse() {
    const inputs = [...document.querySelectorAll("form :is(input, select, textarea)[name]:not([type=hidden])")];
    return inputs.some(isTyped) || document.querySelector("[aria-invalid=true], dialog[open]") !== null;
}

// Twice for one version would be twice for ever.
const told = sessionStorage.getItem("updated");

function comeAnew(version) {
    sessionStorage.setItem("updated", version);
    // By address: a page that answered a form must not send it again.
    location.replace(location.pathname + location.search);
}

/** Another version answers than the one that made this page. */
function updated(version) {
    if (!version || version === document.body.dataset.version) return;
    dropNotice("lost");
    if (!isInUse() && told !== version) return comeAnew(version);
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "刷新页面" });
    button.addEventListener("click", () => comeAnew(version));
    keepNotice("updated", `发票管家已更新到 ${version}，保存填写的内容后请`, button, "。");
}

function sayUpdated() {
    if (!told || told !== document.body.dataset.version) return;
    sessionStorage.removeItem("updated");
    keepNotice("updated", `发票管家已更新到 ${told}。`);
}

function receive(text) {
    if (text === "open") return dropNotice("lost");
    if (text === "lost") return lost();
    if (text === "ended") return ended();
    const { target, html, version } = JSON.parse(text);
    if (version) return updated(version);
    if (pending.size === 0) {
        // A hidden page has no frames, but a confirmed login must still go on.
        if (document.hidden) setTimeout(flush, 200);
        else requestAnimationFrame(flush);
    }
    pending.set(target, html);
}

/** 401: the session is over. A server that does not answer says nothing about that. */
async function isSignedOut() {
    const answer = await fetch("/session", { credentials: "same-origin", redirect: "manual" }).catch(() => null);
    return answer?.status === 401;
}

function stream(address) {
    const source = new EventSource(address);
    source.addEventListener("fragment", (event) => receive(event.data));
    source.addEventListener("ended", () => source.close());
    addEventListener("pagehide", () => source.close());
    return source;
}

/** What is shown of this page alone. Many of them would use up a browser's connections: only the one that is looked at
    listens. */
function listenWhileSeen({ stream: address, live: target }) {
    let source = null;
    const begun = performance.now();
    const over = async () => {
        // Nothing more comes: another tab has signed in, the page is too old, or what it shows is over. A page that has
        // just come would come again.
        if (document.body.dataset.role && await isSignedOut()) return ended();
        if (performance.now() - begun > 5000) location.reload();
    };
    const listen = () => {
        source?.close();
        source = document.hidden ? null : stream(address);
        // The page of a sign-in goes on by its own form.
        if (target !== "login-state") source?.addEventListener("ended", over);
        source?.addEventListener("error", () => {
            if (source?.readyState === EventSource.CLOSED) over();
        });
    };
    document.addEventListener("visibilitychange", listen);
    listen();
}

/** Without a SharedWorker each page has its own stream. */
function listenAlone(retry = 1) {
    const source = stream("/events");
    source.addEventListener("open", () => { retry = 1; receive("open"); });
    source.addEventListener("version", (event) => updated(event.data));
    source.addEventListener("ended", ended);
    source.addEventListener("error", async () => {
        if (source.readyState !== EventSource.CLOSED) return lost();
        // A lost connection comes back by itself; a refused one does not.
        if (await isSignedOut()) return ended();
        lost();
        setTimeout(listenAlone, 1000 * 2 ** retry, Math.min(retry + 1, 6));
    });
}

function listen() {
    for (const element of document.querySelectorAll("[data-stream]")) listenWhileSeen(element.dataset);
    // A page without figures listens too: it must know when the sign-in ends.
    if (!document.body.dataset.role) return;
    if (!window.SharedWorker) return listenAlone();
    // Browsers allow six connections to a server: all tabs share one stream.
    const { port } = new SharedWorker(document.body.dataset.worker);
    port.onmessage = (event) => receive(event.data);
    addEventListener("pagehide", () => port.postMessage("leave"));
}

sayUpdated();
listen();
