import type { JsonObject } from '@docket/chain';
import { ACCESS, admit, Ledgers, type LedgerReading, type Principal } from '@docket/service';
import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HOME_CELL } from '../cells/cell-settings.js';
import { CELLS, unknownCell, type LedgerCells } from '../cells/cells.js';
import { API_CONFIG, type ApiConfig } from '../config.js';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { bodyReader } from '../http/own-body.js';
import { Allow, Operation } from '../http/route.js';
import { ledger as ledgerExample, newLedger } from '../openapi/examples.js';
import { LEDGER_REQUEST, newSuccessor, SUCCESSION_REQUEST } from './ledger-schemas.js';

const readLedgerRequest = bodyReader<{ id: string; policy?: JsonObject; cell?: string }>(
  LEDGER_REQUEST,
);

const readSuccession = bodyReader<{
  id: string;
  reason: string;
  approved_by?: string;
  idempotency_keys?: 'anew';
}>(SUCCESSION_REQUEST);

@Controller('v1/ledgers')
export class LedgersController {
  constructor(
    @Inject(Ledgers) private readonly ledgers: Ledgers,
    @Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'cell'>,
    @Inject(CELLS) private readonly cells: LedgerCells | undefined,
  ) {}

  @Post()
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'createLedger',
    tag: 'Ledgers',
    summary: 'Create a ledger',
    description:
      'Takes an administrator of the installation. The policy becomes part of entry 0; the ledger is registered in the ledger `registry`. An `Idempotency-Key` is not needed and not heeded: the id already names the ledger, and a repetition answers 409 `ledger_exists`. Then read the ledger to see that it is the one you meant; after 503 `write_outcome_unknown` too.',
    body: { schema: 'LedgerRequest', examples: { claims: newLedger } },
    answers: { 201: { description: 'Created.', schema: 'Ledger', example: ledgerExample } },
    problems: ['ledger_exists', 'signing_key_unusable', 'write_outcome_unknown'],
  })
  async create(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<void> {
    const principal = principalOf(request);
    const { cell, ...wanted } = readLedgerRequest(body);
    // Before the cell is looked at: whoever may not create any is not told which there are.
    admit(principal, { roles: ACCESS.administer, ledger: undefined });
    const { ledgers, name } = await this.#in(cell, principal);
    const created = await ledgers.create(principal, wanted);
    sendJson(reply, encodeLedger(created, name), 201);
  }

  @Post(':ledger/successor')
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'succeedLedger',
    tag: 'Ledgers',
    summary: 'Close a ledger, and create the one that continues it',
    description:
      'Takes an administrator of the installation. Both happen, or neither: `ledger.closed` names the new ledger and its key, and entry 0 of the new one the checkpoint that covers that entry. From then on the ledger takes no new decision and answers 409 `ledger_closed` to one, with its `successor`; decisions that are open are finished in it. The new ledger begins with the policy in force and knows who could come in, by the same API keys; passkeys and keys to sign with are registered there anew. Holds of the whole ledger or of a period are placed there too; webhooks, alerts, reminders and saved views are not taken along. An idempotency key that was used in the old ledger is refused in the new one, unless `idempotency_keys` says otherwise. A repetition answers 409 `ledger_closed`, which names the successor that there is.',
    body: { schema: 'SuccessionRequest', examples: { year: newSuccessor } },
    answers: {
      201: {
        description: 'The ledger that continues it.',
        schema: 'Ledger',
        example: ledgerExample,
      },
    },
    problems: [
      'ledger_exists',
      'ledger_closed',
      'record_refused',
      'signing_key_unusable',
      'clock_ahead',
      'ledger_went_back',
      'log_damaged',
      'write_outcome_unknown',
    ],
  })
  async succeed(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') closed: string,
    @Body() body: unknown,
  ): Promise<void> {
    const principal = principalOf(request);
    // The address names a ledger, whose own administrators are not asked what they send.
    admit(principal, { roles: ACCESS.administer, ledger: undefined });
    const { id: successor, reason, ...rest } = readSuccession(body);
    const { approved_by: approvedBy, idempotency_keys: keys } = rest;
    const said = {
      successor,
      reason,
      ...(approvedBy === undefined ? {} : { approvedBy }),
      ...(keys === undefined ? {} : { idempotencyKeys: keys }),
    };
    const created = await this.ledgers.succeed(principal, { id: closed, ...said });
    sendJson(reply, encodeLedger(created, this.config.cell), 201);
  }

  @Get()
  @Allow(...ACCESS.administer)
  @Operation({
    id: 'listLedgers',
    tag: 'Ledgers',
    summary: 'List the ledgers',
    description:
      'Takes an administrator of the installation. Where ledgers live in several cells, those of a cell that does not answer are missing, and `missing_cells` names it: the list is whole where it is empty.',
    answers: {
      200: {
        description: 'Cell by cell, in each oldest first, the registries included.',
        schema: 'LedgerList',
        example: { ledgers: [ledgerExample] },
      },
    },
  })
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const principal = principalOf(request);
    if (this.cells === undefined) {
      const ledgers = await this.ledgers.list(principal);
      return sendJson(reply, { ledgers: ledgers.map((one) => encodeLedger(one, undefined)) });
    }
    const { found, missing } = await this.cells.ask(({ app }) => app.get(Ledgers).list(principal));
    const ledgers = found.flatMap(({ cell, value }) => value.map((one) => encodeLedger(one, cell)));
    sendJson(reply, { ledgers, missing_cells: missing });
  }

  @Get(':ledger')
  @Allow(...ACCESS.readLedger)
  @Operation({
    id: 'readLedger',
    tag: 'Ledgers',
    summary: 'Read what a ledger is',
    answers: { 200: { description: 'The ledger.', schema: 'Ledger', example: ledgerExample } },
  })
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('ledger') id: string,
  ): Promise<void> {
    const reading = await this.ledgers.read(principalOf(request), id);
    sendJson(reply, encodeLedger(reading, this.config.cell));
  }

  /** Where a ledger is made: where somebody says, or else as the settings have it. */
  async #in(
    wanted: string | undefined,
    principal: Principal,
  ): Promise<{ ledgers: Ledgers; name: string | undefined }> {
    const { ledgers, cells } = this;
    if (cells === undefined) {
      if (wanted !== undefined && wanted !== HOME_CELL) throw unknownCell(wanted);
      return { ledgers, name: undefined };
    }
    const name = wanted ?? cells.newLedgers;
    const { app } = await cells.openFor(principal, name);
    return { ledgers: app.get(Ledgers), name };
  }
}

/** `cell`: where it lives; undefined where the installation is one database. */
function encodeLedger(
  { ledger, size, state }: LedgerReading,
  cell: string | undefined,
): JsonObject {
  const { count, first } = state.unread;
  const { closed, predecessor } = state;
  return {
    // From outside the registry of a cell is called as its origin says.
    id: cell === undefined ? ledger.id : idIn(ledger.origin),
    origin: ledger.origin,
    public_key: ledger.publicKey,
    size,
    policy: { ...state.policy },
    created_at: ledger.createdAt,
    ...(cell === undefined ? {} : { cell }),
    ...(predecessor && {
      predecessor: {
        id: idIn(predecessor.origin),
        origin: predecessor.origin,
        size: predecessor.size,
        root: predecessor.root,
        idempotency_keys: predecessor.idempotency_keys ?? 'held',
      },
    }),
    ...(closed && {
      closed: {
        at: closed.at,
        seq: closed.seq,
        reason: closed.reason,
        successor: { id: idIn(closed.successor.origin), ...closed.successor },
      },
    }),
    unread_entries: { count, first: first.map(({ seq, why }) => ({ seq, why })) },
  };
}

/** Its name in addresses: an origin is `<host>/<ledger>`. */
const idIn = (origin: string): string => origin.slice(origin.lastIndexOf('/') + 1);
