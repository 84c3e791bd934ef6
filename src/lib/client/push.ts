import { api } from './api';
import { CommandKey } from './command-key';

export type PushState = 'unsupported' | 'denied' | 'off' | 'on';

export async function pushState(): Promise<PushState> {
	if (!('serviceWorker' in navigator) || !('PushManager' in globalThis)) return 'unsupported';
	if (Notification.permission === 'denied') return 'denied';
	return (await subscriptionHere()) === null ? 'off' : 'on';
}

async function subscriptionHere(): Promise<PushSubscription | null> {
	const registration = await navigator.serviceWorker.getRegistration();
	return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Asks for the permission where it has not been given; call it in answer to a tap. */
export async function switchPushOn(publicKey: string): Promise<PushState> {
	if ((await Notification.requestPermission()) !== 'granted') return pushState();
	const { pushManager } = await navigator.serviceWorker.ready;
	const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
	await api().push.subscribe.mutate({
		...{ idempotencyKey: new CommandKey().current, endpoint: subscription.endpoint },
		...{ p256dh: base64url(subscription.getKey('p256dh')), auth: base64url(subscription.getKey('auth')) }
	});
	return 'on';
}

/** On this device only; without a subscription nothing is asked of the server. */
export async function switchPushOff(): Promise<PushState> {
	const subscription = await subscriptionHere();
	if (subscription === null) return pushState();
	await api().push.unsubscribe.mutate({ idempotencyKey: new CommandKey().current, endpoint: subscription.endpoint });
	await subscription.unsubscribe();
	return 'off';
}

/** Whoever used the device before switched it on; their push service tells the server when it rings next. */
export async function leavePush(): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	await (await subscriptionHere())?.unsubscribe();
}

const base64url = (bytes: ArrayBuffer | null) =>
	btoa(String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0))))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');
