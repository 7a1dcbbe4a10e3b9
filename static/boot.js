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
