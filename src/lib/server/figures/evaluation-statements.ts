import { sql, type SQL } from 'drizzle-orm';
import type { Viewer } from '../../domain/access/viewer';
import type { Day } from '../../domain/day';
import type { EvaluationKind, ValueKind } from '../../domain/figures/evaluations';

/** What a quick evaluation reads: a statement whose columns are named as its headings. */
type Recipe = { about: string; columns: [label: string, kind: ValueKind][]; statement: SQL };

type Asked = { viewer: Viewer; today: Day };

const ofLand = (viewer: Viewer) => sql`f.office_ags IN (
	SELECT o.ags FROM office o WHERE o.land_code = (SELECT own.land_code FROM office own WHERE own.ags = ${viewer.office}))`;

const middle = (value: SQL) => sql`round(percentile_cont(0.5) WITHIN GROUP (ORDER BY ${value})::numeric, 2)`;

const rateOn = (day: SQL) => sql`LATERAL (
	SELECT x.amount FROM rate_slice x WHERE x.offer_id = o.id AND x.from_day <= ${day} ORDER BY x.from_day DESC LIMIT 1) r ON true`;

const places = (viewer: Viewer, today: Day, setting: SQL) => sql`
	SELECT t.section || ' ' || t.name, count(*), sum(o.licensed),
		sum((SELECT c.operable FROM capacity_slice c WHERE c.offer_id = o.id AND daterange(c.from_day, c.until_day) @> ${today}::date))
	FROM offer o JOIN facility f ON f.id = o.facility_id JOIN service_type t ON t.code = o.service_type
	WHERE ${setting} AND f.office_ags = ${viewer.office} AND coalesce(f.closed_from, 'infinity') > ${today}::date
	GROUP BY t.position, t.section, t.name ORDER BY t.position`;

export const recipes: Record<EvaluationKind, (asked: Asked) => Recipe> = {
	budgets: ({ viewer }) => ({
		about: 'Haushaltsansätze des eigenen Jugendamts nach Jahr und Hilfeart',
		columns: [
			['Jahr', 'text'],
			['Hilfeart', 'text'],
			['Ansatz', 'euro']
		],
		statement: sql`SELECT b.year::text, coalesce(t.section || ' ' || t.name, 'Alle Hilfen'), b.amount
			FROM budget b LEFT JOIN service_type t ON t.code = b.service_type
			WHERE b.office_ags = ${viewer.office} ORDER BY b.year DESC, t.position NULLS FIRST`
	}),
	allowances: ({ viewer, today }) => ({
		about: 'Geltende Sätze des Landes nach Alter',
		columns: [
			['Leistung', 'text'],
			['Alter', 'text'],
			['Gilt ab', 'text'],
			['Betrag im Monat', 'euro'],
			['Quelle', 'text']
		],
		statement: sql`SELECT CASE a.kind WHEN 'pocket-money' THEN 'Taschengeld' WHEN 'clothing' THEN 'Bekleidung' ELSE a.kind END,
				a.age_from || ' bis ' || a.age_to, to_char(a.from_day, 'DD.MM.YYYY'), a.amount, a.source
			FROM allowance_rate a WHERE a.land_code = ${viewer.land} AND a.from_day = (
				SELECT max(n.from_day) FROM allowance_rate n
				WHERE n.land_code = a.land_code AND n.kind = a.kind AND n.from_day <= ${today}::date)
			ORDER BY a.kind, a.age_from`
	}),
	rates: ({ viewer, today }) => ({
		about: 'Heute geltende Tagessätze vollstationärer Plätze im Land',
		columns: [
			['Hilfeart', 'text'],
			['Angebote', 'count'],
			['Niedrigster', 'euro'],
			['Median', 'euro'],
			['Höchster', 'euro']
		],
		statement: sql`SELECT t.section || ' ' || t.name, count(*), min(r.amount), ${middle(sql`r.amount`)}, max(r.amount)
			FROM offer o JOIN facility f ON f.id = o.facility_id JOIN service_type t ON t.code = o.service_type
			JOIN ${rateOn(sql`${today}::date`)}
			WHERE t.setting = 'residential' AND ${ofLand(viewer)} AND coalesce(f.closed_from, 'infinity') > ${today}::date
				AND r.amount IS NOT NULL
			GROUP BY t.position, t.section, t.name ORDER BY t.position`
	}),
	'rate-development': ({ viewer, today }) => ({
		about: 'Median der Tagessätze vollstationärer Plätze im Land, jeweils am 1. Januar',
		columns: [
			['Hilfeart', 'text'],
			['Jahr', 'text'],
			['Angebote', 'count'],
			['Median', 'euro']
		],
		statement: sql`SELECT t.section || ' ' || t.name, y.year::text, count(*), ${middle(sql`r.amount`)}
			FROM offer o JOIN facility f ON f.id = o.facility_id JOIN service_type t ON t.code = o.service_type
			CROSS JOIN generate_series(extract(year FROM ${today}::date)::integer - 4, extract(year FROM ${today}::date)::integer) AS y (year)
			JOIN ${rateOn(sql`make_date(y.year, 1, 1)`)}
			WHERE t.setting = 'residential' AND ${ofLand(viewer)} AND r.amount IS NOT NULL
			GROUP BY t.position, t.section, t.name, y.year ORDER BY t.position, y.year`
	}),
	staff: ({ viewer }) => ({
		about: 'Stellen in den Einrichtungen im eigenen Gebiet nach Qualifikation',
		columns: [
			['Qualifikation', 'text'],
			['Einrichtungen', 'count'],
			['Stellen', 'amount']
		],
		statement: sql`SELECT s.qualification, count(DISTINCT s.facility_id), sum(s.posts)
			FROM facility_staff s JOIN facility f ON f.id = s.facility_id WHERE f.office_ags = ${viewer.office}
			GROUP BY 1 ORDER BY 3 DESC, 1`
	}),
	residential: ({ viewer, today }) => ({
		about: 'Stationäre und teilstationäre Angebote im eigenen Gebiet',
		columns: [
			['Hilfeart', 'text'],
			['Angebote', 'count'],
			['Plätze mit Erlaubnis', 'amount'],
			['Betreibbare Plätze', 'amount']
		],
		statement: places(viewer, today, sql`t.setting <> 'ambulant'`)
	}),
	ambulant: ({ viewer, today }) => ({
		about: 'Ambulante Angebote im eigenen Gebiet, in Stunden je Woche',
		columns: [
			['Hilfeart', 'text'],
			['Angebote', 'count'],
			['Vereinbarte Stunden', 'amount'],
			['Leistbare Stunden', 'amount']
		],
		statement: places(viewer, today, sql`t.setting = 'ambulant'`)
	}),
	population: ({ viewer }) => ({
		about: 'Einwohner der örtlichen Träger im Land nach Jahr und Alter',
		columns: [
			['Örtlicher Träger', 'text'],
			['Jahr', 'text'],
			['Einwohner', 'count'],
			['Unter 18', 'count'],
			['Ab 18', 'count'],
			['Grundlage', 'text']
		],
		statement: sql`SELECT o.name, p.year::text, p.total, p.under18, p.total - p.under18, p.basis
			FROM population p JOIN office o ON o.ags = p.office_ags
			WHERE o.active AND o.land_code = (SELECT own.land_code FROM office own WHERE own.ags = ${viewer.office})
			ORDER BY sort_key(o.name), p.year DESC`
	}),
	products: () => ({
		about: 'Hilfearten des Moduls SGB VIII',
		columns: [
			['Kürzel', 'text'],
			['Paragraph', 'text'],
			['Hilfeart', 'text'],
			['Form', 'text'],
			['Einheit', 'text']
		],
		statement: sql`SELECT t.code, t.section, t.name,
				CASE t.setting WHEN 'residential' THEN 'stationär' WHEN 'part-residential' THEN 'teilstationär' ELSE 'ambulant' END,
				CASE t.unit WHEN 'day' THEN 'Tag' WHEN 'hour' THEN 'Stunde' ELSE 'Monat' END
			FROM service_type t ORDER BY t.position`
	})
};
