// Takes what stands behind the # out of the address, before anything is shown or
// anything else is fetched. The app takes it over from here, once.
if (location.hash) {
  window.arrivedWith = location.hash.slice(1);
  history.replaceState(history.state, "", location.pathname);
}
