// Puts My Pledge into a page of another site with one tag:
//
//   <script src="https://HOST/embed.js" data-title="My Pledge" async></script>
//
// It makes one sandboxed frame, gives it the height it asks for, and leaves the
// page when the young person asks to. Nothing global, no style sheet, no inline
// style attribute, nothing stored, nothing read from the page.
(() => {
  const tag = document.currentScript;
  if (!tag || !tag.src) return;
  const origin = new URL(tag.src).origin;
  const { title = "My Pledge", into, leave = "https://www.bbc.co.uk/weather" } = tag.dataset;
  const LEAST = 240;
  const MOST = 20000;
  const OPENS_WITHIN_MS = 20000;

  const frame = document.createElement("iframe");
  frame.title = title;
  frame.loading = "lazy";
  frame.referrerPolicy = "no-referrer";
  frame.allow = "";
  // Same origin: its own, never the page's, so that it can show its saved content.
  // Popups: the door of My views, telephone numbers and other sites open outside.
  frame.setAttribute("sandbox", [
    "allow-scripts",
    "allow-same-origin",
    "allow-forms",
    "allow-downloads",
    "allow-modals",
    "allow-popups",
    "allow-popups-to-escape-sandbox",
    "allow-top-navigation-by-user-activation",
  ].join(" "));
  frame.src = `${origin}/embed`;
  // Set through CSSOM: a page whose policy forbids style attributes allows this.
  const look = {
    display: "block", width: "100%", height: "640px", border: "0",
    "max-width": "none", "min-width": "0", margin: "0", padding: "0",
    "color-scheme": "normal", background: "transparent",
  };
  for (const [name, value] of Object.entries(look)) frame.style.setProperty(name, value, "important");

  const link = document.createElement("a");
  link.href = `${origin}/`;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.textContent = `Open ${title} in a new tab`;
  link.hidden = true;

  let opened = false;
  const hear = ({ source, origin: from, data }) => {
    if (source !== frame.contentWindow || from !== origin || typeof data !== "string") return;
    if (data === "my-pledge:leave") return leaveNow();
    const [, height] = /^my-pledge:height:(\d{1,5})$/.exec(data) ?? [];
    if (height === undefined) return;
    opened = true;
    link.hidden = true;
    frame.hidden = false;
    const fitting = Math.min(Math.max(Number(height), LEAST), MOST);
    frame.style.setProperty("height", `${fitting}px`, "important");
  };
  addEventListener("message", hear);

  // A frame that never speaks was refused, blocked or is without a server.
  frame.addEventListener("load", () => {
    setTimeout(() => { link.hidden = opened; }, OPENS_WITHIN_MS);
  }, { once: true });

  const place = (into && document.getElementById(into)) || tag.parentNode;
  if (place === tag.parentNode) place.insertBefore(frame, tag);
  else place.append(frame);
  frame.after(link);

  function leaveNow() {
    removeEventListener("message", hear);
    document.title = "\u00a0";
    document.documentElement.replaceChildren();
    location.replace(leave);
  }
})();
