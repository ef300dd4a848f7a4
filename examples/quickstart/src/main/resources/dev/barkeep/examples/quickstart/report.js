'use strict';
(function () {
  const data = JSON.parse(document.getElementById('data').textContent);
  const place = document.getElementById('charts');
  const UP = '#16876a', DOWN = '#c2403a', FAST = '#2f6fde', SLOW = '#e08a1e', INK = '#1d2733', SOFT = '#66727f';
  const LOOK = {
    STRONG_BUY: {symbol: 'triangle', color: UP, size: 15, rotate: 0, below: true},
    BUY: {symbol: 'triangle', color: UP, size: 11, rotate: 0, below: true},
    SELL: {symbol: 'triangle', color: DOWN, size: 11, rotate: 180, below: false},
    STRONG_SELL: {symbol: 'triangle', color: DOWN, size: 15, rotate: 180, below: false}
  };
  const OTHER = {symbol: 'circle', color: SOFT, size: 8, rotate: 0, below: false};
  const charts = [];
  const escape = text => echarts.format.encodeHTML(String(text));
  const number = (value, digits) => value.toLocaleString('en-US', {maximumFractionDigits: digits});
  const short = value => {
    const size = Math.abs(value);
    return size >= 1e9 ? number(value / 1e9, 1) + ' G' : size >= 1e6 ? number(value / 1e6, 1) + ' M'
      : size >= 1e4 ? number(value / 1e3, 1) + ' k' : number(value, 2);
  };

  function card(title, caption) {
    const section = document.createElement('section');
    section.className = 'card';
    const heading = document.createElement('h2');
    heading.textContent = title;
    const box = document.createElement('div');
    box.className = 'chart';
    box.setAttribute('role', 'img');
    box.setAttribute('aria-label', title);
    const text = document.createElement('p');
    text.className = 'caption';
    text.textContent = caption;
    section.append(heading, box, text);
    place.append(section);
    const chart = echarts.init(box);
    charts.push(chart);
    return chart;
  }

  const base = split => ({
    animation: false,
    textStyle: {fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif', color: INK},
    axisPointer: {link: [{xAxisIndex: 'all'}], label: {backgroundColor: SOFT}},
    grid: [{left: 62, right: 16, top: 34, bottom: (100 - split) + '%'}, {left: 62, right: 16, top: (split + 9) + '%', bottom: 62}],
    dataZoom: [
      // The bare wheel and the finger belong to the page.
      {type: 'inside', xAxisIndex: [0, 1], zoomOnMouseWheel: 'shift', preventDefaultMouseMove: false},
      {type: 'slider', xAxisIndex: [0, 1], bottom: 10, height: 22, brushSelect: false}
    ]
  });
  const axisX = (times, index, labels) => ({
    type: 'category', data: times, gridIndex: index, boundaryGap: true, axisTick: {show: false},
    axisLabel: {show: labels, color: SOFT, hideOverlap: true, alignMinLabel: 'left', alignMaxLabel: 'right'}, axisLine: {lineStyle: {color: '#c9d0d6'}}
  });
  const axisY = (index, name, format, zero) => ({
    name: name, nameTextStyle: {color: SOFT, align: 'left'}, nameGap: 8, scale: !zero, gridIndex: index,
    splitNumber: index === 0 ? 5 : 2, axisLabel: {color: SOFT, formatter: format}, splitLine: {lineStyle: {color: '#edf0f2'}}
  });

  function drawSeries(series) {
    const markers = series.markers.map(marker => {
      const look = LOOK[marker.type] || OTHER;
      const bar = series.prices[marker.bar];
      return {
        value: [marker.bar, look.below ? bar[2] : bar[3]], marker: marker,
        symbol: look.symbol, symbolSize: look.size, symbolRotate: look.rotate,
        symbolOffset: [0, look.below ? '90%' : '-90%'], itemStyle: {color: look.color, borderColor: '#fff', borderWidth: 1}
      };
    });
    const marked = new Map();
    series.markers.forEach(marker => marked.set(marker.bar, marker));
    const caption = 'Triangles: buy below, sell above, larger ones with conviction. Zoom with the slider, or with Shift and the wheel.'
      + (series.shortened ? ' Only the newest ' + number(series.times.length, 0) + ' bars.' : '');
    const option = base(64);
    Object.assign(option, {
      legend: {top: 0, right: 10, itemWidth: 18, data: ['Price', 'Fast average', 'Slow average', 'Signals']},
      tooltip: {
        trigger: 'axis', axisPointer: {type: 'cross'}, confine: true, extraCssText: 'max-width:320px;white-space:normal',
        formatter: points => {
          const i = points[0].dataIndex, at = points[0].axisValueLabel || series.times[i];
          const k = series.times.indexOf(at), p = series.prices[k];
          if (!p) { return ''; }
          let text = '<b>' + escape(at) + '</b><br>open ' + p[0] + ', high ' + p[3] + ', low ' + p[2] + ', close ' + p[1]
            + '<br>' + escape(series.volumeName.toLowerCase()) + ' ' + number(series.volumes[k], 8);
          const marker = marked.get(k);
          if (marker) {
            text += '<br><b>' + escape(marker.type) + '</b> ' + escape(marker.regime || '') + '<br>' + escape(marker.reasons || '');
          }
          return text;
        }
      },
      xAxis: [axisX(series.times, 0, false), axisX(series.times, 1, true)],
      yAxis: [axisY(0, '', value => number(value, 5)), axisY(1, series.volumeName, short, true)],
      series: [
        {name: 'Price', type: 'candlestick', data: series.prices,
          itemStyle: {color: UP, color0: DOWN, borderColor: UP, borderColor0: DOWN}},
        {name: 'Fast average', type: 'line', data: series.fast, showSymbol: false, lineStyle: {width: 1.4}, color: FAST},
        {name: 'Slow average', type: 'line', data: series.slow, showSymbol: false, lineStyle: {width: 1.4}, color: SLOW},
        {name: 'Signals', type: 'scatter', data: markers, color: UP, z: 5},
        {name: 'Volume', type: 'bar', xAxisIndex: 1, yAxisIndex: 1, data: series.volumes, color: '#9fb0c0', large: true}
      ]
    });
    card(series.name, caption).setOption(option);
  }

  function drawPortfolio(portfolio) {
    const percent = value => number(value * 100, 2) + ' %';
    const option = base(58);
    Object.assign(option, {
      tooltip: {
        trigger: 'axis', confine: true,
        formatter: points => {
          const i = points[0].dataIndex;
          return '<b>' + escape(portfolio.dates[i]) + '</b><br>value ' + number(portfolio.values[i], 2)
            + '<br>return ' + percent(portfolio.returns[i]) + '<br>below its peak ' + percent(Math.abs(portfolio.drawdowns[i]));
        }
      },
      xAxis: [axisX(portfolio.dates, 0, false), axisX(portfolio.dates, 1, true)],
      yAxis: [axisY(0, 'Value', value => number(value, 0)), axisY(1, 'Below peak', percent, true)],
      series: [
        {name: 'Value', type: 'line', data: portfolio.values, showSymbol: false, color: FAST, areaStyle: {opacity: 0.08}},
        {name: 'Below peak', type: 'line', xAxisIndex: 1, yAxisIndex: 1, data: portfolio.drawdowns, showSymbol: false,
          color: DOWN, lineStyle: {width: 1}, areaStyle: {opacity: 0.25}}
      ]
    });
    card('Portfolio', 'What the simulated portfolio was worth at the end of each day, and how far that is below its highest value so far.')
      .setOption(option);
  }

  data.series.forEach(drawSeries);
  if (data.portfolio.dates.length > 0) { drawPortfolio(data.portfolio); }
  window.addEventListener('resize', () => charts.forEach(chart => chart.resize()));
}());
