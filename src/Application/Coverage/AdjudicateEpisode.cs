using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Application.Coverage;

/// <summary>By what is reckoned. Nothing is written.</summary>
/// <param name="AsOf">Last day of service, of the programme; today unless given.</param>
/// <param name="KnownAt">By what was known at this instant; now unless given.</param>
public sealed record AdjudicationBody(DateOnly? AsOf = null, DateTimeOffset? KnownAt = null);

public sealed record AdjudicateEpisode(EpisodeId EpisodeId, AdjudicationBody Body) : IQuery<AdjudicationResponse>;

/// <summary>Who pays what of an episode, line by line, by the payer's terms; the payer decides.</summary>
/// <param name="IsPending">Something has changed that the lines do not follow yet; they do within minutes.</param>
/// <param name="Coverages">Those that are asked, in their order.</param>
/// <param name="Lines">By day, code, start: the order in which they draw on the limits.</param>
public sealed record AdjudicationResponse(
    EpisodeId EpisodeId,
    DateOnly AsOf,
    DateTimeOffset KnownAt,
    bool IsPending,
    IReadOnlyList<AdjudicatedCoverageResponse> Coverages,
    CostFigures Total,
    IReadOnlyList<AdjudicatedLineResponse> Lines);

/// <param name="RecordedAt">When these terms became known.</param>
public sealed record AdjudicatedCoverageResponse(CoverageId CoverageId, string Payer, int Priority, DateTimeOffset RecordedAt);

/// <param name="Lines">How many.</param>
/// <param name="Allowed">By the contracted prices.</param>
/// <param name="PatientOwes">Deductible, coinsurance and copays, and what no coverage pays for.</param>
/// <param name="WrittenOff">What nobody pays, by the contract.</param>
public sealed record CostFigures(
    int Lines, Money Allowed, Money PatientOwes, Money PlansPay, Money WrittenOff, Money Deductible, Money Coinsurance, Money Copay)
{
    internal static CostFigures Of(Adjudication cost, string currency)
    {
        return new CostFigures(
            cost.Lines.Count,
            Of(cost.Allowed),
            Of(cost.PatientOwes),
            Of(cost.PlansPay),
            Of(cost.WrittenOff),
            Of(cost.Deductible),
            Of(cost.Coinsurance),
            Of(cost.Copay));

        Money Of(decimal amount) => new(amount, currency);
    }
}

/// <param name="On">Day of service.</param>
/// <param name="Holds">Why it waits; then no coverage is asked, and <paramref name="NotCovered"/> says who bears it.</param>
/// <param name="NotCovered">Null where the coverages are asked.</param>
/// <param name="Shares">One of each coverage that has terms for the line, in their order.</param>
/// <param name="AllowedSoFar">Of this line and those before it.</param>
/// <param name="PatientOwesSoFar">As above.</param>
public sealed record AdjudicatedLineResponse(
    ServiceLineId ServiceLineId,
    DateOnly On,
    string ServiceCode,
    string BenefitCategory,
    decimal Units,
    Money Allowed,
    Money PatientOwes,
    Money PlansPay,
    Money WrittenOff,
    IReadOnlyList<LineHold> Holds,
    NotCoveredRule? NotCovered,
    IReadOnlyList<CostShareResponse> Shares,
    Money AllowedSoFar,
    Money PatientOwesSoFar);

/// <param name="DeductibleLeft">Of the plan year, after the line: the smaller one of patient and family.</param>
/// <param name="OutOfPocketLeft">As above.</param>
public sealed record CostShareResponse(
    CoverageId CoverageId, Money Due, Money Deductible, Money Coinsurance, Money Copay, Money PlanPays, Money DeductibleLeft, Money OutOfPocketLeft);

internal sealed class AdjudicateEpisodeHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<AdjudicateEpisode, AdjudicationResponse>
{
    public async Task<AdjudicationResponse> Handle(AdjudicateEpisode query, CancellationToken cancellationToken)
    {
        var (episode, _, asOf, knownAt) = await db.GetEpisodeAsOfAsync(
            query.EpisodeId, query.Body.AsOf, query.Body.KnownAt, clock.GetUtcNow(), cancellationToken);
        var batch = new QueryBatch();
        var queries = BilledCourseQueries.Add(batch, db, episode);
        await db.RunAsync(batch, cancellationToken);

        var course = queries.Read(episode.Id, asOf, knownAt);
        var cost = course.Adjudicate();
        return new AdjudicationResponse(
            episode.Id,
            asOf,
            knownAt,
            course.IsPending,
            [
                .. course.Coverages.Select(coverage => new AdjudicatedCoverageResponse(
                    coverage.Id, coverage.Recorded.Terms.Payer, coverage.Recorded.Terms.Priority, coverage.Recorded.RecordedAt)),
            ],
            CostFigures.Of(cost, course.Currency),
            LinesOf(course, cost));
    }

    private static IReadOnlyList<AdjudicatedLineResponse> LinesOf(BilledCourse course, Adjudication cost)
    {
        var holds = course.LinesOfEpisode.ToDictionary(line => line.Billed.Id, line => line.Holds);
        List<AdjudicatedLineResponse> lines = [];
        var (allowed, owed) = (0m, 0m);
        foreach (var adjudicated in cost.Lines)
        {
            allowed += adjudicated.Allowed;
            owed += adjudicated.PatientOwes;
            var line = adjudicated.Line;
            lines.Add(new AdjudicatedLineResponse(
                line.Id!.Value,
                line.ServiceDate,
                line.ServiceCode,
                line.BenefitCategory,
                line.Units,
                Of(adjudicated.Allowed),
                Of(adjudicated.PatientOwes),
                Of(adjudicated.PlansPay),
                Of(adjudicated.WrittenOff),
                holds[line.Id.Value],
                line.NotCovered,
                [
                    .. adjudicated.Shares.Select(share => new CostShareResponse(
                        share.CoverageId,
                        Of(share.Due),
                        Of(share.Deductible),
                        Of(share.Coinsurance),
                        Of(share.Copay),
                        Of(share.PlanPays),
                        Of(share.DeductibleLeft),
                        Of(share.OutOfPocketLeft))),
                ],
                Of(allowed),
                Of(owed)));
        }

        return lines;

        Money Of(decimal amount) => new(amount, course.Currency);
    }
}
