import { pictureText } from './picture.ts';

/** Saves the drawings, side by side, as one file. No request is made: the file is a blob of this page. */
export async function savePicture(
  drawings: readonly SVGSVGElement[],
  name: string,
  kind: 'svg' | 'png',
): Promise<void> {
  if (drawings.length === 0) throw new Error('savePicture: there must be a drawing, got none');
  const picture = pictureText(drawings);
  const blob = kind === 'svg' ? new Blob([picture.text], { type: 'image/svg+xml' }) : await toPng(picture);
  download(blob, `${name}.${kind}`);
}

/** Twice the drawn size: sharp in slides. A data: address, because the page's policy allows no blob: images. */
async function toPng({ text, width, height }: { text: string; width: number; height: number }): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(2 * width);
  canvas.height = Math.round(2 * height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('savePicture: this browser gives no canvas to draw on');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('savePicture: the browser made no PNG'))),
      'image/png',
    );
  });
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its own hold on the blob by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
