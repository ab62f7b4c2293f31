using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Application.Skills;

/// <param name="Category">Only those of this category.</param>
/// <param name="Situation">Only those that help in this situation.</param>
public sealed record ListSkills(SkillCategory? Category, RiskSituation? Situation) : IQuery<Page<Skill>>;

internal sealed class ListSkillsHandler : IRequestHandler<ListSkills, Page<Skill>>
{
    public Task<Page<Skill>> Handle(ListSkills query, CancellationToken cancellationToken) => Task.FromResult(new Page<Skill>(
        [
            .. SkillCatalogue.All.Where(skill =>
                (query.Category is null || skill.Category == query.Category)
                && (query.Situation is not { } situation || skill.Situations.Contains(situation))),
        ],
        null));
}
