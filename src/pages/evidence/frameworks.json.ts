import type { APIRoute } from 'astro';
import { evidenceJson } from '../../evidence/download.ts';

export const GET: APIRoute = () => new Response(evidenceJson());
