using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Coverage;

/// <param name="AsOf">Last day of service, of the programme; today unless given.</param>
/// <param name="KnownAt">Now unless given.</param>
public sealed record GetCostSummary(EpisodeId EpisodeId, DateOnly? AsOf, DateTimeOffset? KnownAt) : IQuery<CostSummaryResponse>;

/// <summary>What an episode costs, against what was expected and against a stay elsewhere, each with what it is reckoned from.</summary>
/// <param name="IsPending">Something has changed that the lines do not follow yet; they do within minutes.</param>
/// <param name="Services">By service code.</param>
/// <param name="Phases">Before the first phase, then by phase; those without lines too.</param>
/// <param name="Estimate">Null where nothing was expected by then.</param>
/// <param name="Comparison">Null before the admission, and where the programme says nothing to compare with.</param>
/// <param name="Time">Of the patient.</param>
public sealed record CostSummaryResponse(
    EpisodeId EpisodeId,
    DateOnly AsOf,
    DateTimeOffset KnownAt,
    bool IsPending,
    CostFigures Actual,
    IReadOnlyList<EstimatedService> Services,
    IReadOnlyList<PhaseCost> Phases,
    ExpectedCost? Estimate,
    StayComparison? Comparison,
    PatientTime Time);

/// <param name="PhaseId">Null of what lies before the first phase.</param>
/// <param name="From">First day; null as above.</param>
public sealed record PhaseCost(
    StepDownPhaseId? PhaseId, int? Sequence, string? Name, DateOnly? From, int Lines, Money Allowed, Money PatientOwes, Money PlansPay);

/// <summary>What was expected, by the coverages that were known when it was.</summary>
/// <param name="RecordedAt">When it was.</param>
/// <param name="UncappedPatientOwes">If there were no out-of-pocket maximum.</param>
/// <param name="AllowedVariance">Actual less expected.</param>
/// <param name="PatientOwesVariance">As above.</param>
public sealed record ExpectedCost(
    DateTimeOffset RecordedAt,
    IReadOnlyList<PlannedService> Services,
    CostFigures Figures,
    Money UncappedPatientOwes,
    Money AllowedVariance,
    Money PatientOwesVariance);

/// <summary>Against a stay that begins on the day of the admission.</summary>
/// <param name="PoliciesFrom">The policies of the programme that say so, by their first day: those in force on the day of the admission.</param>
/// <param name="Savings">How much less the course costs; negative where it costs more.</param>
/// <param name="SavingsPercent">Of <paramref name="Allowed"/>, to two places; null where that is nothing.</param>
/// <param name="Work">Null where nothing is known of the patient's work.</param>
public sealed record StayComparison(
    string Label,
    int Days,
    Money PerDay,
    DateOnly From,
    DateOnly PoliciesFrom,
    Money Allowed,
    Money Savings,
    decimal? SavingsPercent,
    WorkHoursPreserved? Work);

/// <param name="WorkDays">Days of the stay on which the patient would have worked, by the commitments as they are known today.</param>
/// <param name="HoursOfStay">Hours of work on those days.</param>
/// <param name="HoursMissed">Hours of work that lay under sessions that were attended.</param>
/// <param name="HoursPreserved">What is left.</param>
public sealed record WorkHoursPreserved(int WorkDays, decimal HoursOfStay, decimal HoursMissed, decimal HoursPreserved);

/// <param name="Sessions">That were attended.</param>
/// <param name="AttendedHours">Therapeutic ones.</param>
/// <param name="DaysOnSite">On which the patient came.</param>
/// <param name="TravelHours">There and back on each of them, by the way as it is known today.</param>
public sealed record PatientTime(int Sessions, decimal AttendedHours, int DaysOnSite, decimal TravelHours);

internal sealed class GetCostSummaryHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetCostSummary, CostSummaryResponse>
{
    private const decimal MinutesOfHour = 60;

    public async Task<CostSummaryResponse> Handle(GetCostSummary query, CancellationToken cancellationToken)
    {
        var (episode, program, asOf, knownAt) = await db.GetEpisodeAsOfAsync(
            query.EpisodeId, query.AsOf, query.KnownAt, clock.GetUtcNow(), cancellationToken);
        var (id, patientId) = (episode.Id, episode.PatientId);
        var batch = new QueryBatch();
        var queries = BilledCourseQueries.Add(batch, db, episode);
        var phases = batch.Add(db.StepDownPhases.AsNoTracking().Where(phase => phase.EpisodeId == id));
        var records = batch.Add(db.AttendanceRecords.AsNoTracking().Where(record => record.EpisodeId == id && record.On <= asOf));
        var estimates = batch.Add(db.CostEstimates.AsNoTracking().Where(estimate => estimate.Id == id));
        var availabilities = batch.Add(db.PatientAvailabilities.AsNoTracking().Where(availability => availability.Id == patientId));
        await db.RunAsync(batch, cancellationToken);

        var course = queries.Read(id, asOf, knownAt);
        var cost = course.Adjudicate();
        var availability = availabilities.Rows.SingleOrDefault();
        var attended = records.Rows
            .Select(record => (Record: record, Evidence: record.AsOf(asOf, knownAt)))
            .Where(attendance => attendance.Evidence is { AttendedMinutes: > 0, IsTreatment: true })
            .Select(attendance => (attendance.Record, Evidence: attendance.Evidence!))
            .ToList();
        return new CostSummaryResponse(
            id,
            asOf,
            knownAt,
            course.IsPending,
            CostFigures.Of(cost, course.Currency),
            EstimatedService.Of(cost, course.Currency),
            PhasesOf(cost, phases.Rows.Where(phase => phase.StartRecordedAt <= knownAt && phase.StartedOn <= asOf), course.Currency),
            estimates.Rows.SingleOrDefault()?.KnownAt(knownAt) is { } estimate ? Expect(estimate) : null,
            Compare(),
            TimeOf());

        Money Of(decimal amount) => new(amount, course.Currency);

        ExpectedCost Expect(RecordedEstimate estimate)
        {
            var before = queries.Read(id, asOf, estimate.RecordedAt);
            var expected = CostEstimate.Of(before.Terms, estimate.Services);
            return new ExpectedCost(
                estimate.RecordedAt,
                estimate.Services,
                CostFigures.Of(expected.Adjudication, course.Currency),
                Of(expected.Uncapped),
                Of(cost.Allowed - expected.Adjudication.Allowed),
                Of(cost.PatientOwes - expected.Adjudication.PatientOwes));
        }

        StayComparison? Compare()
        {
            if (episode.AdmittedOn is not { } admittedOn || !(episode.Admission?.RecordedAt <= knownAt))
            {
                return null;
            }

            var policies = program.DatedPoliciesOn(admittedOn);
            if (policies.Policies.Costs.Comparator is not { } stay)
            {
                return null;
            }

            var comparison = CostComparison.Of(cost.Allowed, stay.Days * stay.PerDay.Amount);
            return new StayComparison(
                stay.Label,
                stay.Days,
                stay.PerDay,
                admittedOn,
                policies.EffectiveFrom,
                Of(comparison.Allowed),
                Of(comparison.Savings),
                comparison.SavingsPercent,
                availability is null ? null : WorkOf(availability, admittedOn, stay.Days));
        }

        WorkHoursPreserved WorkOf(PatientAvailability of, DateOnly from, int days)
        {
            var work = WorkHours.Of(
                of, from, days, [.. attended.Select(attendance => PresenceOf(attendance.Record))], WallClock.Find(program.TimeZone)!);
            return new WorkHoursPreserved(work.WorkDays, work.HoursOfStay, work.HoursMissed, work.Preserved);
        }

        AttendedTime PresenceOf(AttendanceRecord record)
        {
            var entry = record.Log.Last(entry => entry.OccurredOn <= asOf && entry.RecordedAt <= knownAt);
            return new AttendedTime(entry.ArrivedAt ?? record.StartsAt, entry.LeftAt ?? record.EndsAt);
        }

        PatientTime TimeOf()
        {
            var onSite = attended
                .Where(attendance => attendance.Evidence.Status != AttendanceStatus.AttendedVirtual)
                .Select(attendance => attendance.Evidence.On)
                .Distinct()
                .Count();
            return new PatientTime(
                attended.Count,
                Hours(attended.Sum(attendance => attendance.Evidence.AttendedMinutes)),
                onSite,
                Hours(onSite * 2 * (availability?.Preferences.TravelBufferMinutes ?? 0)));
        }

        static decimal Hours(int minutes) => decimal.Round(minutes / MinutesOfHour, 2, MidpointRounding.AwayFromZero);
    }

    private static IReadOnlyList<PhaseCost> PhasesOf(Adjudication cost, IEnumerable<StepDownPhase> phases, string currency)
    {
        var inOrder = phases.OrderBy(phase => phase.StartedOn).ThenBy(phase => phase.Sequence).ToList();
        var byPhase = cost.Lines.ToLookup(line => inOrder.LastOrDefault(phase => phase.StartedOn <= line.Line.ServiceDate)?.Id);
        return
        [
            Of(null, [.. byPhase[null]]),
            .. inOrder.Select(phase => Of(phase, [.. byPhase[phase.Id]])),
        ];

        PhaseCost Of(StepDownPhase? phase, IReadOnlyCollection<AdjudicatedLine> lines) => new(
            phase?.Id,
            phase?.Sequence,
            phase?.Name,
            phase?.StartedOn,
            lines.Count,
            new Money(lines.Sum(line => line.Allowed), currency),
            new Money(lines.Sum(line => line.PatientOwes), currency),
            new Money(lines.Sum(line => line.PlansPay), currency));
    }
}
