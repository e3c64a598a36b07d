export { writeVariants } from './write-variants.ts';
