import { composeIBAN } from 'ibantools';
import { plainIban } from '../../../../domain/billing/iban';
import type { officeAccount, providerAccount } from '../../schema/billing';
import { offices } from '../reference-data';
import { hashOf } from './chance';
import type { DemoProvider } from './facilities';
import { demoOffices, spotsOf } from './offices';

/** A code that no bank has: these accounts exist nowhere. */
const NO_BANK = '99905000';

const ibanOf = (who: string) =>
	plainIban(composeIBAN({ countryCode: 'DE', bban: `${NO_BANK}${String(hashOf(who)).padStart(10, '0')}` }) ?? '');

/** Coarse address, the office's own part, check digits (ISO 7064, mod 97-10). */
function leitwegId(ags: string) {
	const rest = Number(BigInt(`${ags}000100`) % 97n);
	return `${ags}-0001-${String(98 - rest).padStart(2, '0')}`;
}

export const officeAccounts = (): (typeof officeAccount.$inferInsert)[] =>
	demoOffices.map(({ ags, sign }) => {
		const { postalCode, place } = spotsOf(ags)[0] ?? { postalCode: '17489', place: 'Greifswald' };
		const name = offices().find((office) => office.ags === ags)?.name ?? sign;
		return {
			...{
				officeAgs: ags,
				leitwegId: leitwegId(ags),
				name: `Jugendamt ${name}`,
				street: 'Am Rathaus 1',
				postalCode,
				place
			},
			...{
				email: `rechnung@${sign.toLowerCase()}.example`,
				accountHolder: name,
				iban: ibanOf(`office ${ags}`),
				bic: null
			}
		};
	});

export const providerAccounts = (providers: readonly DemoProvider[]): (typeof providerAccount.$inferInsert)[] =>
	providers.map(({ id, name, number }) => ({
		...{ providerId: id, accountHolder: name.slice(0, 70), iban: ibanOf(`provider ${id}`), bic: null },
		...{ taxNumber: `079/140/${String(10_000 + number)}`, registration: `VR ${String(1_000 + number)}` }
	}));
