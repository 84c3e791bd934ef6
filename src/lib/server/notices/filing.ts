import { asc, eq } from 'drizzle-orm';
import { roleNames } from '../../domain/access/role-names';
import type { PlanGoal } from '../../domain/consultations/help-plan';
import { formatDay } from '../../domain/day';
import type { DrawnSignature, LetterSource } from '../../domain/notices/compose';
import type { LetterContent } from '../../domain/notices/content';
import type { WrittenKind } from '../../domain/notices/kinds';
import { periodsOf } from '../../domain/notices/periods';
import { recordAudit } from '../access/audit';
import { dayInGermany } from '../clock';
import type { Db } from '../db/client';
import { helpPlan, planSignature } from '../db/schema/consultations';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { caseOfLetter, consultationOfLetter, contactOf } from './case-facts';
import { momentText, recordTexts } from './consultation-texts';
import { printableText } from './coverage';
import { factsRecommended, nobody } from './draft';
import { nextVersion, storeLetter } from './issue';
import { letterheadOf } from './letterhead';
import { personText } from './placement-facts';

type Filed = {
	caseId: string;
	kind: WrittenKind;
	title: string;
	said: Pick<LetterContent, 'texts'> & { facts: Omit<LetterContent['facts'], 'person'> };
	signatures?: readonly DrawnSignature[];
};

/**
 * Puts into the file what the portal knows by itself. Nothing is asked and nothing can be missing: what was written is
 * what is kept, with a question mark for what no letter can show.
 */
async function fileAway(tx: Db, actor: Actor, { caseId, kind, title, said, signatures = [] }: Filed) {
	const { officeAgs, number, firstName, lastName, birthDate, land } = await caseOfLetter(tx, caseId, null);
	const { saved: _saved, ...letterhead } = await letterheadOf(tx, officeAgs);
	const contact = await contactOf(tx, actor);
	const content: LetterContent = {
		...{ addressee: nobody, date: actor.today, postedOn: actor.today, texts: said.texts },
		facts: { ...said.facts, person: personText(firstName, lastName, birthDate) },
		signer: { name: contact.name, function: roleNames[actor.viewer.role] }
	};
	const source: LetterSource = {
		...printable({ kind, content, letterhead, reference: number, contact }),
		signatures: signatures.map(({ png, text }) => ({ png, text: printableText(text) }))
	};
	const version = await nextVersion(tx, { caseId, kind, placementId: null });
	const { noticeId, documentId } = await storeLetter(tx, actor, {
		...{ help: { caseId, officeAgs }, source, version, title, placementId: null },
		periods: periodsOf(kind, actor.today, land ?? '')
	});
	await recordAudit(tx, actor, {
		...{ action: 'notices/filed', subjectKind: 'case', subjectId: caseId, details: { noticeId, kind, version } }
	});
	return { documentId };
}

/** Every text in it as a letter can show it. */
function printable<Value>(value: Value): Value {
	if (typeof value === 'string') return printableText(value) as Value;
	if (Array.isArray(value)) return value.map(printable) as Value;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, printable(part)])) as Value;
}

/** The record of a consultation that was closed; with each addendum it is filed anew. */
export async function fileConsultation(tx: Db, actor: Actor, consultationId: string) {
	const held = await consultationOfLetter(tx, consultationId);
	const day = formatDay(dayInGermany(held.meetingAt));
	const count = held.addenda.length;
	const added = count === 0 ? '' : count === 1 ? ', mit einem Nachtrag' : `, mit ${String(count)} Nachträgen`;
	return fileAway(tx, actor, {
		...{ caseId: held.caseId, kind: 'consultation-record', title: `Protokoll der Teamberatung vom ${day}${added}` },
		said: { facts: factsRecommended(held), texts: recordTexts(held) }
	});
}

/** The valid version of a Hilfeplan; with each signature it is filed anew. */
export async function filePlan(tx: Db, actor: Actor, planId: string) {
	const [row] = await tx.select().from(helpPlan).where(eq(helpPlan.id, planId));
	const plan = found(row);
	const signatures = await signaturesOf(tx, planId);
	const count = signatures.length;
	const signed = count === 0 ? '' : count === 1 ? ', mit einer Unterschrift' : `, mit ${String(count)} Unterschriften`;
	const { need, services, participation, contactRules: contact, nextReview } = plan;
	return fileAway(tx, actor, {
		...{ caseId: plan.caseId, kind: 'help-plan', title: `Hilfeplan, Fassung ${String(plan.version)}${signed}` },
		said: {
			facts: factsRecommended({ ...plan, unitsPerWeek: null }),
			texts: {
				...{ need, services, participation, contact, goals: plan.goals.map(goalText).join('\n\n') },
				review: nextReview === null ? '' : formatDay(nextReview)
			}
		},
		signatures
	});
}

function goalText({ text, indicator, responsible, due }: PlanGoal, index: number): string {
	const by = due === null ? '' : `, bis ${formatDay(due)}`;
	return `${String(index + 1)}. ${text}\nErreicht, wenn: ${indicator}\nVerantwortlich: ${responsible}${by}`;
}

async function signaturesOf(tx: Db, planId: string): Promise<DrawnSignature[]> {
	const rows = await tx
		.select()
		.from(planSignature)
		.where(eq(planSignature.planId, planId))
		.orderBy(asc(planSignature.at), asc(planSignature.id));
	return rows.map(({ image, name, function: role, at }) => ({
		...{ png: [...image], text: `${name}, ${role}, ${momentText(at)}` }
	}));
}
