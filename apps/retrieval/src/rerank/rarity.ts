/** Robertson's inverse document frequency of what `having` of `all` passages have: ln(1 + (N − n + ½) / (n + ½)). */
export const rarity = (having: number, all: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5));
