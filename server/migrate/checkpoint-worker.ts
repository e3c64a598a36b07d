import { workerData } from 'node:worker_threads';
import { setupCheckpointer } from '../../graphs/checkpoint-setup.ts';

await setupCheckpointer(String(workerData));
