using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Reports;

namespace TreatmentPlans.Application.Reports;

/// <summary>Who came, who stayed and who left, day by day.</summary>
public sealed record GetCensus(ReportPeriod Period) : IQuery<CensusResponse>;

/// <param name="AsOf">The programme's date on which it was reckoned.</param>
/// <param name="InCareAtStart">Before the first day: admitted, and not discharged by then.</param>
/// <param name="InCareAtEnd">On the last day, who is discharged on it included.</param>
/// <param name="PatientDays">Over the period, admission and discharge days included.</param>
/// <param name="AverageDailyCensus">Patient days by days, unrounded.</param>
/// <param name="Referrals">Of the requests of the period, by what has become of them.</param>
/// <param name="LengthOfStay">Of those discharged in the period, from the admission to the discharge.</param>
public sealed record CensusResponse(
    ProgramId ProgramId,
    DateOnly From,
    DateOnly To,
    DateOnly AsOf,
    int InCareAtStart,
    int InCareAtEnd,
    int Admissions,
    int Discharges,
    int PatientDays,
    decimal AverageDailyCensus,
    IReadOnlyList<ReferralCount> Referrals,
    IReadOnlyList<DischargeCount> DischargesByType,
    IReadOnlyList<PhaseCount> PhasesAtEnd,
    StayLength LengthOfStay,
    IReadOnlyList<CensusDay> Days);

public sealed record ReferralCount(EpisodeStatus Status, int Episodes);

/// <param name="TedsReason">1 to 7, rule DIS-1.</param>
public sealed record DischargeCount(DischargeType Type, int TedsReason, int Episodes);

/// <param name="Sequence">Of the phase in its plan.</param>
public sealed record PhaseCount(int Sequence, LevelOfCare LevelOfCare, int Episodes);

/// <param name="MedianDays">Null where nobody was discharged, as the mean.</param>
public sealed record StayLength(int Episodes, decimal? MedianDays, decimal? MeanDays);

/// <param name="InCare">On that day, who came and who left on it included.</param>
public sealed record CensusDay(DateOnly On, int InCare, int Admissions, int Discharges);

internal sealed class GetCensusHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetCensus, CensusResponse>
{
    public async Task<CensusResponse> Handle(GetCensus query, CancellationToken cancellationToken)
    {
        var scope = await db.GetReportScopeAsync(query.Period, clock.GetUtcNow(), cancellationToken);
        var (programId, from, to) = (scope.Program.Id, scope.From, scope.To);
        var episodes = db.Episodes.Where(episode => episode.ProgramId == programId && episode.EnteredInError == null);
        var discharged = episodes.Where(episode => episode.DischargedOn >= from && episode.DischargedOn <= to);
        var batch = new QueryBatch();
        var before = batch.Add(episodes
            .Where(episode => episode.AdmittedOn < from && (episode.DischargedOn == null || episode.DischargedOn >= from))
            .GroupBy(_ => 1)
            .Select(group => group.Count()));
        var admissions = batch.Add(episodes
            .Where(episode => episode.AdmittedOn >= from && episode.AdmittedOn <= to)
            .GroupBy(episode => episode.AdmittedOn!.Value)
            .Select(group => new DayCount(group.Key, group.Count())));
        var discharges = batch.Add(discharged
            .GroupBy(episode => new { On = episode.DischargedOn!.Value, Type = episode.DischargeType!.Value })
            .Select(group => new TypedDayCount(group.Key.On, group.Key.Type, group.Count())));
        var stays = batch.Add(discharged
            .GroupBy(episode => episode.DischargedOn!.Value.DayNumber - episode.AdmittedOn!.Value.DayNumber)
            .Select(group => new StayCount(group.Key, group.Count())));
        var referrals = batch.Add(episodes
            .Where(episode => episode.RequestedOn >= from && episode.RequestedOn <= to)
            .GroupBy(episode => episode.Status)
            .Select(group => new ReferralCount(group.Key, group.Count())));
        var phases = batch.Add(db.StepDownPhases
            .Where(phase => phase.StartedOn <= to && (phase.EndedOn == null || phase.EndedOn > to))
            .Where(phase => episodes.Any(episode => episode.Id == phase.EpisodeId))
            .GroupBy(phase => new { phase.Sequence, phase.LevelOfCare })
            .Select(group => new PhaseCount(group.Key.Sequence, group.Key.LevelOfCare, group.Count())));
        await db.RunAsync(batch, cancellationToken);

        var days = DaysOf(scope, before.Rows.SingleOrDefault(), admissions.Rows, discharges.Rows);
        var patientDays = days.Sum(day => day.InCare);
        var lengths = new DayCounts(stays.Rows.Select(stay => (stay.Days, stay.Episodes)));
        return new CensusResponse(
            programId,
            from,
            to,
            scope.Today,
            before.Rows.SingleOrDefault(),
            days[^1].InCare,
            days.Sum(day => day.Admissions),
            days.Sum(day => day.Discharges),
            patientDays,
            (decimal)patientDays / days.Count,
            [.. referrals.Rows.OrderBy(count => count.Status)],
            [
                .. discharges.Rows.GroupBy(count => count.Type).OrderBy(type => type.Key)
                    .Select(type => new DischargeCount(type.Key, type.Key.TedsReason(), type.Sum(count => count.Episodes))),
            ],
            [.. phases.Rows.OrderBy(count => count.Sequence).ThenBy(count => LevelsOfCare.RankOf(count.LevelOfCare))],
            new StayLength(lengths.Cases, lengths.Median, lengths.Mean),
            days);
    }

    /// <summary>Each day from the one before, so that the database counts who came and left, and nobody day by day.</summary>
    private static List<CensusDay> DaysOf(
        ReportScope scope, int before, IReadOnlyList<DayCount> admissions, IReadOnlyList<TypedDayCount> discharges)
    {
        var came = admissions.ToDictionary(count => count.On, count => count.Episodes);
        var left = discharges.GroupBy(count => count.On).ToDictionary(day => day.Key, day => day.Sum(count => count.Episodes));
        var days = new List<CensusDay>();
        for (var (on, staying) = (scope.From, before); on <= scope.To; on = on.AddDays(1))
        {
            var today = new CensusDay(on, staying + came.GetValueOrDefault(on), came.GetValueOrDefault(on), left.GetValueOrDefault(on));
            days.Add(today);
            staying = today.InCare - today.Discharges;
        }

        return days;
    }

    private sealed record DayCount(DateOnly On, int Episodes);

    private sealed record TypedDayCount(DateOnly On, DischargeType Type, int Episodes);

    private sealed record StayCount(int Days, int Episodes);
}
