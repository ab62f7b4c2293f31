using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Application.Skills;

/// <param name="AsOf">The programme's date; today unless given.</param>
/// <param name="KnownAt">Now unless given.</param>
public sealed record GetSkillMastery(EpisodeId EpisodeId, DateOnly? AsOf, DateTimeOffset? KnownAt) : IQuery<SkillMasteryResponse>;

/// <summary>How far a patient is with each skill of which the patient has heard, by homework or by practice.</summary>
/// <param name="Skills">In the order of the catalogue.</param>
/// <param name="LeastConfidence">Where the patient felt least confident, by the latest BSCQ, and what was practised for it; null where there is none.</param>
public sealed record SkillMasteryResponse(
    EpisodeId EpisodeId, DateOnly AsOf, DateTimeOffset KnownAt, IReadOnlyList<SkillMastery> Skills, ConfidenceFocus? LeastConfidence);

internal sealed class GetSkillMasteryHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetSkillMastery, SkillMasteryResponse>
{
    public async Task<SkillMasteryResponse> Handle(GetSkillMastery query, CancellationToken cancellationToken)
    {
        var (episode, program, asOf, knownAt) = await db.GetEpisodeAsOfAsync(
            query.EpisodeId, query.AsOf, query.KnownAt, clock.GetUtcNow(), cancellationToken);
        var practices = await db.SkillPractices.AsNoTracking()
            .Where(practice => practice.EpisodeId == episode.Id && practice.PractisedOn <= asOf)
            .ToListAsync(cancellationToken);
        var homework = await db.Homework.AsNoTracking()
            .Where(homework => homework.EpisodeId == episode.Id && homework.SkillCode != null)
            .ToListAsync(cancellationToken);
        var confidence = await db.Assessments.AsNoTracking()
            .Where(assessment => assessment.EpisodeId == episode.Id && assessment.Instrument == InstrumentCode.Bscq)
            .ToListAsync(cancellationToken);
        var seen = practices.Where(practice => practice.IsSeen(asOf, knownAt)).ToList();
        return new SkillMasteryResponse(
            episode.Id,
            asOf,
            knownAt,
            SkillMastery.Of(
                seen,
                homework.Select(item => item.StandingAsOf(asOf, knownAt)?.SkillCode).OfType<string>(),
                program.PoliciesOn(asOf).Skills),
            ConfidenceFocus.Of(confidence, seen, asOf, knownAt));
    }
}
