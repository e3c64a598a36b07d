export { createTokenVault, type TokenVault } from './token-vault.ts';
