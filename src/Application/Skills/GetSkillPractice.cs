using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Skills;

public sealed record GetSkillPractice(EpisodeId EpisodeId, SkillPracticeId PracticeId) : IQuery<SkillPracticeResponse>;

internal sealed class GetSkillPracticeHandler(IAppDbContext db) : IRequestHandler<GetSkillPractice, SkillPracticeResponse>
{
    public async Task<SkillPracticeResponse> Handle(GetSkillPractice query, CancellationToken cancellationToken) => SkillPracticeResponse.Of(
        await db.SkillPractices.AsNoTracking().GetAsync(
            practice => practice.EpisodeId == query.EpisodeId && practice.Id == query.PracticeId, cancellationToken));
}
