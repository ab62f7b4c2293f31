using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Progress;

internal sealed record Course(Episode Episode, Program Program);

internal static class ProgressLoading
{
    /// <summary>In one round trip.</summary>
    /// <exception cref="DomainException">404.</exception>
    public static async Task<Course> GetCourseAsync(this IAppDbContext db, EpisodeId episodeId, CancellationToken cancellationToken)
    {
        var found = await db.Episodes.AsNoTracking()
            .Join(db.Programs, episode => episode.ProgramId, program => program.Id, (episode, program) => new { episode, program })
            .GetAsync(found => found.episode.Id == episodeId, cancellationToken);
        return new Course(found.episode, found.program);
    }

    /// <summary>Today and now unless given.</summary>
    /// <exception cref="DomainException">422 DATE_IN_FUTURE.</exception>
    public static (DateOnly AsOf, DateTimeOffset KnownAt) RequireMoment(
        this Program program, DateOnly? asOf, DateTimeOffset? knownAt, DateTimeOffset now)
    {
        var today = program.DateOf(now);
        if (asOf > today)
        {
            throw EpisodeErrors.DateInFuture("?asOf");
        }

        return knownAt > now ? throw EpisodeErrors.DateInFuture("?knownAt") : (asOf ?? today, knownAt ?? now);
    }
}
