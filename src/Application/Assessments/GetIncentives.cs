using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Assessments;

/// <param name="AsOf">The programme's date; today unless given.</param>
/// <param name="KnownAt">Now unless given.</param>
public sealed record GetIncentives(EpisodeId EpisodeId, DateOnly? AsOf, DateTimeOffset? KnownAt) : IQuery<IncentivesResponse>;

/// <summary>Points for negative tests in a row.</summary>
/// <param name="Points">Earned in the episode.</param>
/// <param name="Run">Negative tests in a row at the end.</param>
/// <param name="Entries">In the order in which the specimens were taken.</param>
public sealed record IncentivesResponse(
    EpisodeId EpisodeId, DateOnly AsOf, DateTimeOffset KnownAt, int Points, int Run, IReadOnlyList<IncentiveEntry> Entries);

internal sealed class GetIncentivesHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetIncentives, IncentivesResponse>
{
    public async Task<IncentivesResponse> Handle(GetIncentives query, CancellationToken cancellationToken)
    {
        var (episode, _, asOf, knownAt) = await db.GetEpisodeAsOfAsync(
            query.EpisodeId, query.AsOf, query.KnownAt, clock.GetUtcNow(), cancellationToken);
        var tests = await db.DrugTests.AsNoTracking().Where(test => test.PatientId == episode.PatientId).ToListAsync(cancellationToken);
        var programOf = await db.Episodes.AsNoTracking()
            .Where(other => other.PatientId == episode.PatientId && other.EnteredInError == null)
            .Select(other => new { other.Id, other.ProgramId })
            .ToDictionaryAsync(other => other.Id, other => other.ProgramId, cancellationToken);
        var programIds = programOf.Values.Append(episode.ProgramId).Distinct().ToList();
        var programs = await db.Programs.AsNoTracking()
            .Where(program => programIds.Contains(program.Id))
            .ToDictionaryAsync(program => program.Id, cancellationToken);
        var ledger = IncentiveLedger.Of(
            DrugTestFact.Of(tests, asOf, knownAt).Where(fact => fact.EpisodeId == episode.Id || programOf.ContainsKey(fact.EpisodeId)),
            fact => programs[programOf.GetValueOrDefault(fact.EpisodeId, episode.ProgramId)].PoliciesOn(fact.CollectedOn).Incentives,
            episode.Id);
        return new IncentivesResponse(episode.Id, asOf, knownAt, ledger.Points, ledger.Run, ledger.Entries);
    }
}
