using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Skills;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Api.Skills;

internal static class SkillEndpoints
{
    public static void MapSkills(this IEndpointRouteBuilder api) => api.MapGet("/skills", List)
        .WithTags("Skills")
        .Operation("listSkills", "List the skills, what one does, and where they help; the whole catalogue on one page")
        .RequireAccess(Scopes.SkillsRead);

    internal sealed record SkillQuery(
        [property: Description("Only those of this category.")] SkillCategory? Category,
        [property: Description("Only those that help in this situation.")] RiskSituation? Situation);

    private static async Task<PageAnswer<Skill>> List(
        [AsParameters] SkillQuery filter, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListSkills(filter.Category, filter.Situation), cancellationToken));
}
