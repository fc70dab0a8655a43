/**
 * BCP 47 primary language subtags that caseworkers and lawyers are likely to meet. The list may grow; a code never leaves it.
 * Where Intl has no name of its own, or gives two codes the same one, the name stands here.
 */
export const LANGUAGE_CODES = (
  'am ar az ba be bg bn bs bua ce ckb cs cv da de el en es et fa fi fr ha he hi hr hu hy id it ja ka kk kmr ko ku ky ' +
  'lt lv mk mn my ne nl no os pa pl prs ps pt rmy ro ru rw sah si sk sl so sq sr sv sw ta tg th ti tk tl tr tt tyv uk ur ' +
  'uz vi yi zh'
).split(' ');

export const LANGUAGE_NAMES: Record<string, string> = {
  ckb: 'Kurdish, Central (Sorani)',
  kmr: 'Kurdish, Northern (Kurmanji)',
  os: 'Ossetian',
  prs: 'Dari',
  rmy: 'Romani (Vlax)',
  tl: 'Tagalog',
};
