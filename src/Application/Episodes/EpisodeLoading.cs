using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Episodes;

internal static class EpisodeLoading
{
    /// <summary>An episode and its programme in one round trip, to be read only.</summary>
    /// <exception cref="DomainException">404.</exception>
    public static async Task<(Episode Episode, Program Program)> GetEpisodeInProgramAsync(
        this IAppDbContext db, EpisodeId id, CancellationToken cancellationToken)
    {
        var found = await db.Episodes.AsNoTracking()
            .Join(db.Programs, episode => episode.ProgramId, program => program.Id, (episode, program) => new { episode, program })
            .GetAsync(found => found.episode.Id == id, cancellationToken);
        return (found.episode, found.program);
    }

    /// <summary>Of an episode that is there.</summary>
    public static Task<Program> ProgramOfAsync(this IAppDbContext db, EpisodeId id, CancellationToken cancellationToken) =>
        db.Programs.AsNoTracking().SingleAsync(
            program => db.Episodes.Any(episode => episode.Id == id && episode.ProgramId == program.Id), cancellationToken);

    /// <summary>An episode to change, with its programme, whose zone and policies its dates are judged by.</summary>
    public static async Task<(Episode Episode, Program Program)> GetEpisodeForChangeAsync(
        this IAppDbContext db, EpisodeId id, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var episode = await db.Episodes.GetForChangeAsync(e => e.Id == id, ifMatch, cancellationToken);
        return (episode, await db.Programs.AsNoTracking().SingleAsync(p => p.Id == episode.ProgramId, cancellationToken));
    }

    /// <exception cref="DomainException">403 PRACTITIONER_REQUIRED: the client is bound to nobody, or to nobody of this organization.</exception>
    public static async Task<Practitioner> GetCallingPractitionerAsync(
        this IAppDbContext db, PractitionerId id, CancellationToken cancellationToken) =>
        await db.Practitioners.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken)
            ?? throw CommonErrors.PractitionerRequired();
}
