using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <param name="At">When it was; now unless given, and not in the future.</param>
/// <param name="Craving">0, none, to 10.</param>
/// <param name="Mood">0, as bad as can be, to 10.</param>
/// <param name="TriggerId">What set it off, where that is one of the patient's triggers.</param>
/// <param name="DurationMinutes">How long the craving took.</param>
/// <param name="CopingSkill">Code of the skill that was tried.</param>
public sealed record WellbeingCheckInBody(
    int Craving,
    DateTimeOffset? At = null,
    int? Mood = null,
    TriggerId? TriggerId = null,
    int? DurationMinutes = null,
    string? CopingSkill = null,
    CravingOutcome? Outcome = null,
    string? Note = null);

public sealed record RecordWellbeingCheckIn(EpisodeId EpisodeId, WellbeingCheckInBody Body) : ICommand<WellbeingCheckInResponse>;

internal sealed class RecordWellbeingCheckInValidator : AbstractValidator<RecordWellbeingCheckIn>
{
    private const int MinutesOfADay = 24 * 60;

    public RecordWellbeingCheckInValidator() => RuleFor(command => command.Body).ChildRules(body =>
    {
        body.RuleFor(b => b.Craving).Within(WellbeingCheckIn.LowestScore, WellbeingCheckIn.HighestScore);
        body.RuleFor(b => b.Mood).Within(WellbeingCheckIn.LowestScore, WellbeingCheckIn.HighestScore);
        body.RuleFor(b => b.At!.Value).InReach().When(b => b.At is not null).OverridePropertyName("At");
        body.RuleFor(b => b.DurationMinutes).Within(0, MinutesOfADay);
        body.RuleFor(b => b.CopingSkill).MaxLength(Limits.Code);
        body.RuleFor(b => b.Note).MaxLength(Limits.Reason);
    });
}

internal sealed class RecordWellbeingCheckInHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<RecordWellbeingCheckIn, WellbeingCheckInResponse>
{
    public async Task<WellbeingCheckInResponse> Handle(RecordWellbeingCheckIn command, CancellationToken cancellationToken)
    {
        // One after another: what each calls for depends on the others.
        await db.LockAsync<Episode>(command.EpisodeId.Value, cancellationToken);
        var now = clock.GetUtcNow();
        var body = command.Body;
        var care = await db.GetSupportCareAsync(command.EpisodeId, cancellationToken);
        if (body.TriggerId is not null
            && !await db.Triggers.AnyAsync(known => known.Id == body.TriggerId && known.EpisodeId == command.EpisodeId, cancellationToken))
        {
            throw CommonErrors.UnknownReference("/triggerId");
        }

        var checkIn = WellbeingCheckIn.Make(
            TypedId.New<WellbeingCheckInId>(now),
            care,
            new CheckInReport(
                body.At ?? now,
                body.Craving,
                body.Mood,
                body.TriggerId,
                body.DurationMinutes,
                body.CopingSkill,
                body.Outcome,
                body.Note,
                IsToldByPatient: caller is { PractitionerId: null, PatientId: not null }),
            now);
        db.WellbeingCheckIns.Add(checkIn);
        await db.SaveChangesAsync(cancellationToken);
        return WellbeingCheckInResponse.Of(checkIn);
    }
}
