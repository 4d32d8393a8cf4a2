const size = 25;

/** Looks like a QR code and holds nothing: in the sandbox a click is the scan. */
export function qrPicture(): string {
  const cells: string[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (isDark(x, y)) cells.push(`M${x} ${y}h1v1h-1z`);
    }
  }
  return `<svg class="qr" viewBox="0 0 ${size} ${size}" aria-hidden="true" shape-rendering="crispEdges"><path fill="#1c1f23" d="${cells.join('')}"/></svg>`;
}

function isDark(x: number, y: number): boolean {
  const eye = eyeAt(x, y);
  if (eye) return isDarkInEye(eye.x, eye.y);
  return (x * 7 + y * 13 + x * y * 3) % 5 < 2;
}

/** Coordinates inside the 8 by 8 corner of an eye, its white border included. */
function eyeAt(x: number, y: number) {
  const far = size - 8;
  if (x < 8 && y < 8) return { x, y };
  if (x >= far && y < 8) return { x: size - 1 - x, y };
  if (x < 8 && y >= far) return { x, y: size - 1 - y };
  return undefined;
}

function isDarkInEye(x: number, y: number): boolean {
  const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
  return ring === 3 || ring <= 1;
}
