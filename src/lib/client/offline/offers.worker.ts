/// <reference lib="webworker" />
import { offerWork } from './offer-work';
import { answerCalls } from './worker-calls';

declare const self: DedicatedWorkerGlobalScope;

answerCalls(offerWork, self);
