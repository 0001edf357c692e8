import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { color, onThemeChange } from "./theme.js";

export interface Line {
  readonly label: string;
  /** A colour of style.css. */
  readonly color: string;
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly points?: boolean;
  /** Drawn as steps to the base, for spectra. */
  readonly bars?: boolean;
  readonly hidden?: boolean;
}

export interface ChartOptions {
  readonly height?: number;
  readonly x: { readonly label: string; readonly log?: 2 | 10; readonly format?: (value: number) => string };
  readonly y: {
    readonly label: string;
    readonly log?: 10;
    readonly range?: readonly [number, number] | "from zero";
    readonly format?: (value: number) => string;
  };
  readonly lines: readonly Line[];
  readonly legend?: boolean;
}

export interface Chart {
  /** x first, then the values of each line; null where a line has none. */
  set(data: readonly (readonly (number | null)[])[]): void;
}

/** A line chart in `figure`, as wide as its place, redrawn when that or the theme changes. */
export function lineChart(figure: HTMLElement, options: ChartOptions): Chart {
  const place = document.createElement("div");
  place.className = "plot";
  figure.prepend(place);
  let data: uPlot.AlignedData = [[], ...options.lines.map(() => [])] as unknown as uPlot.AlignedData;
  let plot: uPlot | undefined;
  const draw = () => {
    plot?.destroy();
    plot = new uPlot(settings(options, place.clientWidth || 320), data, place);
  };
  draw();
  onThemeChange(draw);
  new ResizeObserver(() => {
    if (plot && place.clientWidth > 0 && plot.width !== place.clientWidth) {
      plot.setSize({ width: place.clientWidth, height: options.height ?? 240 });
    }
  }).observe(place);
  return {
    set(values) {
      data = values as unknown as uPlot.AlignedData;
      plot?.setData(data);
      figure.dataset["drawn"] = String(values[0].length);
    },
  };
}

function settings(options: ChartOptions, width: number): uPlot.Options {
  const axis = (label: string, format?: (value: number) => string): uPlot.Axis => ({
    label,
    labelSize: 22,
    labelFont: "12px system-ui, sans-serif",
    font: "12px system-ui, sans-serif",
    stroke: color("muted"),
    grid: { stroke: color("line"), width: 1 },
    ticks: { stroke: color("line"), width: 1 },
    ...(format ? { values: (_, splits) => splits.map((v) => (v === null ? "" : format(v))) } : {}),
  });
  const { x, y, lines, legend = true } = options;
  return {
    width,
    height: options.height ?? 240,
    padding: [12, 16, 0, 0],
    cursor: { y: false, drag: { x: false, y: false } },
    legend: { show: legend, live: false },
    scales: {
      x: { time: false, ...(x.log ? { distr: 3, log: x.log } : {}) },
      y: {
        ...(y.log ? { distr: 3, log: y.log } : {}),
        ...rangeOf(y.range),
      },
    },
    axes: [axis(x.label, x.format), { ...axis(y.label, y.format), size: 56 }],
    series: [
      { label: x.label, value: (_, value) => (value === null ? "" : (x.format?.(value) ?? String(value))) },
      ...lines.map(
        (line): uPlot.Series => ({
          label: line.label,
          stroke: color(line.color),
          width: line.width ?? 2,
          ...(line.dash ? { dash: [...line.dash] } : {}),
          points: { show: line.points === true, size: 7, fill: color(line.color) },
          spanGaps: true,
          ...(line.bars ? { fill: color(line.color), paths: uPlot.paths.bars?.({ size: [0.8, 20] }) } : {}),
          value: (_, value) => (value === null ? "" : (y.format?.(value) ?? value.toPrecision(4))),
        }),
      ),
    ],
  };
}

function rangeOf(range: ChartOptions["y"]["range"]): Pick<uPlot.Scale, "range"> {
  if (range === undefined) return {};
  if (range === "from zero") return { range: (_, __, max) => [0, 1.1 * (max || 1)] };
  return { range: [range[0], range[1]] };
}
