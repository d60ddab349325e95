import type { ServerResponse } from 'node:http';
import { sendJson } from '../http.ts';
import { writeFault } from './envelope.ts';
import type { FaultName } from './faults.ts';
import type { GraphRequest } from './request.ts';
import type { Trouble } from './state/trouble.ts';
import { usageHeaders } from './usage.ts';

const faultOf: Partial<Record<Trouble, FaultName>> = {
  unavailable: 'service-down',
  'app-limit': 'app-limit',
  'waba-limit': 'waba-limit',
};

/** Meta names an hour at most; a minute is enough to see what the bot does with it. */
const MINUTES_TO_WAIT: Partial<Record<FaultName, number>> = { 'app-limit': 1, 'waba-limit': 1 };

/** Answers in place of the API while something is wrong with all of it; false when nothing is. */
export function answerTrouble(trouble: Trouble, request: GraphRequest, response: ServerResponse): boolean {
  const name = faultOf[trouble];
  if (name !== undefined) {
    const reply = writeFault(name, { locale: request.locale, traceId: request.traceId });
    sendJson(
      response,
      reply.status,
      reply.body,
      usageHeaders(request.path[0] ?? '', 100, MINUTES_TO_WAIT[name] ?? 0),
    );
    return true;
  }
  if (trouble === 'html-500') {
    response.writeHead(500, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Error</title><h1>Sorry, something went wrong.</h1>');
    return true;
  }
  if (trouble === 'truncated') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"id":"1","status":"CONN');
    return true;
  }
  // Nothing is sent: the caller's own time-out has to end this.
  return trouble === 'silent';
}
