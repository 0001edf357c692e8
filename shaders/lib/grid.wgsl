// A grid too long for one dimension comes folded into two: the number of this workgroup.
fn workgroupOf(group: vec3u, groups: vec3u) -> u32 {
  return group.x + group.y * groups.x;
}
