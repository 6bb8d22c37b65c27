export {
  makeDossier,
  type DossierAnswer,
  type DossierFile,
  type DossierFormat,
  type DossierJob,
  type RedactionRefusal,
} from '@docket/service';
