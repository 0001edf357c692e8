/** Direct sums over a ring buffer of the last `taps` inputs. */
export interface WindowMixing {
  readonly kind: "window";
  readonly taps: number;
}

/**
 * Exact tiles by FFT over the last `capacity` inputs, a power of two not below the kernel's `taps`. `stagger`: groups of channels (see
 * ops/tile.ts) that other products of the network have before this one, so that their tiles are not due together.
 */
export interface TiledMixing {
  readonly kind: "tiled";
  readonly taps: number;
  readonly capacity: number;
  readonly stagger: number;
}

/** Low-order sections (toeplitz/convert's modal). */
export interface ModalMixing {
  readonly kind: "modal";
  readonly exactTaps: number;
  readonly taps: Float32Array;
  readonly counts: Int32Array;
  readonly sections: Float32Array;
}

/** A diagonal state space (toeplitz/convert's etsc); parameters [states, channels]. */
export interface EtscMixing {
  readonly kind: "etsc";
  /** Ends the kernel after `period` lags, by what is left of it then, [channels]. Without, it repeats itself. */
  readonly end?: { readonly period: number; readonly gain: Float32Array };
  readonly states: number;
  readonly lambda_re: Float32Array;
  readonly lambda_im: Float32Array;
  readonly b_re: Float32Array;
  readonly b_im: Float32Array;
}

/** The product of a whole sequence, of which nothing is remembered. */
export interface PlainMixing {
  readonly kind: "plain";
}

/** How one causal Toeplitz product is carried from token to token. */
export type Mixing = WindowMixing | TiledMixing | ModalMixing | EtscMixing | PlainMixing;

/** Instead of y, gives the kernels: outputs taps:NAME [rows, dim] and, where there is one, gamma:NAME [dim]. */
export interface ProbeMode {
  readonly kind: "probe";
  /** The longest sequence, for kernels that have no horizon or depend on the length. */
  readonly length: number | undefined;
}

/** The extent is a piece of a stream: products keep what they need of the past in state values. */
export interface StreamMode {
  readonly kind: "stream";
  readonly length: number | undefined;
  /** The piece is the first: nothing came before, whatever the state says. */
  readonly fresh: boolean;
  mixing(name: string): Mixing;
}

export type Mode = ProbeMode | StreamMode;
