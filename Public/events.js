// A SharedWorker: one event stream for all tabs of this browser.

const ports = new Set();
/** The newest fragment of each target, for a tab that opens while the stream already runs. */
const newest = new Map();
let source = null;
let retry = 0;

function tell(state) {
    for (const port of ports) port.postMessage(state);
}

function open() {
    source = new EventSource("/events");
    source.addEventListener("open", () => { retry = 0; tell("open"); });
    source.addEventListener("fragment", (event) => {
        const { target } = JSON.parse(event.data);
        newest.delete(target);
        newest.set(target, event.data);
        if (newest.size > 100) newest.delete(newest.keys().next().value);
        for (const port of ports) port.postMessage(event.data);
    });
    source.addEventListener("error", () => {
        tell("lost");
        // A lost connection comes back by itself; a refused one does not.
        if (source?.readyState !== EventSource.CLOSED) return;
        source = null;
        retry = Math.min(retry + 1, 6);
        setTimeout(() => { if (!source && ports.size > 0) open(); }, 1000 * 2 ** retry);
    });
}

function leave(port) {
    ports.delete(port);
    if (ports.size > 0) return;
    source?.close();
    source = null;
    newest.clear();
}

self.addEventListener("connect", (event) => {
    const [port] = event.ports;
    ports.add(port);
    port.onmessage = () => leave(port);
    for (const fragment of newest.values()) port.postMessage(fragment);
    if (!source) open();
});
