#!/bin/sh
# Tests and measures toeplitz on this machine's GPU: needs a Vulkan driver, gzip and a shell; no network, no Node.
#   ./run.sh            tests, then the bench, then the rivals if python3 has torch with CUDA
#   ./run.sh test [regular expression of test names]
#   ./run.sh bench      GB/s of a copy kernel and of the Toeplitz product, JSON lines; refuses software drivers
#   ./run.sh rivals     the same products by torch's rfft (cuFFT), JSON lines
# VK_DRIVER_FILES chooses a driver; without it NVIDIA's is looked for where there is no ICD file.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${TMPDIR:-/tmp}/toeplitz-gpu-$$
mkdir -p "$work"
trap 'rm -rf "$work"' EXIT INT TERM
gzip -dc "$here/deno.gz" > "$work/deno"
chmod +x "$work/deno"

# The loader, where the system has none.
find_library() {
  for folder in /usr/lib/x86_64-linux-gnu /usr/lib64 /lib/x86_64-linux-gnu /usr/local/nvidia/lib64 /usr/lib; do
    if [ -e "$folder/$1" ]; then echo "$folder/$1"; return; fi
  done
}
[ -n "$(find_library libvulkan.so.1)" ] || export LD_LIBRARY_PATH="$here/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"

# Containers often have NVIDIA's driver without the file that names it.
if [ -z "${VK_DRIVER_FILES:-}" ] && ! ls /usr/share/vulkan/icd.d/*nvidia* /etc/vulkan/icd.d/*nvidia* >/dev/null 2>&1; then
  for library in libGLX_nvidia.so.0 libEGL_nvidia.so.0; do
    path=$(find_library "$library")
    [ -n "$path" ] || continue
    printf '{"file_format_version":"1.0.0","ICD":{"library_path":"%s","api_version":"1.3.242"}}\n' "$path" > "$work/$library.json"
    VK_DRIVER_FILES="${VK_DRIVER_FILES:+$VK_DRIVER_FILES:}$work/$library.json"
  done
  [ -z "${VK_DRIVER_FILES:-}" ] || export VK_DRIVER_FILES
fi

run() {
  DENO_DIR="$work/cache" DENO_NO_UPDATE_CHECK=1 "$work/deno" run -A --no-config --no-remote --unstable-webgpu "$here/main.js" "$@"
}
rivals() {
  if python3 -c 'import torch, sys; sys.exit(not torch.cuda.is_available())' 2>/dev/null; then python3 "$here/rivals.py"
  else echo "rivals: python3 has no torch with CUDA here"; fi
}
case "${1:-all}" in
  rivals) rivals ;;
  all) run test; run bench; rivals ;;
  *) run "$@" ;;
esac
