// Colours as numbers: WCAG 2.2's contrast, CIE L*a*b* (D65) and its distance of 1976, and what three
// deficiencies of colour vision leave of a colour (Machado, Oliveira and Fernandes, "A
// physiologically-based model for simulation of color vision deficiency", 2009, severity 1).

const MACHADO = {
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};
const TO_XYZ = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]];
const WHITE = [0.95047, 1, 1.08883];

export const VISIONS = ['all colours', ...Object.keys(MACHADO)];

const product = (matrix, vector) => matrix.map((row) => row.reduce((sum, factor, i) => sum + factor * vector[i], 0));

// "#12436D" or "#444" as linear parts of red, green and blue from 0 to 1.
function linear(hex) {
  const digits = hex.match(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i)?.[1];
  if (!digits) throw new Error(`'${hex}' is no colour in hexadecimal digits`);
  return [0, 1, 2].map((i) => {
    const part = parseInt(digits.length === 3 ? digits[i].repeat(2) : digits.slice(2 * i, 2 * i + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
}

function lab(rgb) {
  const [x, y, z] = product(TO_XYZ, rgb).map((part, i) => {
    const share = part / WHITE[i];
    return share > 216 / 24389 ? Math.cbrt(share) : (share * 24389 / 27 + 16) / 116;
  });
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

export function contrast(one, other) {
  const [low, high] = [one, other].map((hex) => product([TO_XYZ[1]], linear(hex))[0]).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

// How light a grey copy of it is, from 0 to 100.
export const lightness = (hex) => lab(linear(hex))[0];

// How far apart two colours are to eyes of one of the VISIONS.
export function distance(one, other, vision) {
  const [a, b] = [one, other].map((hex) => {
    const rgb = linear(hex);
    const seen = MACHADO[vision] ? product(MACHADO[vision], rgb).map((part) => Math.min(1, Math.max(0, part))) : rgb;
    return lab(seen);
  });
  return Math.hypot(...a.map((part, i) => part - b[i]));
}
