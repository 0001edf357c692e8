/** First byte that no kernel or table of the module uses. */
export function heapBase(): usize {
  return __heap_base;
}
