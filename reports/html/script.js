"use strict";
// Curves that can be zoomed (drag, + and -), read (pointer, arrow keys) and hidden (keys below). Values come in the units
// of their axes.
(() => {
  const NS = "http://www.w3.org/2000/svg";
  const charts = JSON.parse(document.getElementById("charts").textContent);

  const make = (name, attributes, parent) => {
    const e = document.createElementNS(NS, name);
    for (const key in attributes) e.setAttribute(key, attributes[key]);
    if (parent) parent.append(e);
    return e;
  };
  const html = (name, attributes, parent) => {
    const e = document.createElement(name);
    for (const key in attributes) e.setAttribute(key, attributes[key]);
    if (parent) parent.append(e);
    return e;
  };
  const color = (style) => (style < 0 ? "var(--own)" : `var(--s${style % 7})`);
  const dashes = (line) => (line.reference ? "1 3" : line.style < 0 ? "" : ["", "8 3", "9 3 2 3", "4 2"][line.style % 4]);

  const number = (v) => {
    if (v === null || v === undefined) return "n/a";
    const size = Math.abs(v);
    return size !== 0 && (size >= 1e6 || size < 1e-4) ? Number(v.toPrecision(4)).toExponential() : String(Number(v.toPrecision(4)));
  };

  // ticks of an axis: at the steps that it prefers, else at 1, 2, 5 times a power of ten.
  const ticks = (axis, low, high, most) => {
    if (axis.log && high >= 4 * low) return decades(low, high);
    const power = 10 ** Math.floor(Math.log10((high - low) / most));
    const span = high - low;
    const least = axis.whole ? 1 : power;
    const step = [...(axis.steps || []), power, 2 * power, 5 * power, 10 * power].find((s) => span / s <= most && s >= Math.max(power, least)) || Math.max(least, 10 * power);
    const all = [];
    for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) all.push([k * step, number(k * step)]);
    return all;
  };
  const decades = (low, high) => {
    const first = Math.floor(Math.log10(low) + 1e-9), last = Math.ceil(Math.log10(high) - 1e-9), all = [];
    const apart = Math.max(1, Math.ceil((last - first) / 8));
    for (let e = first; e <= last; e++)
      for (const m of last - first <= 2 ? [1, 2, 5] : [1])
        if ((e - first) % apart === 0 && m * 10 ** e >= low * 0.999 && m * 10 ** e <= high * 1.001) all.push([m * 10 ** e, number(m * 10 ** e)]);
    return all;
  };

  const scale = (axis, low, high, from, to) => {
    const f = axis.log ? Math.log : (v) => v;
    const a = f(low), b = f(high);
    const at = (v) => from + ((f(v) - a) / (b - a || 1)) * (to - from);
    at.back = (p) => {
      const v = a + ((p - from) / (to - from)) * (b - a);
      return axis.log ? Math.exp(v) : v;
    };
    return at;
  };

  const fits = (axis, v) => v !== null && v !== undefined && (!axis.log || v > 0);

  // range is what must be seen: all values between low and high of X, bands as far as they do not dwarf them.
  const range = (chart, shown, window) => {
    let xl = Infinity, xh = -Infinity, yl = Infinity, yh = -Infinity, band = -Infinity;
    for (const l of shown)
      for (let i = 0; i < l.x.length; i++) {
        if (!fits(chart.x, l.x[i]) || !fits(chart.y, l.y[i])) continue;
        xl = Math.min(xl, l.x[i]);
        xh = Math.max(xh, l.x[i]);
        if (window && (l.x[i] < window[0] || l.x[i] > window[1])) continue;
        yl = Math.min(yl, l.y[i]);
        yh = Math.max(yh, l.y[i]);
        if (l.hi && !l.across && l.hi[i] !== null) band = Math.max(band, l.hi[i]);
      }
    if (xl > xh) [xl, xh] = chart.x.log ? [0.1, 1] : [0, 1];
    if (yl > yh) [yl, yh] = chart.y.log ? [0.1, 1] : [0, 1];
    yh = Math.max(yh, Math.min(band, yh * 1.5, chart.y.most || Infinity));
    for (const l of chart.limits) {
      if (!l.vertical && l.value <= 5 * yh) yh = Math.max(yh, l.value);
      if (l.vertical && !window) [xl, xh] = [Math.min(xl, l.value), Math.max(xh, l.value)];
    }
    if (chart.y.least && !window) yh = Math.max(yh, chart.y.least);
    if (!chart.y.log) [yl, yh] = [Math.min(0, yl), yh === 0 ? 1 : yh * 1.04];
    else if (yl === yh) [yl, yh] = [yl / 2, yh * 2];
    if (xl === xh) [xl, xh] = chart.x.log ? [xl / 2, xh * 2] : [xl, xl + 1];
    return { x: window || [xl, xh], y: [yl, yh] };
  };

  class Figure {
    constructor(figure) {
      this.chart = charts[figure.dataset.chart];
      this.hidden = new Set();
      this.window = null;
      this.at = null;
      this.plot = html("div", { class: "plot" });
      figure.querySelector("figcaption").after(this.plot);
      this.svg = make("svg", {
        tabindex: 0, role: "img",
        "aria-label": `${this.chart.title}. Arrow keys read values, plus and minus zoom, 0 shows all.`,
      }, this.plot);
      this.tip = html("div", { class: "tip", "aria-live": "polite", hidden: "" }, this.plot);
      this.keys(figure);
      this.listen();
      new ResizeObserver(() => this.draw()).observe(this.plot);
      this.draw();
    }

    keys(figure) {
      const keys = html("div", { class: "keys" });
      this.plot.after(keys);
      if (this.chart.lines.length > 1) this.chart.lines.forEach((line, i) => {
        const key = html("button", { type: "button", "aria-pressed": "true" }, keys);
        const sign = make("svg", { viewBox: "0 0 26 8", "aria-hidden": "true" }, key);
        make("line", { x1: 0, x2: 26, y1: 4, y2: 4, style: `stroke:${color(line.style)}`, "stroke-width": 2, "stroke-dasharray": dashes(line) }, sign);
        key.append(line.name);
        key.addEventListener("click", () => {
          this.hidden.has(i) ? this.hidden.delete(i) : this.hidden.add(i);
          key.setAttribute("aria-pressed", String(!this.hidden.has(i)));
          this.draw();
        });
      });
      this.reset = html("button", { type: "button", class: "reset", hidden: "" }, keys);
      this.reset.append("show all of it");
      this.reset.addEventListener("click", () => this.zoom(null));
    }

    shown() { return this.chart.lines.filter((_, i) => !this.hidden.has(i)); }

    zoom(window) {
      this.window = window;
      this.reset.hidden = !window;
      this.draw();
    }

    draw() {
      const width = Math.max(260, this.plot.clientWidth), height = width < 500 ? 240 : 300, c = this.chart, shown = this.shown();
      const left = 58, right = 14, top = 8, bottom = 40;
      this.svg.replaceChildren();
      this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      const r = range(c, shown, this.window);
      this.x = scale(c.x, ...r.x, left, width - right);
      this.y = scale(c.y, ...r.y, height - bottom, top);
      this.inside = { left, right: width - right, top, bottom: height - bottom };
      const clip = make("clipPath", { id: `clip-${c.id}` }, this.svg);
      make("rect", { x: left, y: top, width: width - right - left, height: height - bottom - top }, clip);
      this.axes(c, r, width, height);
      const field = make("g", { "clip-path": `url(#clip-${c.id})` }, this.svg);
      for (const l of shown) if (l.hi && !l.reference) this.band(l, field);
      this.limits(field);
      for (const l of shown) this.alone(l, field);
      for (const l of shown)
        make("path", {
          d: this.path(l), fill: "none", style: `stroke:${color(l.style)}`, "stroke-width": l.reference ? 1.2 : 1.6,
          "stroke-dasharray": dashes(l), "stroke-linejoin": "round", class: "curve",
        }, field);
      this.over = make("g", {}, this.svg);
      if (this.at !== null) this.read(this.at);
    }

    axes(c, r, width, height) {
      const { left, right, top, bottom } = this.inside;
      for (const [v, text] of ticks(c.y, ...r.y, 6)) {
        make("line", { x1: left, x2: right, y1: this.y(v), y2: this.y(v), class: "grid" }, this.svg);
        make("text", { x: left - 6, y: this.y(v) + 4, "text-anchor": "end" }, this.svg).append(text);
      }
      for (const [v, text] of ticks(c.x, ...r.x, width < 500 ? 5 : 8)) {
        make("line", { x1: this.x(v), x2: this.x(v), y1: top, y2: bottom, class: "grid" }, this.svg);
        make("text", { x: this.x(v), y: bottom + 16, "text-anchor": "middle" }, this.svg).append(text);
      }
      make("path", { d: `M${left},${top}V${bottom}H${right}`, fill: "none", class: "axis" }, this.svg);
      make("text", { x: (left + right) / 2, y: height - 6, "text-anchor": "middle" }, this.svg).append(c.x.label);
      make("text", { x: 12, y: (top + bottom) / 2, "text-anchor": "middle", transform: `rotate(-90 12 ${(top + bottom) / 2})` }, this.svg).append(c.y.label);
    }

    path(l) {
      let d = "", pen = false;
      for (let i = 0; i < l.x.length; i++) {
        const seen = fits(this.chart.x, l.x[i]) && fits(this.chart.y, l.y[i]);
        if (seen) d += `${pen ? (l.stepped ? `H${this.x(l.x[i]).toFixed(1)}L` : "L") : "M"}${this.x(l.x[i]).toFixed(1)},${this.y(l.y[i]).toFixed(1)}`;
        pen = seen;
      }
      return d;
    }

    // alone are points between gaps.
    alone(l, field) {
      const seen = (i) => fits(this.chart.x, l.x[i]) && fits(this.chart.y, l.y[i]);
      for (let i = 0; i < l.x.length; i++)
        if (seen(i) && !(i > 0 && seen(i - 1)) && !(i + 1 < l.x.length && seen(i + 1)))
          make("circle", { cx: this.x(l.x[i]), cy: this.y(l.y[i]), r: 2.2, style: `fill:${color(l.style)}`, class: "alone" }, field);
    }

    band(l, field) {
      const { left, right, bottom } = this.inside;
      const point = (i, edge) => {
        const x = l.across ? edge[i] : l.x[i], y = l.across ? l.y[i] : edge[i];
        const px = fits(this.chart.x, x) ? this.x(x) : left, py = fits(this.chart.y, y) ? this.y(y) : bottom;
        return `${Math.min(Math.max(px, left - 50), right + 50).toFixed(1)},${Math.min(py, bottom).toFixed(1)}`;
      };
      let run = [];
      const flush = () => {
        if (run.length > 1)
          make("path", { d: `M${run.map((i) => point(i, l.hi)).join("L")}L${run.reverse().map((i) => point(i, l.lo)).join("L")}Z`, style: `fill:${color(l.style)}`, opacity: Math.max(0.05, Math.min(0.18, 0.75 / this.chart.lines.length)) }, field);
        run = [];
      };
      for (let i = 0; i < l.x.length; i++) l.y[i] === null || l.hi[i] === null ? flush() : run.push(i);
      flush();
    }

    limits(field) {
      const { left, right, top, bottom } = this.inside;
      let row = top;
      const taken = [];
      for (const l of this.chart.limits) {
        const at = l.vertical ? this.x(l.value) : this.y(l.value);
        make("line", l.vertical ? { x1: at, x2: at, y1: top, y2: bottom, class: "limit" } : { x1: left, x2: right, y1: at, y2: at, class: "limit" }, field);
        const late = at > (left + right) / 2, crowded = taken.some((y) => Math.abs(y - at) < 14);
        if (l.vertical) row += 13;
        else taken.push(at);
        if (l.corner) make("circle", { cx: at, cy: this.y(l.corner), r: 4, class: "corner" }, field);
        make("text", l.vertical
          ? { x: at + (late ? -4 : 4), y: row, "text-anchor": late ? "end" : "start", class: "limit" }
          : { x: crowded ? left + 4 : right - 4, y: at - top < 14 ? at + 13 : at - 4, "text-anchor": crowded ? "start" : "end", class: "limit" }, field).append(l.text);
      }
    }

    // read shows the values nearest to a place: of distributions at a height, of everything else at an X.
    read(v) {
      this.at = v;
      const c = this.chart, { left, right, top, bottom } = this.inside, px = this.x(v);
      this.over.replaceChildren();
      if (px < left - 1 || px > right + 1) return this.leave();
      make("line", { x1: px, x2: px, y1: top, y2: bottom, class: "cursor" }, this.over);
      this.tip.replaceChildren();
      html("b", {}, this.tip).append(`${number(v)} ${c.x.unit}`);
      for (const l of this.shown()) {
        let best = -1;
        for (let i = 0; i < l.x.length; i++)
          if (fits(c.x, l.x[i]) && fits(c.y, l.y[i]) && (best < 0 || Math.abs(l.x[i] - v) < Math.abs(l.x[best] - v))) best = i;
        if (best < 0) continue;
        if (!l.reference) make("circle", { cx: this.x(l.x[best]), cy: this.y(l.y[best]), r: 3, style: `fill:${color(l.style)}` }, this.over);
        const row = html("div", {}, this.tip);
        html("i", { style: `background:${color(l.style)}` }, row);
        let text = `${l.name}: ${number(l.y[best])} ${c.y.unit}`;
        if (l.hi && !l.across && l.hi[best] !== null && l.hi[best] > l.lo[best]) text += ` [${number(Math.max(0, l.lo[best]))}, ${number(l.hi[best])}]`;
        row.append(text);
      }
      this.tip.hidden = false;
      const share = (px / this.svg.viewBox.baseVal.width) * 100;
      this.tip.style.left = share < 50 ? `calc(${share}% + 12px)` : "auto";
      this.tip.style.right = share < 50 ? "auto" : `calc(${100 - share}% + 12px)`;
    }

    leave() {
      this.at = null;
      this.tip.hidden = true;
      this.over.replaceChildren();
    }

    place(event) {
      const box = this.svg.getBoundingClientRect();
      const px = ((event.clientX - box.left) / box.width) * this.svg.viewBox.baseVal.width;
      return this.x.back(Math.min(Math.max(px, this.inside.left), this.inside.right));
    }

    listen() {
      let from = null;
      this.svg.addEventListener("pointerdown", (e) => {
        from = e.pointerType === "mouse" && e.button === 0 ? this.place(e) : null;
      });
      this.svg.addEventListener("pointermove", (e) => {
        this.read(this.place(e));
        if (from === null) return;
        const a = this.x(from), b = this.x(this.place(e)), { top, bottom } = this.inside;
        make("rect", { x: Math.min(a, b), width: Math.abs(b - a), y: top, height: bottom - top, class: "drag" }, this.over);
      });
      this.svg.addEventListener("pointerup", (e) => {
        const to = this.place(e), window = from === null ? null : [Math.min(from, to), Math.max(from, to)];
        from = null;
        if (window && this.x(window[1]) - this.x(window[0]) > 8) this.zoom(window);
      });
      this.svg.addEventListener("pointerleave", () => { from = null; this.leave(); });
      this.svg.addEventListener("dblclick", () => this.zoom(null));
      this.svg.addEventListener("blur", () => this.leave());
      this.svg.addEventListener("keydown", (e) => {
        const { left, right } = this.inside, middle = this.at === null ? (left + right) / 2 : this.x(this.at), step = (right - left) / 50;
        const around = (factor) => {
          const half = ((right - left) / 2) * factor, at = Math.min(Math.max(middle, left + half), right - half);
          this.zoom(factor < 1 ? [this.x.back(at - half), this.x.back(at + half)] : null);
        };
        const acts = {
          ArrowLeft: () => this.read(this.x.back(Math.max(left, middle - step))),
          ArrowRight: () => this.read(this.x.back(Math.min(right, middle + step))),
          Home: () => this.read(this.x.back(left)),
          End: () => this.read(this.x.back(right)),
          "+": () => around(0.5), "=": () => around(0.5), "-": () => around(2), 0: () => this.zoom(null),
          Escape: () => { this.leave(); this.zoom(null); },
        };
        if (!acts[e.key] || e.ctrlKey || e.metaKey || e.altKey) return;
        acts[e.key]();
        e.preventDefault();
      });
    }
  }

  // Figures in folds are drawn when these are opened; before printing, the numbers are.
  const draw = (within, skipped) => {
    for (const f of within.querySelectorAll("figure.live"))
      if (!f.querySelector(".plot") && !f.closest(skipped)) new Figure(f);
  };
  draw(document, ".fold");
  for (const d of document.querySelectorAll(".fold")) d.addEventListener("toggle", () => d.open && draw(d, "noscript"));
  addEventListener("beforeprint", () => {
    for (const d of document.querySelectorAll("figure > details")) d.open = true;
  });
})();
