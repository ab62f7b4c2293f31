using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Skills;

/// <summary>Those recorded last first.</summary>
/// <param name="SkillCode">Only those of this skill.</param>
public sealed record ListSkillPractices(EpisodeId EpisodeId, string? SkillCode, PageRequest Page) : IQuery<Page<SkillPracticeResponse>>;

internal sealed class ListSkillPracticesHandler(IAppDbContext db, ICursors cursors)
    : IRequestHandler<ListSkillPractices, Page<SkillPracticeResponse>>
{
    public async Task<Page<SkillPracticeResponse>> Handle(ListSkillPractices query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return await db.SkillPractices.AsNoTracking()
            .Where(practice => practice.EpisodeId == query.EpisodeId)
            .Where(practice => query.SkillCode == null || practice.SkillCode == query.SkillCode)
            .ToPageAsync(
                practice => practice.Id,
                query.Page,
                $"episodes/{query.EpisodeId}/skill-practices/{query.SkillCode}",
                cursors,
                SkillPracticeResponse.Of,
                cancellationToken);
    }
}
