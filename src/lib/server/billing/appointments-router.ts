import { runCommand } from '../access/run-command';
import { permit, router } from '../trpc/procedures';
import { findAppointments, removeAppointment, saveAppointment } from './appointments';
import * as schemas from './records-input';

const writing = permit('service-records/write');

export const appointmentsRouter = router({
	list: permit('service-records/read')
		.input(schemas.ofStaySchema)
		.query(({ ctx, input }) => ctx.scoped((tx) => findAppointments(tx, input.stayId))),
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
