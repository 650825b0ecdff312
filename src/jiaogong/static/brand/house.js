// What pages gain where JavaScript runs; each of them works without.
"use strict";

const COLOURS = ["#a3261e", "#c9a227", "#3a6ea5", "#5b8c5a", "#8e6c8a", "#d98032", "#4f9a94", "#7d8fb3", "#b4b8be"];

// Charts: <div class="chart" data-chart="id-of-json-script"> is drawn by ECharts from the options in that script.
function drawCharts(root) {
  for (const place of root.querySelectorAll("[data-chart]")) {
    const options = document.getElementById(place.dataset.chart);
    if (!options || !window.echarts || place.dataset.drawn) continue;
    place.dataset.drawn = "yes";
    const chart = echarts.init(place, null, { renderer: "svg" });
    const textStyle = { fontFamily: getComputedStyle(document.body).fontFamily };
    const legend = { itemWidth: 12, itemHeight: 12, itemGap: 14 };
    const drawn = JSON.parse(options.textContent);
    if (drawn.series.length > 4 && place.clientWidth < 480) drawn.grid.bottom += 40; // the legend takes two lines more
    chart.setOption({ color: COLOURS, textStyle, animation: false, ...drawn, legend: { ...legend, ...drawn.legend } });
    new ResizeObserver(() => chart.resize()).observe(place);
    chart.on("click", (point) => { if (point.data && point.data.url) location.href = point.data.url; });
  }
}

// The menu is open on a wide screen, folded on a narrow one.
function foldMenu() {
  const menu = document.querySelector(".house-menu");
  if (menu) menu.open = window.matchMedia("(min-width: 768px)").matches;
}

// The key / leads to the box that searches everything, wherever nothing is being typed.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const door = document.querySelector("[data-search]");
  if (!door) return;
  event.preventDefault();
  const box = document.getElementById("search-words");
  if (box) box.focus(); else location.href = door.getAttribute("formaction");
});

// A form sent once is not sent twice by an impatient second tap.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.dataset.sent) { if (form.dataset.sent) event.preventDefault(); return; }
  form.dataset.sent = "yes";
  setTimeout(() => { delete form.dataset.sent; }, 4000);
});
document.addEventListener("DOMContentLoaded", () => { foldMenu(); drawCharts(document); });
document.addEventListener("htmx:afterSwap", (event) => drawCharts(event.target));
