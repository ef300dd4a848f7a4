'use strict';
(function () {
  const data = JSON.parse(document.getElementById('data').textContent);
  const UP = '#16876a', DOWN = '#c2403a', INK = '#1d2733', SOFT = '#66727f', LINE = '#e3e7eb';
  const traded = data.volumes.length > 0;
  const number = (value, digits) => value.toLocaleString('en-US', {maximumFractionDigits: digits});
  const short = value => {
    const size = Math.abs(value);
    return size >= 1e9 ? number(value / 1e9, 1) + 'B' : size >= 1e6 ? number(value / 1e6, 1) + 'M'
      : size >= 1e3 ? number(value / 1e3, 1) + 'K' : number(value, 0);
  };
  const colour = i => data.prices[i][1] < data.prices[i][0] ? DOWN : UP;
  const axisX = (grid, labels) => ({
    type: 'category', data: data.times, gridIndex: grid, axisTick: {show: false}, axisLine: {lineStyle: {color: LINE}},
    axisLabel: {show: labels, color: SOFT, hideOverlap: true}, splitLine: {show: false}
  });
  const axisY = (grid, format, prices) => ({
    position: 'right', gridIndex: grid, scale: prices, splitNumber: prices ? 6 : 2,
    axisLabel: {color: SOFT, formatter: format}, splitLine: {lineStyle: {color: LINE}}
  });
  const grids = traded
    ? [{left: 16, right: 76, top: 12, bottom: '34%'}, {left: 16, right: 76, top: '70%', bottom: 70}]
    : [{left: 16, right: 76, top: 12, bottom: 70}];
  const axes = traded ? [0, 1] : [0];
  const chart = echarts.init(document.getElementById('chart'));
  chart.setOption({
    animation: false,
    textStyle: {fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif', color: INK},
    grid: grids,
    axisPointer: {link: [{xAxisIndex: 'all'}], label: {backgroundColor: SOFT}},
    dataZoom: [
      {type: 'inside', xAxisIndex: axes},
      {type: 'slider', xAxisIndex: axes, bottom: 12, height: 26, brushSelect: false}
    ],
    tooltip: {
      trigger: 'axis', axisPointer: {type: 'cross'}, confine: true,
      formatter: points => {
        const i = points[0].dataIndex, price = data.prices[i];
        return '<b>' + echarts.format.encodeHTML(data.times[i]) + '</b><br>open ' + price[0] + '<br>high ' + price[3]
          + '<br>low ' + price[2] + '<br>close ' + price[1] + (traded ? '<br>volume ' + number(data.volumes[i], 0) : '');
      }
    },
    xAxis: axes.map(grid => axisX(grid, grid === axes.length - 1)),
    yAxis: [axisY(0, value => number(value, 8), true)].concat(traded ? [axisY(1, short, false)] : []),
    series: [{
      name: data.title, type: 'candlestick', data: data.prices,
      itemStyle: {color: UP, color0: DOWN, borderColor: UP, borderColor0: DOWN, borderColorDoji: UP}
    }].concat(traded ? [{
      name: 'Volume', type: 'bar', xAxisIndex: 1, yAxisIndex: 1,
      data: data.volumes.map((volume, i) => ({value: volume, itemStyle: {color: colour(i)}}))
    }] : [])
  });
  window.addEventListener('resize', () => chart.resize());
}());
