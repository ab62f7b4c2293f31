using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>A session that stands alone, of one patient or of several.</summary>
/// <param name="BreakMinutes">In between; not therapeutic. None unless given.</param>
/// <param name="Room">As it is named in the whole organization: nobody else gets it at the time.</param>
/// <param name="VirtualLink">Where to join.</param>
/// <param name="Participants">Each gets a seat; no participant learns of another.</param>
/// <param name="OverCapacityReason">A supervisor's reason to go beyond the capacity.</param>
public sealed record SessionBody(
    ProgramId ProgramId,
    SessionType Type,
    PractitionerId FacilitatorId,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    int? BreakMinutes,
    string? Room,
    string? VirtualLink,
    IReadOnlyList<ParticipantBody>? Participants,
    string? OverCapacityReason);

public sealed record ScheduleSession(SessionBody Body) : ICommand<SessionResponse>;

internal sealed class ScheduleSessionValidator : AbstractValidator<ScheduleSession>
{
    public ScheduleSessionValidator()
    {
        RuleFor(command => command.Body.StartsAt).InReach();
        RuleFor(command => command.Body.EndsAt).InReach();
        RuleFor(command => command.Body.BreakMinutes).Within(0, SchedulingRules.MinutesOfADay);
        RuleFor(command => command.Body.Room).Required().MaxLength(Limits.Name).When(command => command.Body.Room is not null);
        RuleFor(command => command.Body.VirtualLink).Required().MaxLength(Limits.Uri).When(command => command.Body.VirtualLink is not null);
        RuleFor(command => command.Body.Participants).MaxCount(Limits.Items);
        RuleFor(command => command.Body.OverCapacityReason)
            .Required().MaxLength(Limits.Reason).When(command => command.Body.OverCapacityReason is not null);
    }
}

internal static class SchedulingRules
{
    public const int MinutesOfADay = 24 * 60;

    public static readonly DateOnly FirstDay = new(1970, 1, 1);
    public static readonly DateOnly LastDay = new(2199, 12, 31);

    private static readonly DateTimeOffset First = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Last = new(2199, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Years far away only break arithmetic.</summary>
    public static IRuleBuilderOptions<T, DateTimeOffset> InReach<T>(this IRuleBuilder<T, DateTimeOffset> rule) => rule.Within(First, Last);
}

internal sealed class ScheduleSessionHandler(IAppDbContext db, ICaller caller, SessionParticipants participants, TimeProvider clock)
    : IRequestHandler<ScheduleSession, SessionResponse>
{
    public async Task<SessionResponse> Handle(ScheduleSession command, CancellationToken cancellationToken)
    {
        var body = command.Body;
        var now = clock.GetUtcNow();
        var program = await db.Programs.AsNoTracking().FirstOrDefaultAsync(program => program.Id == body.ProgramId, cancellationToken)
            ?? throw CommonErrors.UnknownReference("/programId");
        var setting = new SessionSetting(body.Type, body.FacilitatorId, body.Room, body.VirtualLink);
        await db.RequireFacilitatorAsync(setting, cancellationToken);
        var session = Session.Schedule(
            TypedId.New<SessionId>(now),
            program,
            setting,
            new SessionTimes(body.StartsAt, body.EndsAt, body.BreakMinutes ?? 0),
            null,
            caller.PractitionerId,
            now);
        var found = await participants.FindAsync(body.Participants ?? [], program.Id, i => $"/participants/{i}/episodeId", cancellationToken);
        db.Sessions.Add(session);
        participants.Seat(session, program, found, [], participants.Override(body.OverCapacityReason));
        await db.SaveChangesAsync(cancellationToken);
        return SessionResponse.Of(session);
    }
}
