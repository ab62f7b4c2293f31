using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <param name="StartedOn">First day of use, in the programme's zone.</param>
/// <param name="EndedOn">Last day of use; the first unless given.</param>
/// <param name="Amount">In the words of whoever tells.</param>
/// <param name="StandardDrinksPerDay">Of alcohol, on each of the days.</param>
/// <param name="Setting">Where, and with whom.</param>
/// <param name="ReportedBy">What the patient tells counts at once; what others or a test tell waits for a clinician. A patient's client reports for itself.</param>
public sealed record UseEventBody(
    Substance Substance,
    DateOnly StartedOn,
    UseReporter ReportedBy,
    DateOnly? EndedOn = null,
    string? Amount = null,
    decimal? StandardDrinksPerDay = null,
    string? Setting = null);

public sealed record RecordUseEvent(EpisodeId EpisodeId, UseEventBody Body) : ICommand<UseEventResponse>;

internal sealed class RecordUseEventValidator : AbstractValidator<RecordUseEvent>
{
    private const decimal MostDrinks = 100m;

    public RecordUseEventValidator() => RuleFor(command => command.Body).ChildRules(body =>
    {
        body.RuleFor(b => b.Amount).MaxLength(Limits.Name);
        body.RuleFor(b => b.StandardDrinksPerDay).Within(0m, MostDrinks);
        body.RuleFor(b => b.Setting).MaxLength(Limits.Name);
    });
}

internal sealed class RecordUseEventHandler(IAppDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<RecordUseEvent, UseEventResponse>
{
    public async Task<UseEventResponse> Handle(RecordUseEvent command, CancellationToken cancellationToken)
    {
        var by = caller.RequireActor();
        var now = clock.GetUtcNow();
        var body = command.Body;
        await db.LockAsync<Episode>(command.EpisodeId.Value, cancellationToken);
        var care = await db.GetSupportCareAsync(command.EpisodeId, cancellationToken);
        var use = UseEvent.Make(
            TypedId.New<UseEventId>(now),
            care,
            new UseReport(body.Substance, body.StartedOn, body.EndedOn, body.Amount, body.StandardDrinksPerDay, body.Setting, body.ReportedBy),
            by,
            now);
        db.UseEvents.Add(use);
        await db.SaveChangesAsync(cancellationToken);
        return UseEventResponse.Of(use);
    }
}

internal static class Actors
{
    /// <summary>The person behind the call: a practitioner, or the patient.</summary>
    /// <exception cref="DomainException">403 PRACTITIONER_REQUIRED: the client is bound to neither.</exception>
    public static Actor RequireActor(this ICaller caller) => (caller.PractitionerId, caller.PatientId) switch
    {
        ({ } practitioner, _) => new Actor(practitioner),
        (null, { } patient) => new Actor(PatientId: patient),
        _ => throw CommonErrors.PractitionerRequired(),
    };
}
