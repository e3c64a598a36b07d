import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { type ApiClient, CommandError, createApiClient } from './client.ts';
import { registerAgents } from './commands/agents.ts';
import { registerCampaign } from './commands/campaign.ts';
import { registerImports } from './commands/import.ts';
import { registerPlan } from './commands/plan.ts';
import { registerPublications } from './commands/publications.ts';
import { exitCodes } from './exit-codes.ts';
import { createOutput, type Output } from './output.ts';
import { readClientConfig } from './client-config.ts';

export interface CommandCall<T> {
  api: ApiClient;
  output: Output;
  args: string[];
  options: T;
}

/** What every command is registered with. */
export interface CommandContext {
  shared(command: Command): Command;
  wholeNumber(value: string): number;
  action<T = Record<string, never>>(run: (call: CommandCall<T>) => Promise<void>): (...input: unknown[]) => Promise<void>;
}

const context: CommandContext = {
  shared: (command) => command.option('--json', 'print the answer as JSON, for scripts'),
  wholeNumber(value) {
    const number = Number(value);
    if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Give a whole number from 1 up.');
    return number;
  },
  action:
    <T>(run: (call: CommandCall<T>) => Promise<void>) =>
    async (...input) => {
      // commander passes the arguments, then the options, then the command itself.
      const command = input.at(-1) as Command;
      const options = command.opts<T & { json?: boolean }>();
      const output = createOutput(options.json === true);
      try {
        const { url, token } = readClientConfig(process.env);
        await run({ api: createApiClient(url, token), output, args: command.args, options });
      } catch (error) {
        output.progressDone();
        if (!(error instanceof CommandError)) throw error;
        if (output.isJson && error.problem) process.stdout.write(`${JSON.stringify(error.problem, null, 2)}\n`);
        process.stderr.write(`septet: ${error.message}\n`);
        output.exitCode(error.exitCode);
      }
    },
};

const program = new Command('septet')
  .description('Septet on the command line: a client of the API at SEPTET_URL, with SEPTET_TOKEN')
  .exitOverride()
  .showHelpAfterError('(septet --help lists the commands)')
  .addHelpText(
    'after',
    '\nEnvironment:\n  SEPTET_URL    where Septet listens (default http://127.0.0.1:4870)\n  SEPTET_TOKEN  an API token; npm start prints the demo ones\n' +
      '\nExit codes: 0 done, 1 failed, 2 usage, 3 not allowed, 4 not found, 5 conflict, 6 refused input, 7 no answer\n',
  );
for (const register of [registerCampaign, registerPlan, registerPublications, registerAgents, registerImports])
  register(program, context);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
}
