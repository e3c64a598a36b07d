export { type Variant, writeVariants } from './write-variants.ts';
