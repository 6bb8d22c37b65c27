import {
  PROCESS_ROLES,
  ServiceModule,
  type AppendObserver,
  type CellLinks,
  type MailSettings,
  type Sealing,
  type Sinking,
  type TimeStamping,
  type Witnessing,
} from '@docket/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { registryNameOf } from './cells/cell-settings.js';
import { CELLS, type LedgerCells } from './cells/cells.js';
import { API_CONFIG, type ApiConfig } from './config.js';
import { RouteTable } from './http/route-table.js';
import { AlertsController } from './alerts/alerts.controller.js';
import { RemindersController } from './alerts/reminders.controller.js';
import { BatchController } from './batch/batch.controller.js';
import { DecisionEntriesController } from './decisions/decision-entries.controller.js';
import { DecisionListController } from './decisions/decision-list.controller.js';
import { DecisionsController } from './decisions/decisions.controller.js';
import { EvidenceController } from './decisions/evidence.controller.js';
import { DocsController } from './docs/docs.controller.js';
import { DossierController } from './dossier/dossier.controller.js';
import { CommentsController } from './comments/comments.controller.js';
import { EvaluationsController } from './evaluations/evaluations.controller.js';
import { ExportsController } from './exports/exports.controller.js';
import { HealthController } from './health/health.controller.js';
import { JobCardsController } from './job-cards/job-cards.controller.js';
import { PasskeysController } from './keys/passkeys.controller.js';
import { ConfirmationsController } from './keys/confirmations.controller.js';
import { CheckpointKeysController } from './keys/checkpoint-keys.controller.js';
import { SigningKeysController } from './keys/signing-keys.controller.js';
import { KeysController } from './keys/keys.controller.js';
import { DecisionIncidentsController } from './ledger-records/decision-incidents.controller.js';
import { GapsController } from './ledger-records/gaps.controller.js';
import { IncidentsController } from './ledger-records/incidents.controller.js';
import { PolicyController } from './ledger-records/policy.controller.js';
import { ErasureCertificatesController } from './erasure/certificates.controller.js';
import { ErasuresController } from './erasure/erasures.controller.js';
import { LegalHoldsController } from './erasure/legal-holds.controller.js';
import { RestorationsController } from './ledger-records/restorations.controller.js';
import { CloudEventsController } from './ledger-records/cloud-events.controller.js';
import { ObservationsController } from './ledger-records/observations.controller.js';
import { WatchesController } from './ledger-records/watches.controller.js';
import { SystemChangesController } from './ledger-records/system-changes.controller.js';
import { LedgersController } from './ledgers/ledgers.controller.js';
import { CheckpointController } from './log/checkpoint.controller.js';
import { EntriesController } from './log/entries.controller.js';
import { ProofsController } from './log/proofs.controller.js';
import { TilesController } from './log/tiles.controller.js';
import { McpController } from './mcp/mcp.controller.js';
import { OtlpController } from './otlp/otlp.controller.js';
import { OversightController } from './oversight/oversight.controller.js';
import { PositionsController } from './positions/positions.controller.js';
import { ProblemsController } from './problems/problems.controller.js';
import {
  FrontDoorController,
  ReviewSurfaceController,
} from './review-surface/review-surface.controller.js';
import { readVerifierPage } from './review-surface/site.js';
import { ReviewsController } from './reviews/reviews.controller.js';
import { SchemasController } from './schemas/schemas.controller.js';
import { ActivityController } from './search/activity.controller.js';
import { CountersController } from './search/counters.controller.js';
import { SeenController } from './search/seen.controller.js';
import { SideEffectListController } from './search/side-effect-list.controller.js';
import { SideEffectsController } from './side-effects/side-effects.controller.js';
import { IdentityProvider } from './sign-in/identity-provider.js';
import { IDENTITY_PROVIDER, SessionController } from './sign-in/session.controller.js';
import { LogoutController } from './sign-in/logout.controller.js';
import { PassphraseController } from './sign-in/passphrase.controller.js';
import { PeopleController } from './sign-in/people.controller.js';
import { SessionsController } from './sign-in/sessions.controller.js';
import { SIGN_IN_SETTINGS, type SignInSettings } from './sign-in/sign-in-settings.js';
import { AnchorsController } from './anchors/anchors.controller.js';
import { WorkController } from './at-work/work.controller.js';
import { VerificationController } from './verification/verification.controller.js';
import { AnswerersController } from './waiting/answerers.controller.js';
import { EscalationListController } from './waiting/escalation-list.controller.js';
import { ViewsController } from './views/views.controller.js';
import { QuestionClaimController } from './waiting/question-claim.controller.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

/** What a process of the role `api` answers. The order is that of /openapi.json. */
const API_CONTROLLERS = [
  LedgersController,
  KeysController,
  PasskeysController,
  SigningKeysController,
  CheckpointKeysController,
  ConfirmationsController,
  SessionController,
  PositionsController,
  LogoutController,
  PassphraseController,
  SessionsController,
  PeopleController,
  DecisionListController,
  DecisionsController,
  DecisionEntriesController,
  EvidenceController,
  EscalationListController,
  QuestionClaimController,
  ViewsController,
  AnswerersController,
  JobCardsController,
  SideEffectsController,
  EvaluationsController,
  CommentsController,
  ReviewsController,
  GapsController,
  SystemChangesController,
  ObservationsController,
  CloudEventsController,
  SeenController,
  WatchesController,
  IncidentsController,
  DecisionIncidentsController,
  PolicyController,
  RestorationsController,
  ErasureCertificatesController,
  ErasuresController,
  LegalHoldsController,
  CountersController,
  ActivityController,
  SideEffectListController,
  BatchController,
  OtlpController,
  DossierController,
  ExportsController,
  WebhooksController,
  RemindersController,
  AlertsController,
  CheckpointController,
  TilesController,
  ProofsController,
  EntriesController,
  VerificationController,
  AnchorsController,
  WorkController,
  OversightController,
  McpController,
  SchemasController,
  ProblemsController,
  DocsController,
  FrontDoorController,
  ReviewSurfaceController,
];

/** What every module may inject: the settings, the routes that the router has, and the cells. */
@Module({})
class SettingsModule {
  static forRoot(
    config: ApiConfig,
    { routes, cells }: { routes: RouteTable; cells: LedgerCells | undefined },
  ): DynamicModule {
    return {
      module: SettingsModule,
      global: true,
      providers: [
        { provide: API_CONFIG, useValue: config },
        { provide: RouteTable, useValue: routes },
        { provide: CELLS, useValue: cells },
      ],
      exports: [API_CONFIG, RouteTable, CELLS],
    };
  }
}

/** The service over HTTP: a controller per resource beside the use cases. */
@Module({})
export class AppModule {
  static forRoot(
    config: ApiConfig,
    parts: {
      routes: RouteTable;
      observer?: AppendObserver;
      signIn?: SignInSettings;
      witnessing?: Witnessing;
      sinking?: Sinking;
      timeStamping?: TimeStamping;
      sealing?: Sealing;
      mail?: MailSettings;
      /** Of the whole installation; undefined in one of its cells, and where there is one database. */
      cells: LedgerCells | undefined;
      links?: CellLinks;
    },
  ): DynamicModule {
    const { routes, signIn, cells } = parts;
    const { roles = PROCESS_ROLES } = config;
    const isApi = roles.includes('api');
    return {
      module: AppModule,
      imports: [serviceOf(config, parts), SettingsModule.forRoot(config, { routes, cells })],
      providers: [
        {
          provide: IDENTITY_PROVIDER,
          useValue: providerOf(signIn),
        },
        { provide: SIGN_IN_SETTINGS, useValue: signIn },
      ],
      controllers: [HealthController, ...(isApi ? API_CONTROLLERS : [])],
    };
  }
}

function providerOf(signIn: SignInSettings | undefined): IdentityProvider | undefined {
  if (signIn?.oidc === undefined) return undefined;
  const { publicUrl, oidc, roles } = signIn;
  return new IdentityProvider({ publicUrl, oidc, roles });
}

function serviceOf(
  config: ApiConfig,
  {
    observer,
    signIn,
    witnessing,
    sinking,
    timeStamping,
    sealing,
    mail,
    links,
  }: {
    observer?: AppendObserver;
    signIn?: SignInSettings;
    witnessing?: Witnessing;
    sinking?: Sinking;
    timeStamping?: TimeStamping;
    sealing?: Sealing;
    mail?: MailSettings;
    links?: CellLinks;
  },
): DynamicModule {
  const { databaseOwnerUrl: ownerUrl, migratesAtStart, exports, roles } = config;
  const { checkpointsDir: checkpointsDirectory, answerSMax } = config;
  const { selfVerification, expiryEveryMs } = config;
  return ServiceModule.forRoot({
    store: {
      url: config.databaseUrl,
      ...(ownerUrl === undefined ? {} : { ownerUrl }),
      ...(migratesAtStart === undefined ? {} : { migrates: migratesAtStart }),
      poolSize: config.poolSize,
      host: config.hostName,
      ...(config.cell === undefined ? {} : { registryName: registryNameOf(config.cell) }),
      ...(observer === undefined ? {} : { observer }),
      keysDirectory: config.keysDir,
      ...(config.secondKeys === undefined ? {} : { secondKeys: config.secondKeys }),
      ...(config.attestsAgents === undefined ? {} : { attestsAgents: config.attestsAgents }),
      ...(checkpointsDirectory === undefined ? {} : { checkpointsDirectory }),
      limits: {
        queueRecordsMax: config.queueRecordsMax,
        clockAheadMaxMs: config.clockAheadSMax * 1000,
      },
    },
    ...(exports === undefined ? {} : { exports }),
    ...(answerSMax === undefined ? {} : { answerTimeMs: answerSMax * 1000 }),
    ...(roles === undefined ? {} : { roles }),
    ...(witnessing === undefined ? {} : { witnessing }),
    ...(sinking === undefined ? {} : { sinking }),
    ...(timeStamping === undefined ? {} : { timeStamping }),
    ...(sealing === undefined ? {} : { sealing }),
    outbox: {
      ...(signIn && { publicUrl: signIn.publicUrl }),
      ...(config.insideNetworks && { inside: config.insideNetworks }),
      ...(mail && { mail }),
    },
    ...(selfVerification === undefined ? {} : { selfVerification }),
    ...(expiryEveryMs === undefined ? {} : { expiryEveryMs }),
    verifierPage: readVerifierPage,
    ...(links && { cells: links }),
  });
}
