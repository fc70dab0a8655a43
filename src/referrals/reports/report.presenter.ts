import { mention } from '../../cases/case.presenter.js';
import { proceedingInWords } from '../../cases/proceedings/proceeding.js';
import type { Verdict } from '../exchange/entry.js';
import type { ReceivedReport } from './desk-reports.service.js';
import { type Reported, reportLines, reportTitle } from './reported.js';
import type { ReceivedReportView, ReportLine } from './report.view.js';

export const reportLine = (report: Reported, verdict: Verdict | null): ReportLine => ({
  title: reportTitle(report),
  lines: reportLines(report),
  verdict,
});

/** @param legalContact its name @param reaches whether the lawyer can read a word back */
export function receivedReport(of: ReceivedReport, legalContact: string, reaches: boolean): ReceivedReportView {
  const running = (of.opened.content.proceedings ?? []).filter(({ ended }) => !ended);
  const { report } = of;
  const same = running.find(({ file_number }) => file_number !== undefined && file_number === report.file_number);
  const likely = same ?? (running.length === 1 ? running[0] : undefined);
  return {
    ...reportLine(report, of.verdict),
    id: of.id,
    referral_id: of.offer.id,
    case: mention(of.opened),
    legal_contact: legalContact,
    at: of.at,
    report,
    proceedings: running.map((one) => ({ code: one.id, label: proceedingInWords(one) })),
    proceeding: likely?.id ?? null,
    reaches,
  };
}
