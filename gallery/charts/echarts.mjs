// ECharts as a careful author would set it: order of the file, labels wrapped in a column of their
// own, values on the side of the bar's end, its option for accessibility on.
import * as echarts from 'echarts';
import { colourOf, domainOf, look, title, written } from './input.mjs';

const text = { fontFamily: look.font, fontSize: look.fontSize, color: look.text };

export function draw(rows) {
  const chart = echarts.init(null, null, {
    renderer: 'svg', ssr: true, width: look.width, height: rows.length * look.rowHeight + 90,
  });
  const [min, max] = domainOf(rows);
  chart.setOption({
    animation: false,
    backgroundColor: '#FFF',
    aria: { enabled: true },
    title: { text: title, left: 16, top: 12, textStyle: { ...text, fontSize: look.titleSize } },
    grid: { left: look.labelWidth + 30, right: 30, top: 50, bottom: 40 },
    xAxis: { type: 'value', min, max, splitLine: { lineStyle: { color: look.grid } },
      axisLabel: { ...text, showMinLabel: false, showMaxLabel: false, hideOverlap: true, formatter: (tick) => written(tick) } },
    yAxis: { type: 'category', inverse: true, data: rows.map(({ label }) => label),
      axisTick: { show: false }, axisLine: { lineStyle: { color: look.text } },
      axisLabel: { ...text, interval: 0, width: look.labelWidth, overflow: 'break', margin: 20 } },
    series: [{
      type: 'bar',
      barWidth: 20,
      data: rows.map(({ value }) => ({
        value: value ?? 0,
        itemStyle: { color: colourOf(value) },
        label: { show: true, position: value < 0 ? 'left' : 'right', formatter: written(value), textBorderColor: '#FFF', textBorderWidth: look.outline, ...text },
      })),
    }],
  });
  const drawing = chart.renderToSVGString();
  chart.dispose();
  return drawing;
}
