/** `npm run generate`: everything in the checkout that is derived from something else in it. */
await import('./generate-database-types.ts');
await import('./generate-client.ts');
