using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <param name="From">First day; that of the admission unless given.</param>
/// <param name="To">Last day; <paramref name="AsOf"/> unless given.</param>
/// <param name="EpisodeId">The latest in which the patient was admitted, unless given.</param>
/// <param name="AsOf">The programme's date; today unless given.</param>
/// <param name="KnownAt">Now unless given.</param>
public sealed record GetAttendanceSummary(
    PatientId PatientId, EpisodeId? EpisodeId, DateOnly? From, DateOnly? To, DateOnly? AsOf, DateTimeOffset? KnownAt)
    : IQuery<AttendanceSummaryResponse>;

/// <summary>How a patient attended over some days.</summary>
/// <param name="Rates">Null members where there is nothing to divide by.</param>
public sealed record AttendanceSummaryResponse(
    EpisodeId EpisodeId, DateOnly? From, DateOnly To, DateOnly AsOf, DateTimeOffset KnownAt, AttendanceRates Rates);

internal sealed class GetAttendanceSummaryHandler(CareReader reader) : IRequestHandler<GetAttendanceSummary, AttendanceSummaryResponse>
{
    public async Task<AttendanceSummaryResponse> Handle(GetAttendanceSummary query, CancellationToken cancellationToken)
    {
        var (episode, care) = await reader.ReadAsync(query.PatientId, query.EpisodeId, query.AsOf, query.KnownAt, cancellationToken);
        var from = query.From ?? care.Care?.AdmittedOn;
        var to = query.To ?? care.AsOf;
        return new AttendanceSummaryResponse(
            episode.Id, from, to, care.AsOf, care.KnownAt, AttendanceRates.Of(care.Sessions, from ?? DateOnly.MinValue, to));
    }
}
