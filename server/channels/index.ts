export { createTokenVault, type ChannelTokens, type TokenVault } from './token-vault.ts';
