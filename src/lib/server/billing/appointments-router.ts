import { runCommand } from '../access/run-command';
import { recordReadOf } from '../placements/read-log';
import { permit, router } from '../trpc/procedures';
import { findAppointments, removeAppointment, saveAppointment } from './appointments';
import * as schemas from './records-input';

const writing = permit('service-records/write');

export const appointmentsRouter = router({
	list: permit('service-records/read')
		.input(schemas.ofStaySchema)
		.query(({ ctx, input: { stayId } }) =>
			ctx.scoped(async (tx) => {
				const appointments = await findAppointments(tx, stayId);
				await recordReadOf(tx, ctx.actor, { action: 'appointments/listed', placementId: stayId });
				return appointments;
			})
		),
	save: writing
		.input(schemas.saveAppointmentSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'appointments.save', input }, (tx) => saveAppointment(tx, ctx.actor, input))
		),
	remove: writing
		.input(schemas.removeAppointmentSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'appointments.remove', input }, (tx) =>
				removeAppointment(tx, ctx.actor, input.appointmentId)
			)
		)
});
