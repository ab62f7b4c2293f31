using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Episodes;

/// <summary>The day of the programme that somebody asks for, and the instant by whose knowledge it is looked at (D10).</summary>
internal sealed record Moment(DateOnly AsOf, DateTimeOffset KnownAt);

/// <summary>An episode as somebody asks for it.</summary>
internal sealed record EpisodeAsOf(Episode Episode, Program Program, DateOnly AsOf, DateTimeOffset KnownAt);

internal static class AsOfLoading
{
    /// <summary>In one round trip.</summary>
    /// <param name="asOf">Today unless given.</param>
    /// <param name="knownAt">Now unless given.</param>
    /// <exception cref="DomainException">404; 422 DATE_IN_FUTURE.</exception>
    public static async Task<EpisodeAsOf> GetEpisodeAsOfAsync(
        this IAppDbContext db, EpisodeId id, DateOnly? asOf, DateTimeOffset? knownAt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (episode, program) = await db.GetEpisodeInProgramAsync(id, cancellationToken);
        var moment = program.RequireMoment(asOf, knownAt, now);
        return new EpisodeAsOf(episode, program, moment.AsOf, moment.KnownAt);
    }

    /// <summary>Today, and now, unless given.</summary>
    /// <exception cref="DomainException">422 DATE_IN_FUTURE.</exception>
    public static Moment RequireMoment(this Program program, DateOnly? asOf, DateTimeOffset? knownAt, DateTimeOffset now)
    {
        var today = program.DateOf(now);
        return asOf > today ? throw EpisodeErrors.DateInFuture("?asOf")
            : knownAt > now ? throw EpisodeErrors.DateInFuture("?knownAt")
            : new Moment(asOf ?? today, knownAt ?? now);
    }
}
