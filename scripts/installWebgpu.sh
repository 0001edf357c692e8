#!/bin/sh
# Installs what the WebGPU tests need, on Debian, as root: software Vulkan drivers (SwiftShader comes with chromium, lavapipe
# with mesa), browsers, and the npm packages of test/runtimes.
set -eu
cd "$(dirname "$0")/.."
missing=""
for package in chromium firefox-esr mesa-vulkan-drivers libvulkan1; do
  dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done
if [ -n "$missing" ]; then
  apt-get update -qq
  # shellcheck disable=SC2086 # a list of words
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
npm install --prefix test/runtimes --no-audit --no-fund --no-package-lock --loglevel=error
