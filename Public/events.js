// A SharedWorker: one event stream for all tabs of this browser.

const ports = new Set();
/** The newest fragment of each target, for a tab that opens while the stream already runs. */
const newest = new Map();
let source = null;
/** Of the program at the other end, for a tab that opens while the stream already runs. */
let version = null;
let retry = 0;

function tell(state) {
    for (const port of ports) port.postMessage(state);
}

function close() {
    source?.close();
    source = null;
    version = null;
    newest.clear();
}

/** The sign-in is over: the tabs say so, and nothing is asked again until a page of a new sign-in comes. */
function end() {
    close();
    tell("ended");
}

/** 401: the session is over. A server that does not answer says nothing about that. */
async function isSignedOut() {
    const answer = await fetch("/session", { credentials: "same-origin", redirect: "manual" }).catch(() => null);
    return answer?.status === 401;
}

function open() {
    const stream = new EventSource("/events");
    source = stream;
    stream.addEventListener("open", () => { retry = 0; tell("open"); });
    stream.addEventListener("version", (event) => {
        version = JSON.stringify({ version: event.data });
        tell(version);
    });
    stream.addEventListener("fragment", (event) => {
        const { target } = JSON.parse(event.data);
        newest.delete(target);
        newest.set(target, event.data);
        if (newest.size > 100) newest.delete(newest.keys().next().value);
        tell(event.data);
    });
    stream.addEventListener("ended", end);
    stream.addEventListener("error", () => {
        // A lost connection comes back by itself; a refused one does not.
        // A page that comes from now on is newer than what is here, and may be another version's.
        newest.clear();
        if (stream.readyState === EventSource.CLOSED) refused(stream);
        else tell("lost");
    });
}

async function refused(stream) {
    const isOver = await isSignedOut();
    // Another tab may have signed in meanwhile, and opened a stream of its own.
    if (source !== stream) return;
    if (isOver) return end();
    source = null;
    tell("lost");
    retry = Math.min(retry + 1, 6);
    setTimeout(() => { if (!source && ports.size > 0) open(); }, 1000 * 2 ** retry);
}

self.addEventListener("connect", (event) => {
    const [port] = event.ports;
    ports.add(port);
    port.onmessage = () => {
        ports.delete(port);
        if (ports.size === 0) close();
    };
    if (version) port.postMessage(version);
    for (const fragment of newest.values()) port.postMessage(fragment);
    if (!source || source.readyState === EventSource.CLOSED) open();
});
