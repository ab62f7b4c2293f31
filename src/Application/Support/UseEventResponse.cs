using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <summary>A return to use. Whether it is a lapse or a relapse depends on what comes before and after: read the use history for that.</summary>
/// <param name="StartedOn">First day of use, in the programme's zone.</param>
/// <param name="EndedOn">Last day of use.</param>
/// <param name="StandardDrinksPerDay">Of alcohol, on each of the days.</param>
/// <param name="Status">Only a confirmed one counts.</param>
/// <param name="DrugTestIds">Of tests that found it.</param>
/// <param name="Judgement">By which a clinician calls it a relapse, whatever the days say.</param>
/// <param name="MergedIntoId">The event that tells the same use.</param>
/// <param name="Log">What was known of it from when on, oldest first.</param>
public sealed record UseEventResponse(
    UseEventId Id,
    int Version,
    PatientId PatientId,
    EpisodeId EpisodeId,
    Substance Substance,
    DateOnly StartedOn,
    DateOnly EndedOn,
    string? Amount,
    decimal? StandardDrinksPerDay,
    string? Setting,
    UseReporter ReportedBy,
    UseEventStatus Status,
    IReadOnlyList<Guid> DrugTestIds,
    RelapseJudgement? Judgement,
    UseEventId? MergedIntoId,
    IReadOnlyList<UseEventState> Log,
    DateTimeOffset RecordedAt,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static UseEventResponse Of(UseEvent use) => new(
        use.Id,
        use.Version,
        use.PatientId,
        use.EpisodeId,
        use.Substance,
        use.StartedOn,
        use.EndedOn,
        use.Amount,
        use.StandardDrinksPerDay,
        use.Setting,
        use.ReportedBy,
        use.Status,
        use.DrugTestIds,
        use.Judgement,
        use.MergedIntoId,
        use.Log,
        use.RecordedAt,
        use.EnteredInError,
        use.CreatedAt,
        use.UpdatedAt);
}
