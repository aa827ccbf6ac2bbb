"use strict";
// Draws the charts from the figures in the page, and lets the threshold be moved.
(function () {
  const figures = JSON.parse(document.getElementById("figures").textContent);
  const charts = [];
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const element = (id) => document.getElementById(id);

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  function percent(share) {
    if (!Number.isFinite(share)) return "–";
    const value = share * 100;
    return (value === Math.round(value) ? value.toFixed(0) : value.toFixed(1)) + "\u202f%";
  }

  function count(rows) {
    return String(rows).replace(/\B(?=(\d{3})+$)/g, ",");
  }

  function short(value) {
    const size = Math.abs(value);
    if (size >= 10000 || (size > 0 && size < 0.001)) {
      return value.toLocaleString("en", { notation: "compact", maximumSignificantDigits: 3 });
    }
    return String(Number(value.toPrecision(4)));
  }

  // ---- charts

  function axis(name, more) {
    return Object.assign({
      type: "value", name: name, nameLocation: "middle", nameGap: 28,
      nameTextStyle: { color: colour("soft"), fontSize: 12 },
      axisLabel: { color: colour("soft"), fontSize: 11, formatter: short, hideOverlap: true },
      axisLine: { show: true, lineStyle: { color: colour("line") } },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: colour("line"), opacity: 0.6 } }
    }, more);
  }

  function upright(name, more) {
    return axis(name, Object.assign({ nameGap: 36 }, more));
  }

  const share = { min: 0, max: 1, interval: 0.25 };

  function shell(x, y, series, told) {
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 52, right: 14, top: 12, bottom: 44 },
      tooltip: {
        trigger: "item", renderMode: "richText", confine: true, formatter: told,
        backgroundColor: colour("panel"), borderColor: colour("line"),
        textStyle: { color: colour("ink"), fontSize: 12 }
      },
      xAxis: x, yAxis: y, series: series
    };
  }

  function line(data, more) {
    return Object.assign({
      type: "line", data: data, showSymbol: true, symbol: "circle", symbolSize: 9,
      lineStyle: { width: 2, color: colour("accent") }, itemStyle: { color: colour("accent"), opacity: 0 },
      emphasis: { itemStyle: { opacity: 1 }, lineStyle: { width: 2 } }
    }, more);
  }

  function guide(data) {
    return {
      type: "line", data: data, symbol: "none", silent: true, tooltip: { show: false },
      lineStyle: { width: 1, type: "dashed", color: colour("faint") }
    };
  }

  function here(point) {
    return {
      type: "scatter", data: [point], symbolSize: 13, z: 5, silent: true,
      itemStyle: { opacity: 1, color: colour("other"), borderColor: colour("page"), borderWidth: 2 }
    };
  }

  function dots(data, more) {
    return Object.assign({
      type: "scatter", data: data, symbolSize: 7,
      itemStyle: { color: colour("accent"), opacity: 0.5 },
      emphasis: { itemStyle: { opacity: 1 } }
    }, more);
  }

  function draw(id, option) {
    const place = element(id);
    if (!place) return;
    const chart = echarts.init(place, null, { renderer: "svg" });
    const paint = () => chart.setOption(option(), true);
    paint();
    charts.push({ chart: chart, paint: paint });
  }

  function repaint() {
    charts.forEach((each) => { each.chart.resize(); each.paint(); });
  }

  // ---- two classes

  function effect(cut) {
    const [threshold, tp, fp, tn, fn] = cut;
    const wrong = fp + fn;
    return {
      threshold: threshold, tp: tp, fp: fp, tn: tn, fn: fn,
      precision: tp / (tp + fp), recall: tp / (tp + fn), alarms: fp / (fp + tn),
      f1: 2 * tp / (2 * tp + wrong), accuracy: (tp + tn) / (tp + tn + wrong),
      called: (tp + fp) / (tp + fp + tn + fn)
    };
  }

  function curves(told) {
    const effects = told.cuts.map(effect);
    let at = told.start;

    const roc = effects.map((e) => [e.alarms, e.recall, e.threshold]);
    const whole = [[1, 1, 0]].concat(roc, [[0, 0, 1]]);
    const pr = effects.filter((e) => e.tp + e.fp > 0).map((e) => [e.recall, e.precision, e.threshold]);
    const first = effects[0];
    const base = (first.tp + first.fn) / (first.tp + first.fn + first.fp + first.tn);
    const point = (x, y) => (p) =>
      x + " " + percent(p.value[0]) + "\n" + y + " " + percent(p.value[1]) +
      (p.value.length > 2 ? "\nthreshold " + p.value[2].toFixed(3) : "");

    draw("roc", () => shell(
      axis("false alarms: share of the others called so", share), upright("share found", share),
      [guide([[0, 0], [1, 1]]), line(whole),
        here([effects[at].alarms, effects[at].recall])], point("false alarms", "found")));
    draw("precision-recall", () => shell(
      axis("recall: share found", share), upright("precision", share),
      [guide([[0, base], [1, base]]), line(pr)].concat(
        effects[at].tp + effects[at].fp > 0 ? [here([effects[at].recall, effects[at].precision])] : []),
      point("recall", "precision")));
    const most = Math.max.apply(null, told.reliability.map((b) => b[2]).concat([1]));
    draw("reliability", () => shell(
      axis("probability that it gives", share), upright("share that came true", share),
      [guide([[0, 0], [1, 1]]), line(told.reliability, {
        itemStyle: { color: colour("accent") }, symbolSize: (b) => 6 + 8 * Math.sqrt(b[2] / most)
      })],
      (p) => "says " + percent(p.value[0]) + "\ncame true " + percent(p.value[1]) + "\n" + count(p.value[2]) + " rows"));

    const slider = element("threshold");
    if (!slider) return;
    element("slider").hidden = false;

    function put(id, text) {
      const place = element(id);
      if (place) place.textContent = text;
    }

    // The effect whose threshold is nearest to a place on the scale.
    function nearest(threshold) {
      let best = 0;
      effects.forEach((e, i) => {
        if (Math.abs(e.threshold - threshold) < Math.abs(effects[best].threshold - threshold)) best = i;
      });
      return best;
    }

    function move(index) {
      slider.value = String(effects[index].threshold);
      show(index);
    }

    function show(index) {
      at = index;
      const e = effects[at];
      const threshold = e.threshold.toFixed(3);
      slider.setAttribute("aria-valuetext", threshold);
      put("threshold-value", threshold);
      put("threshold-flag", "--threshold " + threshold);
      put("tp", count(e.tp)); put("fp", count(e.fp)); put("tn", count(e.tn)); put("fn", count(e.fn));
      put("precision", percent(e.precision)); put("recall", percent(e.recall));
      put("f1", Number.isFinite(e.f1) ? e.f1.toFixed(3) : "–");
      put("accuracy", percent(e.accuracy)); put("called", percent(e.called));
      charts.slice(0, 2).forEach((each) => each.paint());
    }

    slider.addEventListener("input", () => show(nearest(Number(slider.value))));
    element("threshold-own").addEventListener("click", () => move(told.start));
    element("threshold-f1").addEventListener("click", () => {
      let best = 0;
      effects.forEach((e, i) => { if (e.f1 > effects[best].f1 || !Number.isFinite(effects[best].f1)) best = i; });
      move(best);
    });
    move(told.start);
  }

  // ---- numbers

  function misses(points, target) {
    const all = points.flat();
    const low = Math.min.apply(null, all);
    const high = Math.max.apply(null, all);
    const free = { scale: true };
    draw("scatter", () => shell(
      axis("actual " + target, free), upright("predicted", Object.assign({ nameGap: 42 }, free)),
      [guide([[low, low], [high, high]]), dots(points)],
      (p) => "actual " + short(p.value[0]) + "\npredicted " + short(p.value[1])));
    draw("residuals", () => shell(
      axis("predicted " + target, free), upright("actual − predicted", Object.assign({ nameGap: 42 }, free)),
      [guide([[Math.min.apply(null, points.map((p) => p[1])), 0], [Math.max.apply(null, points.map((p) => p[1])), 0]]),
        dots(points.map((p) => [p[1], p[0] - p[1]]))],
      (p) => "predicted " + short(p.value[0]) + "\noff by " + short(p.value[1])));
  }

  // ---- curves of an additive model

  function signed(value) {
    return (value > 0 ? "+" : "") + short(value);
  }

  function shape(told, number) {
    const pieces = told.pieces;
    const error = (p) => (p[3] > 0 ? "\n± " + short(2 * p[3]) : "");
    if (!told.numbers) {
      draw("shape-" + number, () => {
        const option = shell(
          axis("", { nameGap: 0 }),
          axis("", {
            type: "category", data: told.labels, axisTick: { show: false },
            axisLabel: { color: colour("soft"), fontSize: 11, width: 92, overflow: "truncate" }
          }),
          [{
            type: "bar", barMaxWidth: 16,
            data: pieces.map((p) => ({
              value: p[2], itemStyle: { color: colour(p[2] < 0 ? "other" : "accent") }
            }))
          }],
          (p) => told.labels[p.dataIndex] + "\n" + signed(pieces[p.dataIndex][2]) + error(pieces[p.dataIndex]));
        option.grid = { left: 104, right: 14, top: 6, bottom: 26 };
        return option;
      });
      return;
    }
    // Each piece from where it begins to where it ends, on one line.
    const along = (of) => pieces.map((p) => [p[0], of(p)]).concat(
      pieces.length ? [[pieces[pieces.length - 1][1], of(pieces[pieces.length - 1])]] : []);
    const bound = (of) => ({
      type: "line", data: along(of), step: "end", symbol: "none", silent: true, tooltip: { show: false },
      lineStyle: { width: 1, color: colour("accent"), opacity: 0.4 }
    });
    draw("shape-" + number, () => {
      const option = shell(
        axis("", { scale: true }), upright("", { scale: true }),
        [
          bound((p) => p[2] - 2 * p[3]),
          bound((p) => p[2] + 2 * p[3]),
          guide(pieces.length ? [[pieces[0][0], 0], [pieces[pieces.length - 1][1], 0]] : []),
          line(along((p) => p[2]), { step: "end" })
        ],
        (p) => {
          const at = Math.min(p.dataIndex, pieces.length - 1);
          return told.labels[at] + "\n" + signed(pieces[at][2]) + error(pieces[at]);
        });
      option.grid = { left: 52, right: 14, top: 12, bottom: 26 };
      return option;
    });
  }

  if (figures.curves) curves(figures.curves);
  if (figures.points) misses(figures.points, figures.target);
  if (figures.shapes) figures.shapes.forEach(shape);

  let waiting = 0;
  window.addEventListener("resize", () => {
    window.cancelAnimationFrame(waiting);
    waiting = window.requestAnimationFrame(() => charts.forEach((each) => each.chart.resize()));
  });
  dark.addEventListener("change", repaint);
  // On paper a chart is scaled to its place there, from a size that suits it on any screen.
  const paper = (on) => {
    document.documentElement.classList.toggle("paper", on);
    charts.forEach((each) => {
      const place = each.chart.getDom();
      const width = place.closest(".two") ? 460 : 310;
      each.chart.resize(on ? { width: width, height: 300 } : undefined);
      each.paint();
      const picture = place.querySelector("svg");
      if (on) picture.setAttribute("viewBox", "0 0 " + width + " 300");
      else picture.removeAttribute("viewBox");
    });
  };
  window.addEventListener("beforeprint", () => paper(true));
  window.addEventListener("afterprint", () => paper(false));
})();
