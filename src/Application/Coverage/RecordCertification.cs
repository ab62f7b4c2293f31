using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Coverage;

/// <summary>The calling physician certifies that the patient needs this care.</summary>
public sealed record RecordCertification(EpisodeId EpisodeId, CertificationBody Body) : ICommand<CertificationResponse>;

/// <param name="CertifiedOn">First day for which it holds; today unless given, and not before the admission.</param>
public sealed record CertificationBody(DateOnly? CertifiedOn = null);

internal sealed class RecordCertificationHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<RecordCertification, CertificationResponse>
{
    public async Task<CertificationResponse> Handle(RecordCertification command, CancellationToken cancellationToken)
    {
        var by = await db.GetCallingPractitionerAsync(caller.RequirePractitioner(), cancellationToken);
        await db.LockAsync<Episode>(command.EpisodeId.Value, cancellationToken);
        var now = clock.GetUtcNow();
        var (episode, program, today, _) = await db.GetEpisodeAsOfAsync(command.EpisodeId, null, null, now, cancellationToken);
        var on = command.Body.CertifiedOn ?? today;
        var phases = await db.StepDownPhases.AsNoTracking().Where(phase => phase.EpisodeId == episode.Id).ToListAsync(cancellationToken);
        var phase = phases
            .Where(phase => phase.StartedOn <= on && !(phase.EndedOn <= on))
            .OrderByDescending(phase => phase.StartedOn)
            .FirstOrDefault();
        var certification = Certification.Certify(
            TypedId.New<CertificationId>(now),
            episode,
            on,
            phase?.TargetHoursPerWeek ?? 0,
            (await db.MedicareOfAsync(episode.PatientId, cancellationToken)).Any(terms => terms.Covers(on)),
            program,
            by,
            now);
        db.Certifications.Add(certification);
        await db.SaveChangesAsync(cancellationToken);
        return CertificationResponse.Of(certification);
    }
}

internal static class MedicareLoading
{
    /// <summary>Terms of the coverages by Medicare that stand.</summary>
    public static async Task<IReadOnlyList<CoverageTerms>> MedicareOfAsync(this IAppDbContext db, PatientId patientId, CancellationToken cancellationToken)
    {
        await db.Coverages.Where(coverage => coverage.PatientId == patientId && coverage.Kind == CoverageKind.Medicare).LoadAsync(cancellationToken);
        return
        [
            .. db.Coverages.Local
                .Where(coverage => coverage.PatientId == patientId && coverage.Kind == CoverageKind.Medicare && coverage.EnteredInError is null)
                .Select(coverage => coverage.Terms),
        ];
    }
}
