mkdir -p build
for t in simd relaxed ${1:+debug}; do npx asc assembly/index.ts --config /tmp/none.json --runtime stub --use abort= --initialMemory 1 --enable simd --enable bulk-memory $( [ $t = debug ] && echo "--debug -O0" || echo "-O3 --converge --noAssert" ) $( [ $t = relaxed ] && echo "--enable relaxed-simd" ) -o build/$t.wasm 2>&1 | grep -v "npm warn"; done
ls -l build
