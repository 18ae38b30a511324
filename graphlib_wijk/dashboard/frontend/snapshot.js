/** What is on screen as a picture to keep, with its title, its date and its legend drawn in. */
import { make } from "./dom.js";
import { paintLine, paintMark } from "./marks.js";

const PAGE = { margin: 24, title: 22, text: 14, line: 20, column: 280, sign: 46 };

/**
 * Save a picture. `canvas` is the drawing as it is seen now; `caption` has `title`, `lines`
 * under it, `legend` (as legend.js shows it) and the `file` name.
 */
export function save(canvas, caption, { palette, face }) {
  const sheet = sheetOf(canvas, caption, { palette, face });
  sheet.toBlob((blob) => {
    const address = URL.createObjectURL(blob);
    make("a", { href: address, download: caption.file }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }, "image/png");
}

/** Draw the sheet: the words above, the drawing, the legend below. */
export function sheetOf(canvas, { title, lines, legend }, { palette, face }) {
  const { margin, line } = PAGE;
  const sharpness = canvas.width / canvas.clientWidth;
  const wide = canvas.clientWidth + 2 * margin;
  const columns = Math.max(1, Math.floor((wide - 2 * margin) / PAGE.column));
  const head = margin + 1.6 * PAGE.title + lines.length * line;
  const foot = head + canvas.clientHeight + line;
  const high = foot + Math.ceil(legend.length / columns) * line + margin;
  const sheet = make("canvas", { width: wide * sharpness, height: high * sharpness });
  const context = sheet.getContext("2d");
  context.scale(sharpness, sharpness);
  context.fillStyle = palette.surface ?? "#fff";
  context.fillRect(0, 0, wide, high);
  const words = writer(context, palette.text ?? "#000", face);
  words(title, margin, margin + PAGE.title / 2, wide - 2 * margin, `600 ${PAGE.title}px`);
  lines.forEach((text, index) =>
    words(text, margin, margin + 1.6 * PAGE.title + (index + 0.5) * line, wide - 2 * margin),
  );
  context.drawImage(canvas, margin, head, canvas.clientWidth, canvas.clientHeight);
  legend.forEach(({ label, mark, line: stroke }, index) => {
    const x = margin + (index % columns) * PAGE.column;
    const y = foot + (Math.floor(index / columns) + 0.5) * line;
    if (mark) paintMark(context, mark, palette, x + 12, y - 8);
    else paintLine(context, stroke, palette, x, y);
    words(label, x + PAGE.sign, y, PAGE.column - PAGE.sign - 8);
  });
  return sheet;
}

function writer(context, colour, face) {
  context.textBaseline = "middle";
  return (text, x, y, most, font = `${PAGE.text}px`) => {
    context.font = `${font} ${face}`;
    context.fillStyle = colour;
    context.fillText(text, x, y, most);
  };
}
