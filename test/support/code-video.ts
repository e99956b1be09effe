import encodeQR from 'qr';

const SIDE = 480;
const GREY = 128;

/** What a camera sees that is held on a QR code: two pictures in the form that Chromium's fake camera
 *  reads. A damaged one has lost its middle. [YUV4MPEG2] */
export function videoOfCode(text: string, { isDamaged = false } = {}): Buffer {
  const modules = encodeQR(text, 'raw', { border: 4 });
  const scale = Math.floor(SIDE / modules.length);
  const isMiddle = (at: number) => Math.abs(at / modules.length - 0.5) < 0.3;
  const light = Buffer.alloc(SIDE * SIDE, 235);
  modules.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (!isDark || (isDamaged && isMiddle(x) && isMiddle(y))) return;
      for (let line = 0; line < scale; line += 1) {
        const from = (y * scale + line) * SIDE + x * scale;
        light.fill(16, from, from + scale);
      }
    });
  });
  const picture = [Buffer.from('FRAME\n'), light, Buffer.alloc(SIDE * SIDE * 0.5, GREY)];
  const head = Buffer.from(`YUV4MPEG2 W${SIDE} H${SIDE} F10:1 Ip A1:1 C420jpeg\n`);
  return Buffer.concat([head, ...picture, ...picture]);
}
