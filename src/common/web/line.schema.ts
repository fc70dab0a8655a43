import { shape, text } from './json-schema.js';
import type { Line } from './parts.js';

export const lineSchema = shape<Line>('Line', { label: text, text });
