using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Gives a patient a seat in a session that makes up one absence.</summary>
public sealed record BookMakeUp(SessionId SessionId, BookMakeUpBody Body) : ICommand<AttendanceResponse>;

/// <param name="MakeUpFor">The attendance record of the absence.</param>
/// <param name="OverCapacityReason">A supervisor's reason to go beyond the capacity.</param>
public sealed record BookMakeUpBody(AttendanceRecordId MakeUpFor, string? OverCapacityReason);

internal sealed class BookMakeUpValidator : AbstractValidator<BookMakeUp>
{
    public BookMakeUpValidator() => RuleFor(command => command.Body.OverCapacityReason)
        .Required().MaxLength(Limits.Reason).When(command => command.Body.OverCapacityReason is not null);
}

internal sealed class BookMakeUpHandler(IAppDbContext db, SessionParticipants participants, TimeProvider clock)
    : IRequestHandler<BookMakeUp, AttendanceResponse>
{
    public async Task<AttendanceResponse> Handle(BookMakeUp command, CancellationToken cancellationToken)
    {
        const string Pointer = "/makeUpFor";
        var now = clock.GetUtcNow();
        var (session, program) = await db.GetLockedSessionAsync(command.SessionId, cancellationToken);
        var absence = await db.AttendanceRecords.FirstOrDefaultAsync(record => record.Id == command.Body.MakeUpFor, cancellationToken)
            ?? throw CommonErrors.UnknownReference(Pointer);
        await participants.FindAsync([new ParticipantBody(absence.EpisodeId)], program.Id, _ => Pointer, cancellationToken);
        var present = await db.RecordsOfAsync(session.Id, cancellationToken);
        if (present.Exists(record => record.Stands && record.PatientId == absence.PatientId))
        {
            throw SchedulingErrors.AlreadyBooked(Pointer);
        }

        var policies = program.PoliciesOn(session.On);
        var makeUp = AttendanceRecord.BookMakeUp(TypedId.New<AttendanceRecordId>(now), session, absence, policies.Attendance, now);
        participants.Seat(
            makeUp, Seats.Of(session.Type, policies.Scheduling, present), participants.Override(command.Body.OverCapacityReason));
        await db.SaveChangesAsync(cancellationToken);
        return AttendanceResponse.Of(makeUp);
    }
}
