using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>When an authorization runs out if the patient comes to everything that is booked (AUT-13).</summary>
/// <param name="Used">By what was done before today.</param>
/// <param name="Booked">By what is booked from today on.</param>
/// <param name="UnitsEndOn">The day with whose services nothing is left; null where something is at the end.</param>
/// <param name="EndsOn">That day, or the last of the period where it comes first.</param>
/// <param name="Beyond">Services from today on, of its codes, that neither it nor another one is for.</param>
/// <param name="AskBy">The last day on which a request is decided in time by the payer's clock; null where nothing lies beyond.</param>
/// <param name="AskExpeditedBy">As above, by the shorter clock.</param>
public sealed record AuthorizationForecast(
    decimal Used,
    decimal Booked,
    decimal Remaining,
    DateOnly? UnitsEndOn,
    DateOnly EndsOn,
    IReadOnlyList<AuthorizableLine> Beyond,
    DateOnly? AskBy,
    DateOnly? AskExpeditedBy)
{
    private const int HoursOfDay = 24;

    /// <param name="id">Of one of <paramref name="authorizations"/>.</param>
    /// <param name="authorizations">All that were granted for the episode.</param>
    /// <param name="lines">Of what was done and of what is booked.</param>
    public static AuthorizationForecast Of(
        AuthorizationId id,
        IReadOnlyCollection<AuthorizedPeriod> authorizations,
        IReadOnlyCollection<AuthorizableLine> lines,
        DateOnly today,
        AuthorizationPolicy policy)
    {
        var all = AuthorizationAllocation.Of(authorizations, lines);
        var used = AuthorizationAllocation.Of(authorizations, lines.Where(line => line.On < today)).UseOf(id).Used;
        var use = all.UseOf(id);
        var beyond = all.Lines
            .Where(allocated => allocated.IsHeld && allocated.Line.On >= today && allocated.Line.On >= use.Authorization.From)
            .Select(allocated => allocated.Line)
            .Where(use.Authorization.IsForCodeOf)
            .ToList();
        DateOnly? covered = beyond.Count == 0 ? null : beyond[0].On.AddDays(-1);
        return new AuthorizationForecast(
            used,
            use.Used - used,
            use.Remaining,
            use.UsedUpOn,
            use.UsedUpOn < use.Authorization.To ? use.UsedUpOn.Value : use.Authorization.To,
            beyond,
            covered?.AddDays(-policy.DecisionDays),
            covered?.AddDays(-((policy.ExpeditedDecisionHours + HoursOfDay - 1) / HoursOfDay)));
    }
}
