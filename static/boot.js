// Starts the app. The page's policy allows no inline script, so this file reads
// from its own tag which module and which WASM to start.
const tag = document.querySelector("script[data-module]");

try {
  const { default: start } = await import(tag.dataset.module);
  await start({ module_or_path: tag.dataset.wasm });
} catch (error) {
  // The page's own words stay on screen: they say what to do without the app.
  document.documentElement.dataset.boot = "failed";
  console.error(error);
}

// Keeps the app's files, so that it opens with no signal. Never in somebody else's
// page, and never a reason for the app not to start.
if (window.top === window && "serviceWorker" in navigator) {
  const WORKER = "/sw.js";
  const policy = globalThis.trustedTypes?.createPolicy("my-pledge", {
    createScriptURL(address) {
      if (address !== WORKER) throw new TypeError("only the app's own worker");
      return address;
    },
  });
  const worker = policy ? policy.createScriptURL(WORKER) : WORKER;
  navigator.serviceWorker.register(worker, { updateViaCache: "none" }).catch(() => {});
}

// After a fault inside the app nothing on the page would answer a tap any more, and
// nobody would be told. What to say stands on the page already, hidden.
function stopped() {
  const words = document.getElementById("stopped");
  if (!words?.hidden) return;
  words.hidden = false;
  const again = words.querySelector("button");
  again.addEventListener("click", () => location.reload());
  again.focus();
}
const isFault = (error) => error instanceof WebAssembly.RuntimeError;
// What was thrown through the app has cut it off in the middle, too.
addEventListener("error", ({ error }) => {
  if (isFault(error) || /wasm/.test(error?.stack)) stopped();
});
addEventListener("unhandledrejection", ({ reason }) => {
  if (isFault(reason)) stopped();
});
