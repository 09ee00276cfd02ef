/** A line is broken where readings are missing for so many times their usual distance. */
const GAP = 4;

/** Makes an element of SVG; absent children are left out. */
export function s(tag, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...children.flat().filter(Boolean));
  return element;
}

/** The readings as a line. */
export function path(scale, readings) {
  const times = readings.map((reading) => new Date(reading.at).getTime());
  const distances = times.slice(1).map((time, i) => time - times[i]).sort((a, b) => a - b);
  const usual = distances[Math.floor(distances.length / 2)] ?? 0;
  return readings.map((reading, i) => {
    const broken = i === 0 || times[i] - times[i - 1] > GAP * usual;
    return `${broken ? 'M' : 'L'}${scale.x(reading.at).toFixed(1)} ${scale.y(reading.value).toFixed(1)}`;
  }).join('');
}
