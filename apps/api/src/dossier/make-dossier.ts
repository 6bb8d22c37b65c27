export { makeDossier, type DossierAnswer, type DossierJob } from '@docket/service';
