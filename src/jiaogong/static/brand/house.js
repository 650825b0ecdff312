// What pages gain where JavaScript runs; each of them works without.
"use strict";

const CHART_COLOURS = ["1", "2", "3", "4", "5", "6", "7", "8", "quiet"];

// A token of tokens.css, as it is in the theme of now.
function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function chartTheme() {
  const words = token("--chart-words");
  const lines = { lineStyle: { color: token("--chart-lines") } };
  const axis = { axisLabel: { color: words }, axisLine: lines, axisTick: lines, splitLine: lines };
  return {
    color: CHART_COLOURS.map((name) => token(`--chart-${name}`)),
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: words },
    legend: { textStyle: { color: words } },
    tooltip: { backgroundColor: token("--chart-ground"), borderColor: token("--chart-lines"), textStyle: { color: words } },
    categoryAxis: axis,
    valueAxis: axis,
  };
}

// Charts: <div class="chart" data-chart="id-of-json-script"> is drawn by ECharts from the options in that script;
// a colour there may be a token's name.
function drawCharts(root) {
  for (const place of root.querySelectorAll("[data-chart]")) {
    const options = document.getElementById(place.dataset.chart);
    if (!options || !window.echarts || echarts.getInstanceByDom(place)) continue;
    const chart = echarts.init(place, chartTheme(), { renderer: "svg" });
    const legend = { itemWidth: 12, itemHeight: 12, itemGap: 14 };
    const drawn = JSON.parse(options.textContent, (_, said) => (String(said).startsWith("--") ? token(said) : said));
    if (drawn.series.length > 4 && place.clientWidth < 480) drawn.grid.bottom += 40; // the legend takes two lines more
    chart.setOption({ animation: false, ...drawn, legend: { ...legend, ...drawn.legend } });
    chart.on("click", (point) => { if (point.data && point.data.url) location.href = point.data.url; });
    if (!place.dataset.watched) new ResizeObserver(() => echarts.getInstanceByDom(place)?.resize()).observe(place);
    place.dataset.watched = "yes";
  }
}

function redrawCharts() {
  if (!window.echarts) return;
  for (const place of document.querySelectorAll("[data-chart]")) echarts.getInstanceByDom(place)?.dispose();
  drawCharts(document);
}

// The menu is open on a wide screen, folded on a narrow one; what it unfolds is folded by Escape and by a tap elsewhere.
function foldMenu() {
  const menu = document.querySelector(".house-menu");
  if (menu) menu.open = window.matchMedia("(min-width: 992px)").matches;
}

function foldAccount(event) {
  const account = document.querySelector(".house-account[open]");
  if (!account || (event.type === "click" && account.contains(event.target))) return;
  if (event.type === "keydown" && event.key !== "Escape") return;
  account.open = false;
  if (event.type === "keydown") account.querySelector("summary").focus();
}

// What is wrong with a form stands at its top: whoever sent it begins there.
function showFaults(root) {
  const faults = root.querySelector("[data-faults]");
  if (faults) faults.focus();
}

// A new list says how long it is to those who do not see it change, and keeps them at it.
function tellList(place) {
  const told = document.getElementById("told");
  if (!told || place.id !== "list") return;
  if (document.activeElement === document.body) { // what had the focus went with the old list
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }
  const rows = place.querySelectorAll("tbody tr, .list-group-item").length;
  told.textContent = rows ? told.dataset.rows.replace("{count}", rows) : told.dataset.none;
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
document.addEventListener("click", foldAccount);
document.addEventListener("keydown", foldAccount);
document.addEventListener("theme", redrawCharts);
document.addEventListener("DOMContentLoaded", () => { foldMenu(); drawCharts(document); showFaults(document); });
document.addEventListener("htmx:afterSwap", (event) => {
  drawCharts(event.target);
  showFaults(event.target);
  tellList(event.target);
});
