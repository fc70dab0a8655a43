/** What the public pages of statistics say. A language that misses a sentence does not compile. */
export interface StatisticsWords {
  page: PageWords;
  about: AboutYouWords;
  files: FileWords;
  method: MethodWords;
  check: CheckWords;
  codes: CodeWords;
}

interface PageWords {
  statistics: string;
  title(period: string): string;
  /** `July to September 2027`, from months as the language names them. */
  period(first: string, last: string, year: string): string;
  lede: string;
  publishedOn: string;
  allReported(yes: boolean): string;
  nothingYet: string;
  howItWillBe: string;
  inShort: string;
  newRequests: string;
  /** As in the middle of a sentence. */
  atLeast(lower: number): string;
  giveOrTake(margin: number): string;
  write: string;
  /** By how much the total of a quarter was moved: half of the time at most, and 19 times in 20. */
  moved(usually: number, nearlyAlways: number): string;
  tooHigh: string;
  sentences: string;
  noSentence: string;
  drawn: string;
  figure: string;
  toWrite: string;
  notPrinted: string;
  solid: string;
  hatched: string;
  order: string;
  ofYear(year: string): string;
  whyYearly: string;
  others: string;
  notPublished: string;
  /** What follows are the periods. */
  whyNotPublished: string;
}

interface AboutYouWords {
  title: string;
  suppose(percent: string): string;
  odds(times: { country: string; ground: string; stay: string; quarter: string }): string;
  not: string;
  ask: string;
  /** `e^2 = 7.4` */
  promise(formula: string): string;
  journalist: string;
  why: string;
  /** `at least 392`, where a number is printed. */
  print(lower: string | undefined): string;
}

interface FileWords {
  title(period: string): string;
  file: string;
  inIt: string;
  table: string;
  sentences: string;
  forWeb: string;
  forPrint: string;
  privacy: string;
  plan: string;
  package: string;
  hashes: string;
  cite: string;
  /** What stands before the address and the hash. */
  citation(title: string): string;
  licence: string;
  allReleases: string;
  feed: string;
  catalogue: string;
}

interface MethodWords {
  title: string;
  lede: string;
  plain: string;
  inPlainWords: string[];
  mathematics: string;
  withMathematics: string[];
}

interface CheckWords {
  title: string;
  lede: string;
  key: string;
  keyOnPaper: string;
  noKey: string;
  since: string;
  download: string;
  downloadAll: string;
  command: string;
  commandChecks: string;
  common: string;
  keyFile: string;
  signature: string;
  signatureSays: string;
  hashes: string;
  hashesSay: string;
  chain: string;
  fails: string;
}

/** By the name of a code list, its own name and those of its codes. Countries are named by `Intl`. */
export interface CodeWords {
  by: string;
  allRequests: string;
  total: string;
  otherOrUnknown: string;
  notPrintedTogether: string;
  lists: Record<string, { label: string; rest: string; codes: Record<string, string> }>;
}
