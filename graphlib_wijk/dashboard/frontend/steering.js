/**
 * Moving through a drawing with wheel, fingers and keys.
 *
 * A page must stay easy to scroll: the wheel zooms only with Ctrl (or Cmd) held down, one
 * finger scrolls the page up and down (and pushes the drawing sideways), two fingers zoom and
 * move. With keys everything can be done that a mouse can do.
 */

const STEP = 1.25;
const ARROWS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Let `view` be steered from `host`; returns what stops it. */
export function steer(view, host) {
  const stopped = new AbortController();
  const on = (event, handle) =>
    host.addEventListener(event, handle, { signal: stopped.signal, passive: false });
  const place = ({ clientX, clientY }) => {
    const { left, top } = host.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };

  on("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    view.camera.zoom(Math.exp(-event.deltaY / 300), place(event));
  });

  let last = null;
  on("touchmove", (event) => {
    if (event.touches.length !== 2) return;
    event.preventDefault();
    const [one, two] = [...event.touches].map(place);
    const now = {
      apart: Math.hypot(one.x - two.x, one.y - two.y),
      middle: { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2 },
    };
    if (last) {
      view.camera.move(last.middle.x - now.middle.x, last.middle.y - now.middle.y);
      view.camera.zoom(now.apart / last.apart, now.middle);
    }
    last = now;
  });
  for (const end of ["touchstart", "touchend", "touchcancel"]) on(end, () => (last = null));

  // A finger that turns out to scroll the page may have pushed the drawing before that was clear.
  let before = null;
  on("pointerdown", () => (before = view.camera.place()));
  on("pointercancel", () => before && view.camera.goTo(before));

  on("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actionOf(view, event.key);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  });
  return () => stopped.abort();
}

function actionOf(view, key) {
  if (key in ARROWS) return () => view.stepTowards(...ARROWS[key]);
  return {
    PageDown: () => view.stepBy(1),
    PageUp: () => view.stepBy(-1),
    Enter: () => view.chooseCursor(),
    " ": () => view.chooseCursor(),
    Escape: () => view.letGo(),
    "+": () => view.camera.zoom(STEP),
    "=": () => view.camera.zoom(STEP),
    "-": () => view.camera.zoom(1 / STEP),
    0: () => view.fit(),
  }[key];
}
