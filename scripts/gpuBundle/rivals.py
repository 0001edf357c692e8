"""The products of the bench by torch: rfft, product, irfft (cuFFT), float32, [batch, dim, n], and a copy. JSON lines."""
import json
import statistics
import torch

ROUNDS, TARGET_MS, DIM = 9, 60.0, 1024


def measure(run):
    def time(times):
        torch.cuda.synchronize()
        begin, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
        begin.record()
        for _ in range(times):
            run()
        end.record()
        torch.cuda.synchronize()
        return begin.elapsed_time(end)

    times = 8
    while time(times) < TARGET_MS and times < 2**15:
        times *= 2
    return statistics.median(time(times) / times for _ in range(ROUNDS)) * 1000


def report(name, us, bytes_, **shape):
    print(json.dumps({"bench": "torch", "name": name, **shape, "us": round(us, 2), "gbs": round(bytes_ / us / 1000, 1)}), flush=True)


def check(x, taps, y, n):
    kernel = taps[0].double().cpu()
    column = x[0, 0].double().cpu()
    index = torch.arange(n)
    row = n // 2
    want = (kernel[row - index + n - 1] * column).sum()
    assert abs(y[0, 0, row].double().cpu() - want) < 1e-3 * (kernel.abs().max() * column.abs().sum()), "wrong: not timed"


def main():
    torch.manual_seed(1)
    name = torch.cuda.get_device_name()
    print(json.dumps({"bench": "torch", "device": name, "torch": torch.__version__}), flush=True)
    big = torch.rand(2**26, device="cuda")
    out = torch.empty_like(big)
    report("copy, large", measure(lambda: out.copy_(big)), 2 * big.numel() * 4)
    for n in (512, 1024, 2048, 4096, 8192):
        for batch in (1, 8):
            x = torch.rand(batch, DIM, n, device="cuda") * 2 - 1
            taps = torch.rand(DIM, 2 * n - 1, device="cuda") * 2 - 1
            wrapped = torch.cat([taps[:, n - 1 :], torch.zeros(DIM, 1, device="cuda"), taps[:, : n - 1]], dim=1)
            spectrum = torch.fft.rfft(wrapped, n=2 * n)

            def product():
                return torch.fft.irfft(torch.fft.rfft(x, n=2 * n) * spectrum, n=2 * n)[..., :n]

            check(x, taps, product(), n)
            bytes_ = 4 * (2 * batch * n * DIM + 2 * n * DIM)
            report("rfft, product, irfft", measure(product), bytes_, n=n, batch=batch, dim=DIM)
            transform = lambda: torch.fft.rfft(x, n=2 * n)
            report("rfft alone", measure(transform), 4 * batch * DIM * (n + 2 * n + 2), n=n, batch=batch, dim=DIM)


main()
