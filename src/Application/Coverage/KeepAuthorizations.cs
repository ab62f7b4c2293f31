using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Programs;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Follows the days of what payers granted, and of what physicians certified.</summary>
public sealed class AuthorizationJobs(OrganizationJobs jobs) : IDailyJob
{
    public Task<bool> RunAsync(CancellationToken cancellationToken) => LookAsync(null, cancellationToken);

    public Task<bool> RunAsync(TimeSpan within, CancellationToken cancellationToken) => LookAsync(within, cancellationToken);

    private Task<bool> LookAsync(TimeSpan? within, CancellationToken cancellationToken) => jobs.RunAsync(
        "authorizations",
        async organization =>
        {
            foreach (var episode in await jobs.AskAsync(organization, new FindAuthorizedEpisodes(within), cancellationToken))
            {
                await jobs.TryAsync(organization, new KeepAuthorizations(episode), episode.Value, cancellationToken);
            }

            foreach (var episode in await jobs.AskAsync(organization, new FindEpisodesToCertify(within), cancellationToken))
            {
                await jobs.TryAsync(organization, new KeepCertifications(episode), episode.Value, cancellationToken);
            }
        },
        cancellationToken);
}

/// <summary>Those with something granted that time may move, of programmes whose day began within that time where one is given.</summary>
internal sealed record FindAuthorizedEpisodes(TimeSpan? Within) : IQuery<IReadOnlyList<EpisodeId>>;

internal sealed class FindAuthorizedEpisodesHandler(IAppDbContext db, TimeProvider clock)
    : IRequestHandler<FindAuthorizedEpisodes, IReadOnlyList<EpisodeId>>
{
    public async Task<IReadOnlyList<EpisodeId>> Handle(FindAuthorizedEpisodes query, CancellationToken cancellationToken)
    {
        var programs = await db.WithNewDayAsync(query.Within, clock.GetUtcNow(), cancellationToken);
        return programs.Count == 0
            ? []
            : await db.Authorizations.AsNoTracking()
                .Where(authorization => authorization.EnteredInError == null
                    && (authorization.Status == AuthorizationStatus.Approved || authorization.Status == AuthorizationStatus.PartiallyApproved
                        || authorization.Status == AuthorizationStatus.Active || authorization.Status == AuthorizationStatus.Exhausted))
                .Where(authorization => db.Episodes.Any(episode => episode.Id == authorization.EpisodeId && programs.Contains(episode.ProgramId)))
                .Select(authorization => authorization.EpisodeId)
                .Distinct()
                .ToListAsync(cancellationToken);
    }
}

/// <summary>Again, it changes nothing.</summary>
internal sealed record KeepAuthorizations(EpisodeId EpisodeId) : ICommand<Unit>;

internal sealed class KeepAuthorizationsHandler(IAppDbContext db, AuthorizationKeeper keeper) : IRequestHandler<KeepAuthorizations, Unit>
{
    public async Task<Unit> Handle(KeepAuthorizations command, CancellationToken cancellationToken)
    {
        await db.LockAsync<Episode>(command.EpisodeId.Value, cancellationToken);
        await keeper.KeepAsync(command.EpisodeId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
