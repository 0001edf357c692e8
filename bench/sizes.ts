/**
 * The shapes of the papers' models, and the sizes that the benches take from them. Sources: TNN is Qin et al., ICLR 2023
 * (arXiv 2305.04749) and its public code; SKI and FD are Moreno et al., NeurIPS 2023 (arXiv 2305.09028); ETSC is Qin and
 * Zhong, EMNLP 2023 (arXiv 2311.08756); FastRPB is Zubkov and Gavrilov (arXiv 2202.11364); moby is in models/README.md.
 */
export interface ModelSize {
  /** Tokens it is trained with. */
  readonly n: number;
  readonly dim: number;
  readonly layers: number;
  /** Channels of the gated Toeplitz unit. */
  readonly gated: number;
  readonly glu: number;
  /** Width and depth of the position encoder; none where the kernel is a weight. */
  readonly rpe?: { readonly dim: number; readonly layers: number };
  readonly decay?: number;
  readonly causal: boolean;
}

const rpe64 = { dim: 64, layers: 6 };

export const models = {
  moby: { n: 512, dim: 128, layers: 6, gated: 384, glu: 128, rpe: rpe64, decay: 0.99, causal: true },
  /** Causal language model, `tnn_v2_decay_99_pre` (WikiText-103). */
  tnnLm: { n: 512, dim: 512, layers: 7, gated: 1536, glu: 512, rpe: rpe64, decay: 0.99, causal: true },
  /** Masked language model, `roberta_tnn_v2_decay_99`. */
  tnnRoberta: { n: 512, dim: 768, layers: 12, gated: 2304, glu: 768, rpe: rpe64, decay: 0.99, causal: false },
  /** `tnn_vit_e3g1_tiny`: rows and columns of 14 patches. */
  tnnVitTiny: {
    n: 196,
    dim: 192,
    layers: 12,
    gated: 576,
    glu: 192,
    rpe: { dim: 48, layers: 1 },
    decay: 0.9,
    causal: false,
  },
} as const satisfies Record<string, ModelSize>;

/** SKI-TNN: inducing points and taps; the masked language model, Long Range Arena, and the small model of models/. */
export const ski = {
  maskedLm: { rank: 32, taps: 17, decay: 0.99 },
  longRange: { rank: 64, taps: 33, decay: 0.99 },
  moby: { rank: 32, taps: 17, decay: 0.99, channels: 288, n: 512 },
} as const;

/** FD-TNN: the network on frequencies, of `laxtnn_alm_tno_fd_3lyrs`. */
export const fd = { dim: 64, layers: 3 } as const;

/** FastRPB's MNIST transformer: 28 x 28 pixels, 8 heads of 32. */
export const fastRpb = { heads: 8, dim: 32, n: 784 } as const;

/** ETSC's measurements: n = 64 … 16384 at 64 channels. */
export const etsc = { channels: 64, lengths: [64, 256, 1024, 4096, 16384] } as const;

const powers = (from: number, to: number): number[] =>
  Array.from({ length: Math.log2(to / from) + 1 }, (_, i) => from * 2 ** i);

/** The Toeplitz product at ETSC's 64 channels, and as the models have it. */
export const toeplitzSizes: readonly { readonly n: number; readonly dim: number; readonly of?: keyof typeof models }[] =
  [
    ...powers(128, etsc.lengths[etsc.lengths.length - 1]).map((n) => ({ n, dim: etsc.channels })),
    { n: models.moby.n, dim: models.moby.gated, of: "moby" },
    { n: models.tnnLm.n, dim: models.tnnLm.gated, of: "tnnLm" },
  ];

/** Products of the models: [rows, inDim, outDim] of u and v, of the output, and of one token. */
export const gemmSizes: readonly (readonly [number, number, number])[] = [
  [models.moby.n, models.moby.gated, models.moby.dim],
  [models.moby.n, models.moby.dim, models.moby.gated],
  [2048, models.tnnLm.dim, models.tnnLm.gated],
  [1, models.tnnLm.dim, models.tnnLm.gated],
];

/** Points of single transforms: powers of two, 3, 5 and 7 times one, primes. */
export const fftSizes = {
  powers: [64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 65536, 262144],
  mixed: [768, 1280, 896, 12288, 20480, 14336],
  primes: [1009, 10007, 65521],
} as const;

/** Tokens at which layers are compared. */
export const layerLengths = {
  ski: powers(512, 65536),
  skiAlone: [512, 4096, 32768, 262144, 1048576],
  fd: powers(512, 8192),
  causal: powers(512, 16384),
  attention: powers(32, 8192),
} as const;

/** Where a scan in linear time is held against the FFT. */
export const scanLengths = [2048, 16384] as const;

/** Tokens at which whole models are timed: as trained, and eight times that. */
export const modelLengths = [models.moby.n, 8 * models.moby.n] as const;

/** Positions from which tokens are decoded; 14336 is as far as the TNN paper extrapolates. */
export const streamPositions = [512, 4096, 14336, 100000] as const;

/** A kernel that does not decay, over which tiles are held against the direct sum. */
export const longKernel = { lags: 65536, channels: 64 } as const;

/** Steps of 200 us and more, for threads. */
export const threadSizes = {
  gemm: [
    [models.moby.n, models.moby.gated, models.moby.dim],
    [models.tnnLm.n, models.tnnLm.dim, models.tnnLm.gated],
  ],
  toeplitz: [
    [models.moby.n, models.moby.gated],
    [2048, models.tnnLm.dim],
  ],
} as const;
