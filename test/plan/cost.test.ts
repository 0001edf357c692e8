import { describe, expect, it } from "vitest";
import { toeplitzCost, toeplitzMethod } from "../../src/plan/cost.js";

describe("cost of a Toeplitz product", () => {
  it("counts the pairs of the direct product exactly", () => {
    for (const n of [1, 2, 5, 9]) {
      for (let firstLag = -12; firstLag <= 12; firstLag++) {
        for (const rows of [1, 2, 5, 17, 30]) {
          let pairs = 0;
          for (let i = 0; i < n; i++)
            for (let j = 0; j < n; j++) if (i - j >= firstLag && i - j < firstLag + rows) pairs++;
          const cost = toeplitzCost({ n, rows, firstLag }, { kind: "direct" });
          const empty = toeplitzCost({ n, rows: 1, firstLag: 100 }, { kind: "direct" });
          const one =
            toeplitzCost({ n: 1, rows: 1, firstLag: 0 }, { kind: "direct" }) -
            toeplitzCost({ n: 1, rows: 1, firstLag: 9 }, { kind: "direct" });
          expect(cost, `n=${n} rows=${rows} firstLag=${firstLag}`).toBeCloseTo(empty + one * pairs, 9);
        }
      }
    }
  });

  it("chooses as measured", () => {
    const method = (n: number, rows: number, firstLag: number) => {
      const chosen = toeplitzMethod({ n, rows, firstLag });
      return chosen.kind === "direct" ? "direct" : `${chosen.kind} ${chosen.size}`;
    };
    expect(method(16, 16, 0)).toBe("direct");
    expect(method(48, 48, 0)).toBe("direct");
    expect(method(64, 64, 0)).toBe("fft 64");
    expect(method(16, 31, -15)).toBe("fft 16");
    expect(method(512, 1023, -511)).toBe("fft 512");
    expect(method(1000, 1000, 0)).toBe("fft 1024");
    expect(method(4096, 16, 0)).toBe("direct");
    expect(method(4096, 64, 0)).toBe("blocks 64");
    expect(method(16384, 1604, 0)).toBe("blocks 2048");
  });
});
