using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <param name="EpisodeId">The latest in which the patient was admitted, unless given.</param>
/// <param name="AsOf">The programme's date; today unless given.</param>
/// <param name="KnownAt">Now unless given.</param>
public sealed record GetWeeklyHours(PatientId PatientId, EpisodeId? EpisodeId, DateOnly? AsOf, DateTimeOffset? KnownAt) : IQuery<WeeklyHoursResponse>;

/// <summary>Hours of treatment week by week, against what level and phase demand.</summary>
/// <param name="AsOf">The programme's date.</param>
/// <param name="Weeks">From the week of the admission on.</param>
/// <param name="CountedWeeks">Without those that are exempt or not over.</param>
/// <param name="ComplianceRate">Compliant weeks over counted ones; null where none counts.</param>
public sealed record WeeklyHoursResponse(
    EpisodeId EpisodeId,
    DateOnly AsOf,
    DateTimeOffset KnownAt,
    IReadOnlyList<WeekOfHours> Weeks,
    int CompliantWeeks,
    int CountedWeeks,
    decimal? ComplianceRate);

internal sealed class GetWeeklyHoursHandler(CareReader reader) : IRequestHandler<GetWeeklyHours, WeeklyHoursResponse>
{
    public async Task<WeeklyHoursResponse> Handle(GetWeeklyHours query, CancellationToken cancellationToken)
    {
        var (episode, care) = await reader.ReadAsync(query.PatientId, query.EpisodeId, query.AsOf, query.KnownAt, cancellationToken);
        var hours = care.Weeks();
        return new WeeklyHoursResponse(
            episode.Id, care.AsOf, care.KnownAt, hours.Weeks, hours.CompliantWeeks, hours.CountedWeeks, hours.ComplianceRate);
    }
}
