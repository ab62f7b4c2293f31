using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Gives one more patient a seat in a session.</summary>
public sealed record BookPatient(SessionId SessionId, BookPatientBody Body) : ICommand<AttendanceResponse>;

/// <param name="EpisodeId">Open, of the session's programme.</param>
/// <param name="IsRequired">False for an extra session, which stands in no rate. True unless said.</param>
/// <param name="OverCapacityReason">A supervisor's reason to go beyond the capacity.</param>
public sealed record BookPatientBody(EpisodeId EpisodeId, bool? IsRequired, string? OverCapacityReason);

internal sealed class BookPatientValidator : AbstractValidator<BookPatient>
{
    public BookPatientValidator() => RuleFor(command => command.Body.OverCapacityReason)
        .Required().MaxLength(Limits.Reason).When(command => command.Body.OverCapacityReason is not null);
}

internal sealed class BookPatientHandler(IAppDbContext db, SessionParticipants participants) : IRequestHandler<BookPatient, AttendanceResponse>
{
    public async Task<AttendanceResponse> Handle(BookPatient command, CancellationToken cancellationToken)
    {
        const string Pointer = "/episodeId";
        var body = command.Body;
        var (session, program) = await db.GetLockedSessionAsync(command.SessionId, cancellationToken);
        var found = await participants.FindAsync(
            [new ParticipantBody(body.EpisodeId, body.IsRequired ?? true)], program.Id, _ => Pointer, cancellationToken);
        var present = await db.RecordsOfAsync(session.Id, cancellationToken);
        if (present.Exists(record => record.Stands && record.PatientId == found[0].PatientId))
        {
            throw SchedulingErrors.AlreadyBooked(Pointer);
        }

        var records = participants.Seat(session, program, found, present, participants.Override(body.OverCapacityReason));
        await db.SaveChangesAsync(cancellationToken);
        return AttendanceResponse.Of(records[0]);
    }
}
