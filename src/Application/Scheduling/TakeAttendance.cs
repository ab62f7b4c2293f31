using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>How it went for one participant: the first outcome, a correction, or evidence that excuses an absence.</summary>
public sealed record TakeAttendance(SessionId SessionId, PatientId PatientId, IfMatch IfMatch, AttendanceBody Body) : ICommand<AttendanceResponse>;

/// <param name="Status">Attended, absent, on leave, or withdrawn from the group; the others follow from the session.</param>
/// <param name="ArrivedAt">As checked in, else from the start, unless given.</param>
/// <param name="LeftAt">At the end unless given.</param>
/// <param name="CountsAs">For a partial attendance that is too short: AbsentExcused or AbsentUnexcused.</param>
/// <param name="Excuse">Of an excused absence.</param>
/// <param name="VirtualPresence">Of who attended virtually, partly or whole.</param>
/// <param name="Reason">Why what was recorded before is corrected.</param>
public sealed record AttendanceBody(
    AttendanceStatus Status,
    DateTimeOffset? ArrivedAt,
    DateTimeOffset? LeftAt,
    AttendanceStatus? CountsAs,
    ExcuseBody? Excuse,
    VirtualPresenceBody? VirtualPresence,
    string? Reason)
{
    internal AttendanceOutcome ToOutcome() => new(
        Status,
        ArrivedAt,
        LeftAt,
        CountsAs,
        Excuse is null ? null : new Excuse(Excuse.Reason, Excuse.NotifiedAt, Excuse.Evidence),
        VirtualPresence is null ? null : new VirtualPresence(VirtualPresence.Modality, VirtualPresence.State));
}

/// <param name="NotifiedAt">When the patient gave notice.</param>
/// <param name="Evidence">What documents the reason.</param>
public sealed record ExcuseBody(AbsenceReason Reason, DateTimeOffset? NotifiedAt, string? Evidence);

/// <param name="State">Two letters: where the patient was.</param>
public sealed record VirtualPresenceBody(VirtualModality Modality, string State);

internal sealed class TakeAttendanceValidator : AbstractValidator<TakeAttendance>
{
    private const int StateLetters = 2;

    public TakeAttendanceValidator()
    {
        RuleFor(command => command.Body.Excuse!.Evidence)
            .Required().MaxLength(Limits.Reason).When(command => command.Body.Excuse?.Evidence is not null);
        RuleFor(command => command.Body.VirtualPresence!.State)
            .Required().MaxLength(StateLetters).When(command => command.Body.VirtualPresence is not null);
        RuleFor(command => command.Body.Reason).Required().MaxLength(Limits.Reason).When(command => command.Body.Reason is not null);
    }
}

internal sealed class TakeAttendanceHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<TakeAttendance, AttendanceResponse>
{
    public async Task<AttendanceResponse> Handle(TakeAttendance command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var now = clock.GetUtcNow();
        var (session, program) = await db.GetLockedSessionAsync(command.SessionId, cancellationToken);
        var record = await db.AttendanceRecords.OfPatient(session.Id, command.PatientId)
            .GetForChangeAsync(_ => true, command.IfMatch, cancellationToken);
        var facilitator = await db.Practitioners.AsNoTracking().SingleAsync(practitioner => practitioner.Id == session.FacilitatorId, cancellationToken);
        var episode = await db.Episodes.AsNoTracking().SingleAsync(episode => episode.Id == record.EpisodeId, cancellationToken);
        record.Tell(
            command.Body.ToOutcome(),
            command.Body.Reason,
            new AttendanceContext(session, facilitator, program.Calendar, program.PoliciesOn(session.On).Attendance),
            episode,
            by,
            now);
        await db.FollowMakeUpsAsync([record], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return AttendanceResponse.Of(record);
    }
}
