using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Episodes;

/// <summary>An episode as somebody asks for it: as of a day of the programme, with what was known at an instant (D10).</summary>
internal sealed record EpisodeAsOf(Episode Episode, Program Program, DateOnly AsOf, DateTimeOffset KnownAt);

internal static class AsOfLoading
{
    /// <param name="asOf">Today unless given.</param>
    /// <param name="knownAt">Now unless given.</param>
    /// <exception cref="DomainException">404; 422 DATE_IN_FUTURE.</exception>
    public static async Task<EpisodeAsOf> GetEpisodeAsOfAsync(
        this IAppDbContext db, EpisodeId id, DateOnly? asOf, DateTimeOffset? knownAt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var episode = await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == id, cancellationToken);
        var program = await db.Programs.AsNoTracking().SingleAsync(program => program.Id == episode.ProgramId, cancellationToken);
        var today = program.DateOf(now);
        return asOf > today ? throw EpisodeErrors.DateInFuture("?asOf")
            : knownAt > now ? throw EpisodeErrors.DateInFuture("?knownAt")
            : new EpisodeAsOf(episode, program, asOf ?? today, knownAt ?? now);
    }
}
