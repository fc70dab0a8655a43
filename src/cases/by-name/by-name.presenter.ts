import { caseRow } from '../case.presenter.js';
import type { ListedByName } from './by-name.service.js';

export const rowByName = ({ matched, ...listed }: ListedByName) => ({ ...caseRow(listed), matched });
