using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.Skills;

/// <summary>Whom and where what is recorded belongs to.</summary>
internal sealed record Treatment(Episode Episode, Patient Patient, Program Program);

internal static class SkillLoading
{
    /// <exception cref="DomainException">404.</exception>
    public static async Task<Treatment> GetTreatmentAsync(this IAppDbContext db, EpisodeId id, CancellationToken cancellationToken)
    {
        var episode = await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == id, cancellationToken);
        return new Treatment(
            episode,
            await db.Patients.AsNoTracking().GetAsync(patient => patient.Id == episode.PatientId, cancellationToken),
            await db.Programs.AsNoTracking().SingleAsync(program => program.Id == episode.ProgramId, cancellationToken));
    }

    /// <summary>Patients do this for themselves, staff for them.</summary>
    public static Actor AsActor(this ICaller caller) =>
        caller.PractitionerId is { } practitioner ? new Actor(practitioner) : new Actor(PatientId: caller.PatientId);
}
