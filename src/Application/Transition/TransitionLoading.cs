using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.Transition;

/// <summary>Whose transition it is, the programme whose rules hold, and now.</summary>
internal sealed record TransitionCare(Episode Episode, Program Program, Act Act)
{
    public TransitionPolicy Policy => Program.PoliciesOn(Act.On).Transition;
}

internal static class TransitionLoading
{
    /// <summary>In one round trip.</summary>
    /// <exception cref="DomainException">404.</exception>
    public static async Task<TransitionCare> GetTransitionCareAsync(
        this IAppDbContext db, EpisodeId episodeId, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (episode, program) = await db.GetEpisodeInProgramAsync(episodeId, cancellationToken);
        return new TransitionCare(episode, program, PlanLoading.ActOf(caller, program, clock.GetUtcNow()));
    }
}
