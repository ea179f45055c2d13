// Draws every [data-chart] from the JSON beside it, as SVG. The table below says the same.
(function () {
  "use strict";
  const INK = "#1c2733", SOFT = "#4d5b6b", LINE = "#dbe2ea";
  const COLOURS = ["#14437f", "#8a5300", "#4d5b6b", "#176b43"];
  const DASHES = ["solid", "dashed", "dotted", [8, 3, 2, 3]];
  const SIGNS = ["circle", "rect", "triangle", "diamond"];
  const LETTERS = "Be Vietnam Pro, system-ui, sans-serif";
  const drawn = [];

  function comma(value) { return String(value).replace(".", ","); }

  function number(chart, room) {
    return {
      type: "value", min: chart.base, max: chart.top === null ? undefined : chart.top,
      splitNumber: room < 420 && chart.kind === "bar-across" ? 2 : 5,
      axisLabel: { color: SOFT, fontSize: 13, formatter: comma, hideOverlap: true },
      splitLine: { lineStyle: { color: LINE } },
    };
  }

  function names(chart, room) {
    const across = chart.kind === "bar-across";
    return {
      type: "category", data: chart.labels, inverse: across,
      axisTick: { show: false }, axisLine: { lineStyle: { color: SOFT } },
      axisLabel: { color: INK, fontSize: 13, lineHeight: 16, hideOverlap: !across, interval: across ? 0 : "auto",
        width: across ? Math.round(Math.min(240, room * 0.38)) : undefined,
        overflow: across ? "break" : "none" },
    };
  }

  // Where there is no room for every number only the last stands; the table has them all.
  function shown(chart, place, room) {
    if (place > 0) { return false; }
    return chart.kind === "bar-across" || room / chart.labels.length >= 52;
  }

  function series(chart, room) {
    const line = chart.kind === "line";
    return chart.series.map((one, place) => ({
      type: line ? "line" : "bar", name: one.name, barMaxWidth: 26,
      symbol: SIGNS[place % 4], symbolSize: 7, connectNulls: false,
      lineStyle: { width: 2.5, type: DASHES[place % 4] },
      itemStyle: { color: COLOURS[place % 4] },
      label: {
        show: shown(chart, place, room), color: INK, fontSize: 12,
        position: chart.kind === "bar-across" ? "right" : "top",
        formatter: (point) => one.words[point.dataIndex],
      },
      data: one.values.map((value, at) => ({
        value: value,
        label: place === 0 && at === one.values.length - 1 ? { show: true } : undefined,
        itemStyle: line || chart.marked === null || at === chart.marked
          ? undefined : { color: "#b9c8da" },
      })),
    }));
  }

  function said(chart) {
    return (points) => {
      const at = points[0].dataIndex;
      const box = document.createElement("div");
      box.append(chart.labels[at]);
      chart.series.forEach((one) => {
        const row = document.createElement("div");
        row.textContent = one.name + ": " + one.words[at] + " " + chart.unit;
        box.append(row);
      });
      return box;
    };
  }

  function option(chart, room) {
    const across = chart.kind === "bar-across";
    const several = chart.series.length > 1;
    return {
      animation: false, color: COLOURS,
      textStyle: { fontFamily: LETTERS, color: INK, fontSize: 13 },
      aria: { enabled: false },
      grid: { left: 8, right: across ? 64 : 24, top: several ? 44 : 28, bottom: 8, containLabel: true },
      legend: several ? { top: 0, left: 0, itemWidth: 28, textStyle: { fontSize: 13, color: INK } } : undefined,
      tooltip: { trigger: "axis", confine: true, formatter: said(chart) },
      xAxis: across ? number(chart, room) : names(chart, room),
      yAxis: across ? names(chart, room) : number(chart, room),
      series: series(chart, room),
    };
  }

  // Paper is narrower than the screen: with a frame the style sheet can shrink the drawing.
  function frame(svg) {
    svg.setAttribute("viewBox", "0 0 " + svg.getAttribute("width") + " " + svg.getAttribute("height"));
  }

  function draw(place) {
    if (place.dataset.drawn) { return; }
    const source = document.getElementById(place.dataset.chart);
    const chart = JSON.parse(source.textContent);
    place.dataset.drawn = "yes";
    place.dataset.kind = chart.kind;
    if (chart.kind === "bar-across") {
      place.style.height = 60 + chart.labels.length * Math.max(44, chart.series.length * 30) + "px";
    }
    const picture = echarts.init(place, null, { renderer: "svg" });
    picture.on("finished", () => frame(place.querySelector("svg")));
    picture.setOption(option(chart, place.clientWidth));
    drawn.push(picture);
  }

  function drawAll() { document.querySelectorAll("[data-chart]").forEach(draw); }

  let waiting = 0;
  function fit() {
    clearTimeout(waiting);
    waiting = setTimeout(() => drawn.forEach((picture) => picture.resize()), 100);
  }

  window.addEventListener("resize", fit);
  document.addEventListener("htmx:after:swap", drawAll);
  drawAll();
})();
