export { encodeLine } from '@docket/service';
