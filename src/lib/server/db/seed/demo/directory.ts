import type { Day } from '../../../../domain/day';
import { stateAccounts, officeAccounts, providerAccounts, type DemoAccount } from './accounts';
import { chanceFrom } from './chance';
import { documentsOf } from './documents';
import { demoFacilities, demoProviders, staffOf, type DemoFacility, type DemoProvider } from './facilities';
import { groupedBy } from '../../../../domain/grouped';
import { demoOffices } from './offices';
import { demoOffers, type DemoOffer } from './offers';
import { photosOf } from './pictures';
import { isFreshlyReported } from './vacancies';

/** All that stands still: who provides what where, and who may sign in. */
export type DemoDirectory = {
	providers: DemoProvider[];
	facilities: DemoFacility[];
	offers: DemoOffer[];
	accounts: DemoAccount[];
	grants: ReturnType<typeof providerAccounts>['grants'];
	/** Admin and worker of each provider. */
	providerSide: Map<string, { admin: DemoAccount; worker: DemoAccount }>;
};

type Given = { today: Day; createdAt: string; passwordHash: string };

export function buildDirectory({ passwordHash, ...moment }: Given): DemoDirectory {
	const providers = demoProviders(moment);
	const facilities = demoFacilities(providers, moment);
	const offers = demoOffers(facilities, moment).map(withFreshReport);
	const shared = { passwordHash, createdAt: moment.createdAt };
	const ofProviders = providerAccounts(tenants(providers, facilities), shared);
	const accounts = [...officeAccounts(demoOffices, shared), ...ofProviders.accounts, ...stateAccounts(shared)];
	return {
		providers,
		facilities,
		offers,
		accounts,
		grants: ofProviders.grants,
		providerSide: sidesOf(ofProviders.accounts)
	};
}

function tenants(providers: readonly DemoProvider[], facilities: readonly DemoFacility[]) {
	const byProvider = groupedBy(facilities, ({ providerId }) => providerId);
	return providers.map(({ id, number }) => ({
		id,
		number,
		facilityIds: (byProvider.get(id) ?? []).map((house) => house.id)
	}));
}

function sidesOf(accounts: readonly DemoAccount[]) {
	const sides = new Map<string, { admin: DemoAccount; worker: DemoAccount }>();
	for (const [providerId, own] of groupedBy(accounts, (account) => account.providerId ?? '')) {
		const [admin, worker] = own;
		if (admin && worker) sides.set(providerId, { admin, worker });
	}
	return sides;
}

/** The age of a report follows from the offer's id; on the main path none may be too old. */
function withFreshReport(offer: DemoOffer): DemoOffer {
	if (offer.keptFree === null || isFreshlyReported(offer.id)) return offer;
	const chance = chanceFrom(`fresh ${offer.id}`);
	let id = chance.uuid();
	while (!isFreshlyReported(id)) id = chance.uuid();
	return { ...offer, id, rates: offer.rates.map((rate) => ({ ...rate, offerId: id })) };
}

/** Pictures, documents and staff of the houses. */
export function equipmentOf({ facilities, offers, providers }: DemoDirectory) {
	const names = new Map(providers.map(({ id, name }) => [id, name]));
	const byFacility = groupedBy(offers, ({ facilityId }) => facilityId);
	return {
		photos: facilities.flatMap(photosOf),
		staff: facilities.flatMap(staffOf),
		documents: facilities.flatMap((house) =>
			documentsOf(house, byFacility.get(house.id) ?? [], names.get(house.providerId) ?? '')
		)
	};
}
