/** What a press office may print. `lower` is what the sentence claims: never a number of which nothing is known. */
export interface SentenceWords {
  registered(lower: number, from: string, to: string): string;
  figure(value: number, margin: number): string;
  country(lower: number, country: string): string;
  ground(part: number, of: number, ground: string): string;
  moreThanYearBefore(lower: number): string;
  fewerThanYearBefore(lower: number): string;
  asYearBefore: string;
  since(date: string, lower: number): string;
  /** How to print them. */
  rule: string;
  grounds: Record<string, string>;
}
