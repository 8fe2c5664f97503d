import type { APIRoute } from 'astro';
import { evidenceCsv } from '../../evidence/download.ts';

export const GET: APIRoute = () => new Response(evidenceCsv());
