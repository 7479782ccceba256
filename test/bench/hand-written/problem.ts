import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Response } from 'express';

export class Problem extends HttpException {
  constructor(status: number, code: string, field?: string) {
    super({ type: `urn:hand-written:${code}`, title: code, status, code, ...(field !== undefined && { field }) }, status);
  }
}

@Catch(HttpException)
export class ProblemFilter implements ExceptionFilter {
  catch(error: HttpException, host: ArgumentsHost): void {
    const body: unknown = error.getResponse();
    host.switchToHttp().getResponse<Response>().status(error.getStatus()).type('application/problem+json').send(JSON.stringify(body));
  }
}
